import { type CivilDate } from '$lib/domain/calendar';
import { type Names, percentOf, type Steps } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import {
	type Coverage,
	coverageByEmployment,
	coverageReport,
	exemptionsAsOne,
	requirementInWords
} from '$lib/domain/requirement';
import { comprehensionSteps } from './comprehension';
import { type DivisionRate, type PeopleRate, type ReportedRequirement, type TrendYear } from './content';

/** People whose 所属 is not valid on the day belong to no 部. */
const nowhere = '所属が分からない人';

/** What the report says of one requirement, in pieces. @param earlier the fiscal years before it, the earliest first */
export function* reportedSteps(
	ledger: Ledger,
	coverage: Coverage,
	{ earlier, names, today }: { earlier: readonly TrendYear[]; names: Names; today: CivilDate }
): Steps<ReportedRequirement> {
	const { requirement, asOf } = coverage;
	const { id, name, dueOn, note, fiscalYear } = requirement;
	const { overall: said, excluded, departments } = coverageReport(ledger, coverage, today);
	const overall = peopleRate(said);
	const top = departments.filter(({ depth }) => depth === 1);
	const divisions = top.map(({ code, name: called, total }) => ({ code, name: called, ...peopleRate(total) }));
	yield;
	const employment = coverageByEmployment(ledger, coverage);
	yield;
	const figure = { ...overall, name, asOf, edition: null };
	return {
		...{ id, name, dueOn, note, words: requirementInWords(requirement, names) },
		...{ overall, excluded: exemptionsAsOne(excluded), employment },
		divisions: [...divisions, ...leftOver(overall, divisions)],
		comprehension: yield* comprehensionSteps(ledger, coverage),
		trend: [...earlier, { fiscalYear, figure, note: null }]
	};
}

/** The numbers of a whole body or a department, without what only an indicator has. */
export function peopleRate({ numerator, denominator, pending }: CountLike): PeopleRate {
	const people = denominator ?? 0;
	return { numerator, denominator: people, percent: percentOf(numerator, people), pending };
}

type CountLike = { numerator: number; denominator: number | null; pending: number };

/** So that the 部 add up to the whole. */
function leftOver(overall: PeopleRate, divisions: readonly DivisionRate[]): DivisionRate[] {
	const left = (of: (one: PeopleRate) => number) => divisions.reduce((rest, one) => rest - of(one), of(overall));
	const denominator = left((one) => one.denominator);
	if (denominator === 0) return [];
	const [numerator, pending] = [left((one) => one.numerator), left((one) => one.pending)];
	return [{ code: null, name: nowhere, ...peopleRate({ numerator, denominator, pending }) }];
}
