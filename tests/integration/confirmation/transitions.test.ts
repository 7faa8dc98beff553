import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { type Act, acts, step, type Standing } from '$lib/domain/confirmation';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { correctCompletion } from '$lib/server/confirmation/correct';
import { confirmSeveral } from '$lib/server/confirmation/several';
import {
	confirmCompletion,
	holdCompletion,
	releaseCompletion,
	returnCompletion
} from '$lib/server/confirmation/review';
import { changeRow } from '$lib/server/db/rows';
import { completion } from '$lib/server/db/schema';
import { rearrange } from '../access/settle';
import { type Actor, actors, confirmingTown, days } from './town';

type Town = Awaited<ReturnType<typeof confirmingTown>>;
type ReviewAct = Exclude<Act, 'amend' | 'withdraw'>;
const reviewActs = acts.filter((act): act is ReviewAct => act !== 'amend' && act !== 'withdraw');

const claim = { courseCode: 'DX-BASIC', completedOn: day('2026-06-02'), hours: 2, comprehension: 4 };

/** Does one act as somebody on a day, to the record as it stands. */
async function act(town: Town, what: ReviewAct, actor: Actor, on: string, id: number): Promise<string> {
	const [viewer, seen, { database }] = [await town.as(actor, on), await town.seen(id), town];
	const done = {
		confirm: () => confirmCompletion(database, viewer, seen),
		return: () => returnCompletion(database, viewer, seen, '日付'),
		hold: () => holdCompletion(database, viewer, seen, '照会中'),
		release: () => releaseCompletion(database, viewer, seen),
		correct: () => correctCompletion(database, viewer, seen, claim, '名簿と照合')
	};
	const outcome = await done[what]();
	return outcome.ok ? 'done' : outcome.reason;
}

const standings = {
	waiting: { state: 'waiting', held: false },
	held: { state: 'waiting', held: true },
	confirmed: { state: 'confirmed', held: false },
	returned: { state: 'returned', held: false },
	withdrawn: { state: 'withdrawn', held: false }
} satisfies Record<string, Standing>;

function columnsOf({ state, held }: Standing) {
	const returnReason = state === 'returned' ? '前の理由' : null;
	return { state, returnReason, heldReason: held ? '前の照会' : null };
}

/** Who confirms 花子's records while she is in 企画課, and once she is in 財政課. */
const confirming: Record<'before' | 'after', readonly Actor[]> = {
	before: ['head', 'above', 'deputy', 'hr', 'otherHr'],
	after: ['otherHead', 'above', 'hr', 'otherHr']
};
const correcting: readonly Actor[] = ['hr', 'otherHr'];

/** How it ends, by the words of docs/permissions.md and the table of domain/confirmation. */
function expected(standing: Standing, what: ReviewAct, actor: Actor, when: 'before' | 'after'): string {
	if (actor === 'herself') return 'own-record';
	const may = what === 'correct' ? correcting : confirming[when];
	if (!may.includes(actor)) return 'not-found';
	const taken = step(standing, what);
	return taken.ok ? 'done' : taken.reason;
}

describe.each(['before', 'after'] as const)('%s the transfer', (when) => {
	it.each(actors)(
		'every act on every standing by %s ends as the tables say, and writes nothing where refused',
		async (actor) => {
			const town = await confirmingTown();
			for (const [name, standing] of Object.entries(standings)) {
				for (const what of reviewActs) {
					const completedOn = day(`2026-05-${String(reviewActs.indexOf(what) + 10)}`);
					const id = await town.record({ ...columnsOf(standing), completedOn, courseId: 2 });
					const before = await town.row(id);
					const end = await act(town, what, actor, days[when], id);
					expect(`${name} ${what}: ${end}`).toBe(`${name} ${what}: ${expected(standing, what, actor, when)}`);
					const after = await town.row(id);
					if (end !== 'done') expect(after).toEqual(before);
					else {
						const taken = step(standing, what);
						const is = { state: after.state, held: after.heldReason !== null };
						expect(is).toEqual(taken.ok && taken.next);
						expect(after.returnReason).toBe(what === 'return' ? '日付' : null);
					}
					// Out of the way of the next: one record per person, course and day.
					await withdraw(town, id);
				}
			}
			expect((await verifyAudit(town.database)).total).toBe(0);
		}
	);
});

async function withdraw(town: Town, id: number): Promise<void> {
	await rearrange(town.database, (change) => changeRow(change, completion, { id }, { state: 'withdrawn' }));
}

it('where 人事 alone confirm, no head and no deputy does, and whoever confirms is 人事', async () => {
	const town = await confirmingTown({ heads: false });
	const id = await town.record();
	for (const actor of ['head', 'above', 'deputy'] as const)
		expect(await act(town, 'confirm', actor, days.before, id)).toBe('not-found');
	expect(await act(town, 'confirm', 'hr', days.before, id)).toBe('done');
});

it('the record of a head waits for the head above or 人事, that of a deputy for the head, and never for themselves', async () => {
	const town = await confirmingTown();
	const [ofHead, ofDeputy, ofHr] = [
		await town.record({}, '0002'),
		await town.record({}, '0005'),
		await town.record({}, '0006')
	];
	expect(await act(town, 'confirm', 'head', days.before, ofHead)).toBe('own-record');
	expect(await act(town, 'confirm', 'above', days.before, ofHead)).toBe('done');
	expect(await act(town, 'confirm', 'deputy', days.before, ofDeputy)).toBe('own-record');
	expect(await act(town, 'confirm', 'head', days.before, ofDeputy)).toBe('done');
	expect(await act(town, 'correct', 'hr', days.before, ofHr)).toBe('own-record');
	expect(await act(town, 'confirm', 'otherHr', days.before, ofHr)).toBe('done');
});

it('of two who confirm at once, one does and the other is told', async () => {
	const town = await confirmingTown();
	const id = await town.record();
	const ends = await Promise.all(
		(['head', 'hr', 'above'] as const).map((actor) => act(town, 'confirm', actor, days.before, id))
	);
	expect(ends.toSorted()).toEqual(['done', 'not-waiting', 'not-waiting']);
});

it('several are confirmed with an entry each; what changed meanwhile is told by name and holds up none', async () => {
	const town = await confirmingTown();
	const ids = [await town.record(), await town.record({}, '0005'), await town.record({}, '0008')];
	const strange = await town.record({}, '0009');
	const seen = await Promise.all([...ids, strange].map((id) => town.seen(id)));
	await act(town, 'hold', 'hr', days.before, ids[1]!);
	const head = await town.as('head');
	const { confirmed, refused } = await confirmSeveral(town.database, head, [...seen, { id: 999, entry: 1 }, seen[0]!]);
	expect(confirmed).toEqual([ids[0], ids[2]]);
	expect(refused).toEqual([
		{ id: ids[1], name: '代行 二', course: 'DX-BASIC研修', reason: 'changed-since' },
		{ id: strange, name: null, course: null, reason: 'not-found' },
		{ id: 999, name: null, course: null, reason: 'not-found' }
	]);
	const entries = await Promise.all(confirmed.map(async (id) => (await town.row(id)).entry));
	expect(new Set(entries).size).toBe(2);
	expect((await verifyAudit(town.database)).total).toBe(0);
});
