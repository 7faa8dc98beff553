import { beforeEach, expect, it } from 'vitest';
import { type CivilDate, day } from '$lib/domain/calendar';
import { type ExemptionCommand, endExemption, grantExemption } from '$lib/server/requirement/exempt';
import { withdrawRequirement } from '$lib/server/requirement/publish';
import { requirementPage } from '$lib/server/requirement/page';
import { type Actor, actors, days, requirementTown, type Town } from './town';

let town: Town;
let id: number;

beforeEach(async () => {
	town = await requirementTown();
	id = await town.published();
});

const usual = {
	...{ staffNumber: '0001', reason: '長期派遣' },
	...{ from: day('2026-06-10') as CivilDate | null, to: day('2026-07-31') as CivilDate | null }
};

async function grant(actor: Actor, changes: Partial<ExemptionCommand> = {}) {
	const outcome = await grantExemption(town.database, await town.as(actor), {
		requirementId: id,
		...usual,
		...changes
	});
	return outcome.ok ? 'done' : outcome.reason;
}

async function end(actor: Actor, exemption: number, on: string = days.before) {
	const outcome = await endExemption(town.database, await town.as(actor, on), exemption);
	return outcome.ok ? 'done' : outcome.reason;
}

async function page(on: string) {
	return (await requirementPage(town.database.reader, await town.ledgerNow(), await town.as('security', on), id))!;
}

it.each(actors)('granted and ended by %s: officers alone', async (actor) => {
	const isOfficer = ['hr', 'security'].includes(actor);
	expect(await grant(actor)).toBe(isOfficer ? 'done' : 'not-allowed');
	if (!isOfficer) await grant('hr');
	const [one] = (await page(days.before)).exemptions;
	expect(await end(actor, one!.id)).toBe(isOfficer ? 'done' : 'not-allowed');
});

it.each<{ changes: Partial<ExemptionCommand>; reason: string }>([
	{ changes: { reason: ' ' }, reason: 'no-reason' },
	{ changes: { reason: 'あ'.repeat(101) }, reason: 'reason-too-long' },
	{ changes: { from: null }, reason: 'no-dates' },
	{ changes: { to: null }, reason: 'no-dates' },
	{ changes: { from: day('2026-08-01') }, reason: 'out-of-order' },
	{ changes: { from: day('2026-03-31') }, reason: 'outside-year' },
	{ changes: { to: day('2027-04-01') }, reason: 'outside-year' },
	{ changes: { staffNumber: '9999' }, reason: 'unknown-person' },
	{ changes: { requirementId: 999 }, reason: 'unknown-requirement' }
])('is refused: $reason', async ({ changes, reason }) => {
	const before = await town.entries();
	expect(await grant('security', changes)).toBe(reason);
	expect(await town.entries()).toBe(before);
});

it('leaves a person out on its days and on no others, under its reason', async () => {
	await grant('security');
	const counts = async (on: string) => {
		const { overall, excluded } = (await page(on)).standing!;
		return [overall.denominator, excluded];
	};
	const exempt = [10, [{ reason: '免除（長期派遣）', count: 1 }]];
	expect(await counts('2026-06-09')).toEqual([11, []]);
	expect(await counts('2026-06-10')).toEqual(exempt);
	expect(await counts('2026-07-31')).toEqual(exempt);
	expect(await counts('2026-08-01')).toEqual([11, []]);
});

it('a lost answer: the same once more is there already; an overlapping one is refused, one after it is not', async () => {
	expect(await grant('security')).toBe('done');
	const before = await town.entries();
	expect(await grant('security')).toBe('done');
	expect(await town.entries()).toBe(before);
	expect(await grant('security', { reason: '療養' })).toBe('already-exempt');
	expect(await grant('security', { from: day('2026-07-31'), to: day('2026-08-31') })).toBe('already-exempt');
	expect(await grant('security', { from: day('2026-08-01'), to: day('2026-08-31') })).toBe('done');
	expect(await grant('security', { staffNumber: '0002' })).toBe('done');
});

it.each([
	{ on: '2026-06-10', left: [], because: '始まった日に終えると、はじめからない' },
	{ on: '2026-06-20', left: ['2026-06-19'], because: '途中で終えると、前の日まで' },
	{ on: '2026-07-31', left: ['2026-07-30'], because: '最後の日に終えると、前の日まで' }
])('$because', async ({ on, left }) => {
	await grant('security');
	const [one] = (await page(days.before)).exemptions;
	expect(await end('security', one!.id, on)).toBe('done');
	expect((await page(on)).exemptions.map(({ to }) => to)).toEqual(left);
	expect((await page(on)).standing?.overall.denominator).toBe(11);
});

it('is ended once, and only one that is there', async () => {
	await grant('security');
	const [one] = (await page(days.before)).exemptions;
	expect(await end('security', 999)).toBe('unknown-exemption');
	expect(await end('security', one!.id, '2026-08-01')).toBe('ended-already');
	await end('security', one!.id);
	expect(await end('security', one!.id)).toBe('ended-already');
});

it('nobody is exempt from what was taken back, nor somebody who was not there', async () => {
	const { entry } = await town.requirement(id);
	await withdrawRequirement(town.database, await town.as('hr'), { id, seen: entry, reason: '重複' });
	expect(await grant('security')).toBe('withdrawn');
});
