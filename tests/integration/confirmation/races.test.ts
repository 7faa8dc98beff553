import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type RecordKind } from '$lib/domain/confirmation';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { confirmCompletion } from '$lib/server/confirmation/review';
import { confirmSeveral } from '$lib/server/confirmation/several';
import { type Seen } from '$lib/server/confirmation/seen';
import { type Database, openDatabase } from '$lib/server/db/open';
import { attachEvidence } from '$lib/server/evidence/attach';
import { evidenceOf } from '$lib/server/evidence/queries';
import { removeEvidence } from '$lib/server/evidence/remove';
import { amendHolding, confirmHolding, recordHolding, withdrawHolding } from '$lib/server/qualification/commands';
import { ownHoldings } from '$lib/server/qualification/queries';
import { ownCompletions } from '$lib/server/training/queries';
import { phone, send } from '../outbox/commands';
import { claimOf } from '../qualification/small-town';
import { type Deeds, decidedTown, endOf } from './every-role';
import { type Actor, numbers } from './town';

/**
 * Several people at one record at the same moment, each through an opening of the file of their own, as two processes would be: the file
 * itself decides who comes first, and either order ends as it should.
 */

let deeds: Deeds;
let town: Deeds['town'];
let other: Database;

beforeEach(async () => {
	deeds = await decidedTown('completion', '所属長');
	({ town } = deeds);
	other = await openDatabase(town.database.url);
	onTestFinished(() => other.close());
});

const confirm = { completion: confirmCompletion, holding: confirmHolding };
const recordOf = (kind: RecordKind, of: Actor = 'herself') => deeds.record({ kind, number: numbers[of] });
const byConfirmer = async (kind: RecordKind, seen: Seen, at: Database = other, who: Actor = 'hr') =>
	endOf(await confirm[kind](at, await town.as(who), seen));

const rounds = Array.from({ length: 6 }, (_, round) => round);

/** One before the other, the other before the one, and both at once. */
async function together<A, B>(round: number, one: () => Promise<A>, two: () => Promise<B>): Promise<[A, B]> {
	if (round % 3 === 0) return [await one(), await two()];
	if (round % 3 === 2) return Promise.all([one(), two()]);
	const second = await two();
	return [await one(), second];
}

describe('two who confirm at once', () => {
	it.each(['completion', 'holding'] as const)('a %s: one does, the other is told', async (kind) => {
		for (const round of rounds) {
			const id = await recordOf(kind);
			const seen = await deeds.seen(kind, id);
			const ends = await together(
				round,
				() => byConfirmer(kind, seen, town.database),
				() => byConfirmer(kind, seen, other, 'otherHr')
			);
			expect(ends.toSorted()).toEqual(['done', 'not-waiting']);
		}
		expect((await verifyAudit(town.database)).findings).toEqual([]);
	});

	it('several of the same: each record once, whoever comes first', async () => {
		const ids = [await recordOf('completion'), await recordOf('completion', 'staff')];
		const seen = await Promise.all(ids.map((id) => deeds.seen('completion', id)));
		const both = await Promise.all([
			confirmSeveral(town.database, await town.as('hr'), seen),
			confirmSeveral(other, await town.as('head'), seen)
		]);
		expect(both.flatMap(({ confirmed }) => confirmed).toSorted()).toEqual(ids.toSorted());
		const refused = both.flatMap((one) => one.refused.map(({ reason }) => reason));
		expect(refused).toEqual(['not-waiting', 'not-waiting']);
	});
});

describe('withdraw beats confirm', () => {
	it('of a qualification', async () => {
		const herself = await town.as('herself');
		for (const round of rounds) {
			const id = await recordOf('holding');
			const seen = await deeds.seen('holding', id);
			const [withdrawn, confirmed] = await together(
				round,
				async () => endOf(await withdrawHolding(town.database, herself, id, '取り違え')),
				() => byConfirmer('holding', seen)
			);
			expect([withdrawn, ['done', 'not-waiting'].includes(confirmed)]).toEqual(['done', true]);
			expect((await ownHoldings(town.database.reader, herself)).map((row) => row.id)).not.toContain(id);
		}
		expect((await verifyAudit(town.database)).findings).toEqual([]);
	});

	it('of a training recorded on a phone', async () => {
		const [herself, device] = [await town.as('herself'), phone(numbers.herself)];
		for (const round of rounds) {
			const command = device.record({ courseCode: 'DX-BASIC', completedOn: `2026-05-0${round + 1}` });
			await send(town.database, herself, [command]);
			const [row] = await ownCompletions(town.database.reader, herself);
			const seen = await deeds.seen('completion', row!.id);
			const [[answer], confirmed] = await together(
				round,
				() => send(town.database, herself, [device.withdraw(command)]),
				() => byConfirmer('completion', seen)
			);
			expect(answer).toMatchObject({ outcome: 'applied', state: 'withdrawn' });
			expect(['done', 'not-waiting']).toContain(confirmed);
			expect((await town.row(row!.id)).state).toBe('withdrawn');
		}
		expect((await verifyAudit(town.database)).findings).toEqual([]);
	});
});

describe('what was changed meanwhile is not confirmed unseen', () => {
	it('a qualification that its person edits', async () => {
		const herself = await town.as('herself');
		for (const round of rounds) {
			const claim = claimOf({ passedOn: `2021-01-0${round + 1}` });
			const id = await recordOf('holding');
			const seen = await deeds.seen('holding', id);
			const [edited, confirmed] = await together(
				round,
				async () => endOf(await amendHolding(town.database, herself, seen, claim)),
				() => byConfirmer('holding', seen)
			);
			expect([`${edited} ${confirmed}`]).toEqual([edited === 'done' ? 'done changed-since' : 'not-amendable done']);
		}
	});

	it('a training that its person edits on a phone: the edit is refused or seen, never confirmed with it', async () => {
		const [herself, device] = [await town.as('herself'), phone(numbers.herself)];
		for (const round of rounds) {
			const command = device.record({ courseCode: 'DX-BASIC', completedOn: `2026-05-0${round + 1}`, hours: '1' });
			await send(town.database, herself, [command]);
			const [row] = await ownCompletions(town.database.reader, herself);
			const seen = await deeds.seen('completion', row!.id);
			const edit = { courseCode: 'DX-BASIC', completedOn: `2026-05-0${round + 1}`, hours: '2' };
			const [[answer], confirmed] = await together(
				round,
				() => send(town.database, herself, [device.amend(command, edit)]),
				() => byConfirmer('completion', seen)
			);
			const { state, hours } = await town.row(row!.id);
			expect([answer!.outcome, confirmed, state, hours]).toEqual(
				answer!.outcome === 'applied'
					? ['applied', 'changed-since', 'waiting', 2]
					: ['conflict', 'done', 'confirmed', 1]
			);
		}
	});

	it.each(['completion', 'holding'] as const)('a %s that gets evidence, or loses it', async (kind) => {
		const herself = await town.as('herself');
		for (const round of rounds) {
			const id = await recordOf(kind);
			const proven = kind === 'completion' ? { completionId: id } : { holdingId: id };
			const bare = await deeds.seen(kind, id);
			await attachEvidence(town.database, herself, proven, await deeds.sent(herself));
			expect(await byConfirmer(kind, bare), 'it has evidence now').toBe('changed-since');
			const seen = await deeds.seen(kind, id);
			const [file] = await evidenceOf(
				town.database.reader,
				kind === 'completion' ? { completionIds: [id] } : { holdingIds: [id] }
			);
			const [removed, confirmed] = await together(
				round,
				async () => endOf(await removeEvidence(town.database, herself, file!.id)),
				() => byConfirmer(kind, seen)
			);
			expect(`${removed} ${confirmed}`).toBe(removed === 'done' ? 'done changed-since' : 'not-removable done');
		}
		expect((await verifyAudit(town.database)).findings).toEqual([]);
	});
});

it('the same qualification recorded through two openings at once is one fact', async () => {
	for (const round of rounds) {
		const claim = claimOf({ passedOn: `2022-02-0${round + 1}` });
		const herself = await town.as('herself');
		const ends = await together(
			round,
			async () => endOf(await recordHolding(town.database, herself, claim)),
			async () => endOf(await recordHolding(other, herself, claim))
		);
		expect(ends.toSorted()).toEqual(['already-recorded', 'done']);
	}
});
