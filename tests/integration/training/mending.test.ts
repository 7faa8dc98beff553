import { beforeEach, describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { recordCompletion } from '$lib/server/training/commands';
import { confirmCompletion, returnCompletion } from '$lib/server/confirmation/review';
import { ownCompletions } from '$lib/server/training/queries';
import { waitingCompletions } from '$lib/server/confirmation/queue/queue';
import { recordFormFor } from '$lib/server/training/record-form';
import { smallTown } from './small-town';

let town: Awaited<ReturnType<typeof smallTown>>;
let id: number;

beforeEach(async () => {
	town = await smallTown();
	id = await town.records('0001', 'DX-BASIC', '2026-06-01');
});

describe('a returned record', () => {
	it('becomes the new claim, with another day and another course, and stays one record', async () => {
		await review(id, 'return');
		const claim = { courseCode: 'SECURITY', completedOn: day('2026-06-02'), hours: 2, comprehension: 4 };
		expect(await mend('0001', claim, id)).toEqual({ ok: true, id });
		expect(await ledgerOf('0001')).toMatchObject([{ id, ...claim, state: 'waiting', returnReason: null }]);
	});

	it('is offered with its reason to its owner alone', async () => {
		await review(id, 'return');
		const offered = async (number: string) =>
			(await recordFormFor(town.database.reader, await town.ledger(), await town.viewer(number))).returned;
		expect(await offered('0001')).toMatchObject([{ id, completedOn: '2026-06-01', returnReason: '日付' }]);
		expect(await offered('0003')).toEqual([]);
	});

	it('is mended also by a claim of the same course and day that does not name it', async () => {
		await review(id, 'return');
		expect(await mend('0001', claimOn('2026-06-01'), null)).toEqual({ ok: true, id });
	});

	it('is nobody else’s to mend', async () => {
		await review(id, 'return');
		expect(await mend('0003', claimOn('2026-06-02'), id)).toEqual({ ok: false, reason: 'not-returned' });
		expect(await ledgerOf('0003')).toEqual([]);
		expect(await ledgerOf('0001')).toMatchObject([{ completedOn: '2026-06-01', state: 'returned' }]);
	});

	it('does not become a training that is recorded already', async () => {
		await town.records('0001', 'DX-BASIC', '2026-06-02');
		await review(id, 'return');
		expect(await mend('0001', claimOn('2026-06-02'), id)).toEqual({ ok: false, reason: 'already-recorded' });
		expect(await ledgerOf('0001')).toMatchObject([{ state: 'waiting' }, { id, state: 'returned' }]);
	});

	it('counts under its new course alone, also where the ledger was last read while it waited', async () => {
		await town.ledger();
		await review(id, 'return');
		await mend('0001', { ...claimOn('2026-06-02'), courseCode: 'SECURITY' }, id);
		const { completions } = await town.ledger();
		const weights = ['DX-BASIC', 'SECURITY'].map((code) => {
			const columns = completions.get(code);
			return columns && [...columns.weight.subarray(0, columns.length)];
		});
		expect(weights).toEqual([[], [1]]);
	});
});

it.each(['confirm', 'leave'] as const)('a record that was not returned (%s) is not mended', async (what) => {
	if (what === 'confirm') await review(id, 'confirm');
	const before = await ledgerOf('0001');
	expect(await mend('0001', claimOn('2026-06-02'), id)).toEqual({ ok: false, reason: 'not-returned' });
	expect(await ledgerOf('0001')).toEqual(before);
});

it.each([
	{ reason: 'あ'.repeat(200), outcome: { ok: true }, because: 'the longest there may be' },
	{ reason: '𠮷'.repeat(200), outcome: { ok: true }, because: 'characters count, not their halves' },
	{ reason: 'あ'.repeat(201), outcome: { ok: false, reason: 'reason-too-long' }, because: 'one more' },
	{ reason: '　', outcome: { ok: false, reason: 'no-reason' }, because: 'nothing but a blank' }
])('is returned with a reason that can be read: $because', async ({ reason, outcome }) => {
	expect(await review(id, 'return', reason)).toEqual(outcome);
});

function claimOn(on: string) {
	return { courseCode: 'DX-BASIC', completedOn: day(on), hours: null, comprehension: null };
}

async function mend(number: string, claim: Parameters<typeof recordCompletion>[2], mends: number | null) {
	return recordCompletion(town.database, await town.viewer(number), claim, mends);
}

async function ledgerOf(number: string) {
	return ownCompletions(town.database.reader, await town.viewer(number));
}

async function review(id: number, how: 'confirm' | 'return', reason = '日付') {
	const hr = await town.viewer('0004');
	const seen = (await waitingCompletions(town.database.reader, hr, 50)).find((one) => one.id === id);
	if (!seen) throw new Error('it waits');
	const { entry } = seen;
	if (how === 'confirm') return confirmCompletion(town.database, hr, { id, entry });
	return returnCompletion(town.database, hr, { id, entry }, reason);
}
