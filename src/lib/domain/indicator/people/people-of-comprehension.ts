import { fromDayNumber } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type ComprehensionFigure, type ComprehensionRule, isAnswer, reaches } from '../count/comprehension';
import { completionsCountedSteps, type Contributions } from '../count/contributions';
import { type DatedFact } from '../population/dated-facts';
import { type Steps } from '../steps';
import { type Reason } from './behind';
import { type PeopleList } from './heads';
import { listOfFacts } from './people-of-facts';

/** Who gave which answer: one row for each person and way of standing, as heavy as it has answers. */
export function* listOfComprehension(
	ledger: Ledger,
	rule: ComprehensionRule,
	{ asOf }: ComprehensionFigure,
	departmentCode: string | null
): Steps<PeopleList> {
	const standingOf = standingTest(rule);
	const counted = {
		contributions: yield* completionsCountedSteps(ledger, rule, asOf),
		kinds: rule.population.excludeAbsences,
		states: isAnswer,
		standingOf,
		speaksFor: ({ rows, row }: DatedFact, standing: string) => standingOf(rows, row) === standing,
		reasonOf
	};
	return yield* listOfFacts(ledger, asOf, counted, departmentCode);
}

/** null for a waiting answer that would not be in the numerator: it changes nothing that is shown. */
function standingTest(rule: ComprehensionRule) {
	return ({ comprehension, weight }: Contributions, row: number) => {
		const isConfirmed = weight[row] === 2;
		if (!reaches(rule, comprehension[row]!)) return isConfirmed ? 'missing' : null;
		return isConfirmed ? 'counted' : 'pending';
	};
}

function reasonOf({ rows, row, day, confirmed }: DatedFact): Reason {
	return {
		...{ kind: 'completion', courseCode: rows.code, completedOn: fromDayNumber(day), confirmed },
		comprehension: rows.comprehension[row]!
	};
}
