import { type Transaction } from '@libsql/client';
import { type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type OthersClaim, sourceOfOthers } from '$lib/domain/training';
import { addEach, changeEach } from '../db/rows';
import { completion } from '../db/schema';
import { type Change } from '../db/write';
import { type Rounds } from '../db/write-rounds';
import { type JudgedOther } from './others';

type Entered = OthersClaim & { courseId: number };
type Begun = JudgedOther & { change: Change };

/** Writes what was judged possible, each with an entry of its own, with a handful of statements for all. */
export async function enterOthers(
	rounds: Rounds,
	viewer: Viewer,
	entered: Entered,
	rows: readonly JudgedOther[]
): Promise<void> {
	const begin = (outcome: 'recorded' | 'mended' | 'joined') =>
		rows
			.filter((row) => row.outcome === outcome)
			.map((row): Begun => ({
				...row,
				change: rounds.begin(outcome === 'joined' ? 'completion.joined' : 'completion.recorded')
			}));
	const [recorded, mended, joined] = [begin('recorded'), begin('mended'), begin('joined')];
	await addEach(
		completion,
		recorded.map((one) => ({ change: one.change, row: newRecord(one, viewer, entered) }))
	);
	await changeEach(
		completion,
		mended.map((one) => ({ ...standing(one), values: mendedBy(one, viewer, entered) }))
	);
	await changeEach(
		completion,
		joined.map((one) => ({ ...standing(one), values: { sources: sourcesWith(one) } }))
	);
	const ids = await idsOf(rounds.raw, recorded);
	for (const one of [...recorded, ...mended, ...joined]) tell(one, entered, ids);
}

function newRecord({ named }: Begun, viewer: Viewer, entered: Entered) {
	const { courseId, claim } = entered;
	return {
		...{ staffId: named.staffId!, courseId, completedOn: claim.completedOn, comprehension: null },
		...claimOf(viewer, entered),
		sources: [sourceOfOthers]
	};
}

function claimOf({ accountId }: Viewer, { claim, method }: Entered) {
	const waits = { state: 'waiting', returnReason: null, heldReason: null } as const;
	return { hours: claim.hours, method, enteredBy: accountId, ...waits };
}

/** How well they understood it stays as they said. */
function mendedBy(one: Begun, viewer: Viewer, entered: Entered) {
	return { ...claimOf(viewer, entered), sources: sourcesWith(one) };
}

function standing({ change, named }: Begun) {
	return { change, id: named.standing!.id };
}

function sourcesWith({ named }: Begun): string[] {
	return [...new Set([...named.standing!.sources, sourceOfOthers])];
}

/** The ids of the rows the changes added, by entry: each added one. */
async function idsOf(raw: Transaction, recorded: readonly Begun[]): Promise<ReadonlyMap<number, number>> {
	if (recorded.length === 0) return new Map();
	const { rows } = await raw.execute({
		sql: 'SELECT entry, id FROM completion WHERE entry BETWEEN ? AND ?',
		args: [recorded[0]!.change.entry, recorded.at(-1)!.change.entry]
	});
	return new Map(rows.map(({ entry, id }) => [Number(entry), Number(id)]));
}

function tell({ change, named, outcome }: Begun, { claim }: Entered, ids: ReadonlyMap<number, number>): void {
	const { courseCode: course, completedOn } = claim;
	const id = named.standing?.id ?? ids.get(change.entry)!;
	const told = { completion: id, staff: named.staffId!, course, completedOn };
	if (outcome === 'joined') change.describe({ ...told, others: true } satisfies AuditPayload<'completion.joined'>);
	else change.describe({ ...told, mended: outcome === 'mended' } satisfies AuditPayload<'completion.recorded'>);
}
