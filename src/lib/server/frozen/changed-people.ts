import { reachesDepartment, scopeOf, type Viewer } from '$lib/domain/access';
import { type Difference, type FrozenHead, kindsOf, type Outcome, outcomeWords } from '$lib/domain/frozen';
import { type Ledger, type TreeDay } from '$lib/domain/ledger';
import { reachedBy } from '../indicator/people';
import { type ChangeEntry } from './change-entries';
import { type Sealed } from './sealed-people';

/** Somebody who counts otherwise now; of 配置率 a department, of 手入力 the number. */
export type LaterChange = {
	/** tells the rows apart */
	key: string;
	/** null for what is no person */
	staffNumber: string | null;
	name: string;
	/** the department in which they count now, else the one in which they were sealed */
	department: string;
	/** 確定時 and いま, in words; with the department where that is what changed */
	before: string;
	now: string;
	/** null where nothing in the log did it: a newer program reckons otherwise */
	entry: ChangeEntry | null;
};

export type ChangeRow = { difference: Difference; row: Omit<LaterChange, 'entry'> };

/** Those of the people who differ whom this viewer sees today, in 機構順 of the day and then by 職員番号. */
export function rowsOf(
	ledger: Ledger,
	head: FrozenHead,
	sealed: Sealed,
	found: readonly Difference[],
	viewer: Viewer
): ChangeRow[] {
	const isSeen = seenBy(ledger, head, viewer);
	const tree = ledger.treeOn(head.asOf);
	const place = ({ before, now }: Difference) => tree.placeOf(now?.department || before?.department || '') ?? Infinity;
	return found
		.filter(({ key }) => isSeen(key))
		.map((difference) => ({ difference, place: place(difference) }))
		.sort((one, other) => byPlace(one, other) || (one.difference.key < other.difference.key ? -1 : 1))
		.map(({ difference }) => ({ difference, row: rowOf(ledger, tree, head, sealed, difference) }));
}

function byPlace(one: { place: number }, other: { place: number }): number {
	return one.place === other.place ? 0 : one.place - other.place;
}

/** A department is seen by whoever sees the names in it. */
function seenBy(ledger: Ledger, { rule }: FrozenHead, viewer: Viewer): (key: string) => boolean {
	if (rule.kind !== 'appointment_coverage') return reachedBy(ledger, viewer);
	const scope = scopeOf(viewer, 'figure:names');
	return (code) => reachesDepartment(scope, code);
}

function rowOf(
	{ people }: Ledger,
	tree: TreeDay,
	{ rule }: FrozenHead,
	{ rows }: Sealed,
	{ key, before, now }: Difference
): ChangeRow['row'] {
	const [sealed, isDepartment] = [rows.get(key), rule.kind === 'appointment_coverage'];
	const nameOf = (code: string) => tree.departments[tree.placeOf(code) ?? -1]?.name;
	const departments = {
		before: sealed?.departmentName || null,
		now: now === null ? null : (nameOf(now.department) ?? (now.department || null))
	};
	const moved = kindsOf({ key, before, now }).includes('moved');
	const words = (outcome: Outcome | null, department: string | null) =>
		`${outcomeWords(outcome, rule)}${moved && department ? `（${department}）` : ''}`;
	const person = people.staff[people.positions.get(key) ?? -1];
	return {
		key,
		staffNumber: isDepartment ? null : key,
		name: isDepartment ? '' : (person?.name ?? sealed?.name ?? ''),
		department: departments.now ?? departments.before ?? '',
		before: words(before, departments.before),
		now: words(now, departments.now)
	};
}
