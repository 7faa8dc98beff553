import { type CourseCompletions, type Ledger } from '$lib/domain/ledger';
import { type CourseRule, type PopulationRule, type Window } from '$lib/domain/plan';
import { courseWindows } from '../rate/attainment';
import { rowMembershipSteps } from '../population/row-memberships';
import { type DayMask, type SweepDays } from './day-masks';
import { type Steps } from '../steps';

/** Rows that lie side by side in the windows of the same days. */
export type Stretch = { start: number; end: number; mask: DayMask };

/** The completions of one course that some day looks at. `membership` null: whoever they are of. */
export type CourseStretches = { columns: CourseCompletions; membership: Int32Array | null; stretches: Stretch[] };

/**
 * The courses of a rule with the rows that each day looks at; a course without records is left out.
 *
 * @param methods the 実施方法 that count; none is all
 */
export function stretchesOf(
	ledger: Ledger,
	courses: CourseRule,
	window: Window,
	days: SweepDays,
	methods: readonly string[] = []
): CourseStretches[] {
	const byCourse = new Map<CourseCompletions, { start: number; end: number; bit: DayMask }[]>();
	days.dates.forEach((date, place) => {
		for (const { columns, start, end } of courseWindows(ledger, courses, window, date, methods))
			byCourse.set(columns, [...(byCourse.get(columns) ?? []), { start, end, bit: 1 << place }]);
	});
	return [...byCourse].map(([columns, windows]) => ({ columns, membership: null, stretches: cut(windows) }));
}

/** The same with how the person of each row stood with the population on the day of the row. */
export function* stretchesOfMembers(
	ledger: Ledger,
	{ courses, window, population }: { courses: CourseRule; window: Window; population: PopulationRule },
	days: SweepDays
): Steps<CourseStretches[]> {
	const codes = new Map([...ledger.completions].map(([code, columns]) => [columns, code]));
	const found = stretchesOf(ledger, courses, window, days);
	for (const one of found) {
		const [start, end] = [one.stretches[0]?.start ?? 0, one.stretches.at(-1)?.end ?? 0];
		const asked = { code: codes.get(one.columns)!, columns: one.columns, start, end };
		one.membership = yield* rowMembershipSteps(ledger, population, asked);
	}
	return found;
}

/** Cut wherever the window of a day begins or ends; what no day looks at is left out. */
function cut(windows: readonly { start: number; end: number; bit: DayMask }[]): Stretch[] {
	const cuts = [...new Set(windows.flatMap(({ start, end }) => [start, end]))].sort((one, other) => one - other);
	return cuts
		.slice(1)
		.map((end, index) => {
			const start = cuts[index]!;
			const covering = windows.filter((one) => one.start <= start && end <= one.end);
			return { start, end, mask: covering.reduce((mask, { bit }) => mask | bit, 0) };
		})
		.filter(({ mask }) => mask !== 0);
}
