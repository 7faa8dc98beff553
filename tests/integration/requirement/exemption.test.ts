import { beforeEach, describe, expect, it } from 'vitest';
import { type CivilDate, day } from '$lib/domain/calendar';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { endExemption, takeBackExemption } from '$lib/server/requirement/end-exemption';
import { type ExemptionCommand, grantExemption } from '$lib/server/requirement/exempt';
import { withdrawRequirement } from '$lib/server/requirement/draft/publish';
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
	if (outcome.ok) return 'done';
	return outcome.reason === 'faults' ? outcome.faults.join() : outcome.reason;
}

async function end(actor: Actor, exemption: number, on: string = days.before) {
	const outcome = await endExemption(town.database, await town.as(actor, on), exemption);
	return outcome.ok ? 'done' : outcome.reason;
}

async function takeBack(actor: Actor, exemption: number, on: string = days.before, reason = '別の人でした') {
	const outcome = await takeBackExemption(town.database, await town.as(actor, on), { id: exemption, reason });
	if (outcome.ok) return 'done';
	return outcome.reason === 'fault' ? outcome.fault : outcome.reason;
}

async function withdraw() {
	const { entry: seen } = await town.requirement(id);
	await withdrawRequirement(town.database, await town.as('hr'), { id, seen, reason: '重複' });
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
	const before = await town.entries();
	expect(await takeBack(actor, one!.id)).toBe(isOfficer ? 'done' : 'not-allowed');
	expect(await town.entries()).toBe(before + (isOfficer ? 1 : 0));
});

it.each<{ changes: Partial<ExemptionCommand>; reason: string }>([
	{ changes: { reason: ' ' }, reason: 'no-reason' },
	{ changes: { reason: 'あ'.repeat(101) }, reason: 'reason-too-long' },
	{ changes: { from: null }, reason: 'no-from' },
	{ changes: { to: null }, reason: 'no-to' },
	{ changes: { staffNumber: ' ', from: null, to: null, reason: '' }, reason: 'no-person,no-from,no-to,no-reason' },
	{
		changes: { staffNumber: '9999', to: day('2027-04-01'), reason: '' },
		reason: 'unknown-person,outside-year,no-reason'
	},
	{ changes: { from: day('2026-08-01') }, reason: 'out-of-order' },
	{ changes: { from: day('2026-03-31') }, reason: 'outside-year' },
	{ changes: { to: day('2027-04-01') }, reason: 'outside-year' },
	{ changes: { staffNumber: '9999' }, reason: 'unknown-person' },
	{ changes: { staffNumber: '0' }, reason: 'unknown-person' },
	{ changes: { staffNumber: '１', reason: '' }, reason: 'similar-person,no-reason' },
	{ changes: { staffNumber: '8' }, reason: 'own-exemption' },
	{ changes: { requirementId: 999 }, reason: 'unknown-requirement' }
])('is refused: $reason', async ({ changes, reason }) => {
	const before = await town.entries();
	expect(await grant('security', changes)).toBe(reason);
	expect(await town.entries()).toBe(before);
});

it('offers whom a number without its zeros means, and exempts nobody by it', async () => {
	const grantTo = async (staffNumber: string) =>
		grantExemption(town.database, await town.as('hr'), { requirementId: id, ...usual, staffNumber });
	const similar = { typed: '1', staffNumber: '0001', name: '海野 花子' };
	expect(await grantTo('1')).toEqual({ ok: false, reason: 'faults', faults: ['similar-person'], similar });
	expect((await page(days.before)).exemptions).toEqual([]);
	// A whole number is that of its own person, in whatever width.
	expect(await grantTo('０００１')).toMatchObject({ ok: true });
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

it('is ended once, sent again it is done; and only one that is there', async () => {
	await grant('security');
	const [one] = (await page(days.before)).exemptions;
	expect(await end('security', 999)).toBe('unknown-exemption');
	const before = await town.entries();
	expect(await end('security', one!.id, '2026-08-01')).toBe('done');
	expect(await town.entries()).toBe(before);
	await end('security', one!.id);
	expect(await end('security', one!.id)).toBe('done');
	expect(await town.entries()).toBe(before + 1);
});

it('nobody is exempt from what was taken back, nor is anything changed of it', async () => {
	await grant('security');
	const [one] = (await page(days.before)).exemptions;
	await withdraw();
	expect(await grant('security', { staffNumber: '0002' })).toBe('withdrawn');
	expect(await end('security', one!.id)).toBe('withdrawn');
	expect(await takeBack('security', one!.id)).toBe('withdrawn');
});

it('of a 下書き: granted, ended and taken back as of a published one', async () => {
	id = await town.draft({ name: '下書きの研修' });
	expect([await grant('hr'), await grant('hr', { staffNumber: '0002' })]).toEqual(['done', 'done']);
	const [one, other] = (await page(days.before)).exemptions;
	expect([await end('hr', one!.id), await takeBack('security', other!.id)]).toEqual(['done', 'done']);
});

it.each<{ actor: Actor; own: string; other: string }>([
	{ actor: 'security', own: '0008', other: '0007' },
	{ actor: 'hr', own: '0007', other: '0008' }
])('$actor: nobody exempts themselves, another officer does', async ({ actor, own, other }) => {
	expect(await grant(actor, { staffNumber: own })).toBe('own-exemption');
	expect(await grant(actor, { staffNumber: ` ${own} ` })).toBe('own-exemption');
	expect(await grant(actor, { staffNumber: other })).toBe('done');
	const [one] = (await page(days.before)).exemptions;
	expect(await takeBack(actor, one!.id)).toBe('done');
});

describe('a wrong one is taken back', () => {
	it.each([
		{ on: '2026-06-09', because: 'まだ始まっていない' },
		{ on: '2026-06-20', because: '途中で気づいた' },
		{ on: '2026-08-01', because: '終わっていた' },
		{ on: '2027-04-10', because: '年度が終わっていた' }
	])('$because: nothing of it is left on any day, and the right one takes its place', async ({ on }) => {
		await grant('security');
		const [one] = (await page(days.before)).exemptions;
		expect(await grant('security', { reason: '療養' })).toBe('already-exempt');
		expect(await takeBack('hr', one!.id, on)).toBe('done');
		expect((await page('2026-06-20')).standing?.excluded).toEqual([]);
		expect(await grant('security', { reason: '療養' })).toBe('done');
		expect((await page('2026-06-20')).standing?.excluded).toEqual([{ reason: '免除（療養）', count: 1 }]);
	});

	it('with a reason, which the log keeps; sent again it is done once', async () => {
		await grant('security');
		const [one] = (await page(days.before)).exemptions;
		const before = await town.entries();
		expect(await takeBack('security', one!.id, days.before, ' ')).toBe('no-reason');
		expect(await takeBack('security', one!.id, days.before, 'あ'.repeat(201))).toBe('reason-too-long');
		expect(await takeBack('security', 999)).toBe('unknown-exemption');
		expect(await town.entries()).toBe(before);
		expect([await takeBack('security', one!.id), await takeBack('security', one!.id)]).toEqual(['done', 'done']);
		expect(await town.entries()).toBe(before + 1);
		expect(await lastSaid()).toMatchObject({ to: null, reason: '別の人でした' });
		expect((await verifyAudit(town.database)).findings).toEqual([]);
	});

	it('the log does not say why somebody is exempt', async () => {
		await grant('security', { reason: '療養' });
		expect(JSON.stringify(await lastSaid())).not.toContain('療養');
	});

	async function lastSaid() {
		const last = 'SELECT payload FROM entry ORDER BY number DESC LIMIT 1';
		const { rows } = await town.database.reader.$client.execute(last);
		return JSON.parse(String(rows[0]!.payload)) as object;
	}
});
