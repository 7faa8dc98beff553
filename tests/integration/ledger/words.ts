import { day } from '$lib/domain/calendar';
import { indicatorOn, report } from '$lib/domain/indicator';
import { type CourseCompletions, type Ledger } from '$lib/domain/ledger';

const days = ['2023-06-30', '2024-03-31', '2024-04-01', '2025-03-31', '2026-06-15'].map(day);

function columns({ length, id, person, day, weight, comprehension, method }: CourseCompletions, { methods }: Ledger) {
	const rows = Array.from(
		{ length },
		(_, row) => [id[row]!, person[row], day[row], weight[row], comprehension[row], methods.words[method[row]!]] as const
	);
	return rows.sort(([one], [other]) => one - other);
}

/** Everything a ledger says, apart from the order in which completions happen to lie. */
export function wordsOf(ledger: Ledger) {
	const { entry, people, posts, absences, courses, completions, holdings, appointments, plans } = ledger;
	const { indicators, manualValues } = ledger;
	return {
		...{ entry, people, posts, absences, courses, holdings, appointments, plans, indicators, manualValues },
		completions: [...completions]
			.filter(([, { length }]) => length > 0)
			.map(([code, some]) => ({ code, rows: columns(some, ledger) }))
			.sort((one, other) => (one.code < other.code ? -1 : 1)),
		trees: days.map((on) => ledger.treeOn(on).departments),
		reports: [...indicators.values()].flatMap((indicator) =>
			days.map((on) => report(ledger, indicatorOn(indicator, on), on, days.at(-1)!))
		)
	};
}
