import { fromDayNumber } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Contributions } from '../count/contributions';
import { countedBySteps, type CountFigure, type CountRule, satisfying } from '../count/count';
import { type DatedFact } from '../population/dated-facts';
import { type Standing } from '../rate/standing';
import { type Steps } from '../steps';
import { type Reason } from './behind';
import { satisfied } from './evidence';
import { type PeopleList } from './heads';
import { type FactSum, listOfFacts } from './people-of-facts';

/**
 * Everyone a count counts with the facts that make it so, and those whose waiting facts would raise it. Of attendances one person may
 * be both.
 */
export function* listOfCount(
	ledger: Ledger,
	rule: CountRule,
	{ asOf }: CountFigure,
	departmentCode: string | null
): Steps<PeopleList> {
	const contributions = yield* countedBySteps(ledger, rule, asOf);
	const isByFact = rule.count === 'attendances';
	const counted = {
		contributions,
		kinds: rule.population.excludeAbsences,
		states: () => true,
		standingOf: ({ weight }: Contributions, row: number) => (weight[row] === 2 ? 'counted' : 'pending'),
		...(!isByFact && { rowsOf: oneRowTest(ledger, rule, contributions) }),
		speaksFor: ({ confirmed }: DatedFact, standing: Standing) =>
			standing === 'counted' ? confirmed : !isByFact || !confirmed,
		reasonOf: (fact: DatedFact) => reasonOf(ledger, rule, fact)
	} as const;
	return yield* listOfFacts(ledger, asOf, counted, departmentCode);
}

/** One row for what somebody did; nothing for somebody whose facts would not be enough even if all were confirmed. */
function oneRowTest(ledger: Ledger, rule: CountRule, contributions: readonly Contributions[]) {
	const does = [1, 2].map((least) => satisfying(rule, contributions, ledger.people.count, least));
	const [known, confirmed] = does.map((some) => (person: number) => some === null || some[person] === 1);
	return (person: number, sums: FactSum[]): FactSum[] => {
		const counted = sums.find(({ standing }) => standing === 'counted');
		if (counted && confirmed!(person)) return [{ ...counted, weight: 1 }];
		const day = Math.max(...sums.map((sum) => sum.day));
		return known!(person) ? [{ standing: 'pending', weight: 1, day }] : [];
	};
}

function reasonOf(ledger: Ledger, rule: CountRule, { rows: { code }, day, confirmed }: DatedFact): Reason {
	if (rule.kind === 'training_count')
		return { kind: 'completion', courseCode: code, completedOn: fromDayNumber(day), confirmed };
	const { anyOf } = rule.qualifications;
	const standsFor = anyOf.includes(code) ? null : satisfied(ledger, code, anyOf);
	return { kind: 'pass', code, countedOn: fromDayNumber(day), standsFor, confirmed };
}
