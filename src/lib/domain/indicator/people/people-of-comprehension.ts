import { fromDayNumber } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Behind, inOrder, type Placed } from './behind';
import { type ComprehensionFigure, type ComprehensionRule, isAnswer, reaches } from '../count/comprehension';
import { completionsCounted } from '../count/contributions';
import { byPerson, type DatedFact, excludedBehind, factsInside, placedBy } from '../population/dated-facts';
import { type Standing } from '../rate/standing';

/** Who gave which answer: one row for each person and way of standing, as heavy as it has answers. */
export function peopleOfComprehension(
	ledger: Ledger,
	rule: ComprehensionRule,
	{ asOf }: ComprehensionFigure,
	departmentCode: string | null
): Behind[] {
	const contributions = completionsCounted(ledger, rule, asOf);
	const answers = factsInside(ledger, contributions, departmentCode, isAnswer);
	const placed = (['counted', 'missing', 'pending'] as const).flatMap((standing) => {
		const such = answers.filter((answer) => standingOfAnswer(rule, answer) === standing);
		return [...byPerson(such).values()].map((facts) => rowOf(ledger, asOf, standing, facts));
	});
	const asked = { kinds: rule.population.excludeAbsences, departmentCode };
	return inOrder([...placed, ...excludedBehind(ledger, asOf, contributions, asked, isAnswer)]);
}

/** null for a waiting answer that would not be in the numerator: it changes nothing that is shown. */
function standingOfAnswer(rule: ComprehensionRule, { rows, row, confirmed }: DatedFact): Standing | null {
	if (!reaches(rule, rows.comprehension[row]!)) return confirmed ? 'missing' : null;
	return confirmed ? 'counted' : 'pending';
}

function rowOf(ledger: Ledger, asOf: ComprehensionFigure['asOf'], standing: Standing, facts: DatedFact[]): Placed {
	const reasons = facts.map(({ rows, row, day, confirmed }) => ({
		...{ kind: 'completion' as const, courseCode: rows.code, completedOn: fromDayNumber(day), confirmed },
		comprehension: rows.comprehension[row]!
	}));
	return placedBy(ledger, asOf, facts.at(-1)!, { standing, reasons, weight: facts.length });
}
