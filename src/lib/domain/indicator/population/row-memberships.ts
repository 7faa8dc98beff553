import { type Appointments, type CourseCompletions, type Ledger, type Posts } from '$lib/domain/ledger';
import { type PopulationRule } from '$lib/domain/plan';
import { type CourseWindow } from '../rate/attainment';
import { type Steps } from '../steps';
import { membershipOf } from './membership';

/** How the rows of a course stand, worked out for those from `start` up to `end`. */
type Known = { columns: CourseCompletions; appointments: Appointments; start: number; end: number; rows: Int32Array };

const kept = new WeakMap<Posts, Map<string, Known>>();

/**
 * How the person of each completion stands on its day, row by row, in pieces: at first there may be hundreds of thousands of rows to
 * look at. Worked out once for as long as the organisation and the appointments stand: each of the last months looks at the same rows
 * again, and a new record leaves those around it as they were.
 */
export function* rowMembershipSteps(
	ledger: Ledger,
	rule: PopulationRule,
	{ code, columns, start, end }: CourseWindow
): Steps<Int32Array> {
	const known = knownRows(ledger, rule, code, columns);
	if (known.start === known.end) known.start = known.end = start;
	const stands = membershipOf(ledger, rule);
	// Between two pieces somebody else may have asked for the same rows: what is known is looked at each time.
	while (start < known.start) {
		const from = Math.max(start, known.start - rowsAPiece);
		fill(stands, known, from, known.start);
		known.start = from;
		yield;
	}
	while (end > known.end) {
		const to = Math.min(end, known.end + rowsAPiece);
		fill(stands, known, known.end, to);
		known.end = to;
		yield;
	}
	return known.rows;
}

/** Looking at a row takes half a microsecond, the first time much longer. */
const rowsAPiece = 1024;

type Stands = ReturnType<typeof membershipOf>;

function fill(stands: Stands, { columns, rows }: Known, from: number, to: number): void {
	for (let row = from; row < to; row++) rows[row] = stands(columns.person[row]!, columns.day[row]!);
}

function knownRows(ledger: Ledger, rule: PopulationRule, code: string, columns: CourseCompletions): Known {
	const { posts, appointments } = ledger;
	const byRule = kept.get(posts) ?? new Map<string, Known>();
	kept.set(posts, byRule);
	const key = `${code} ${JSON.stringify(rule)}`;
	const before = byRule.get(key);
	if (before?.columns === columns && before.appointments === appointments) return before;
	const known = before?.appointments === appointments ? carriedOver(ledger, rule, before, columns) : null;
	const fresh = { columns, appointments, start: 0, end: 0, rows: new Int32Array(columns.length) };
	byRule.set(key, known ?? fresh);
	return known ?? fresh;
}

/**
 * What is known of the columns before, for newer ones: how a row stands depends on its person and day alone, so all that lies before
 * the first and behind the last difference is the same. Null where only one end of the difference lies in what is known.
 */
function carriedOver(ledger: Ledger, rule: PopulationRule, before: Known, columns: CourseCompletions): Known | null {
	const { head, tail } = alike(before.columns, columns);
	const [last, moved] = [before.columns.length - tail, columns.length - before.columns.length];
	const { start, end } = before;
	if (end <= head) return { ...before, columns, rows: placed(before, columns.length, 0) };
	if (last <= start)
		return { ...before, columns, rows: placed(before, columns.length, moved), start: start + moved, end: end + moved };
	if (start > head || end < last) return null;
	const rows = new Int32Array(columns.length);
	rows.set(before.rows.subarray(0, head));
	rows.set(before.rows.subarray(last), columns.length - tail);
	const known = { ...before, columns, rows, end: end + moved };
	fill(membershipOf(ledger, rule), known, head, columns.length - tail);
	return known;
}

/** The rows that are known, so many places further on. */
function placed({ rows, start, end }: Known, length: number, moved: number): Int32Array {
	const longer = new Int32Array(length);
	longer.set(rows.subarray(start, end), start + moved);
	return longer;
}

/** How many rows at the beginning and, of the others, at the end are of the same person and day. */
function alike(one: CourseCompletions, other: CourseCompletions): { head: number; tail: number } {
	const least = Math.min(one.length, other.length);
	let head = 0;
	while (head < least && one.person[head] === other.person[head] && one.day[head] === other.day[head]) head += 1;
	let tail = 0;
	const same = (from: number) =>
		one.person[one.length - from] === other.person[other.length - from] &&
		one.day[one.length - from] === other.day[other.length - from];
	while (head + tail < least && same(tail + 1)) tail += 1;
	return { head, tail };
}
