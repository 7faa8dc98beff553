import { fromDayNumber } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Behind, orderSteps, type Placed } from './behind';
import { type ComprehensionFigure, type ComprehensionRule, isAnswer, reaches } from '../count/comprehension';
import { completionsCounted } from '../count/contributions';
import { type DatedFact, excludedBehind, factsInside, placedBy } from '../population/dated-facts';
import { type Steps } from '../steps';
import { type Standing } from '../rate/standing';

/** Who gave which answer: one row for each person and way of standing, as heavy as it has answers. */
export function* peopleOfComprehension(
	ledger: Ledger,
	rule: ComprehensionRule,
	{ asOf }: ComprehensionFigure,
	departmentCode: string | null
): Steps<Behind[]> {
	const contributions = completionsCounted(ledger, rule, asOf);
	const inside = yield* factsInside(ledger, contributions, departmentCode, isAnswer);
	const placed: Placed[] = [];
	let count = 0;
	for (const answers of inside.values()) {
		for (const standing of ['counted', 'missing', 'pending'] as const) {
			const such = answers.filter((answer) => standingOfAnswer(rule, answer) === standing);
			if (such.length > 0) placed.push(rowOf(ledger, asOf, standing, such));
		}
		if (++count % peopleAPiece === 0) yield;
	}
	const asked = { kinds: rule.population.excludeAbsences, departmentCode };
	const excluded = yield* excludedBehind(ledger, asOf, contributions, asked, isAnswer);
	return yield* orderSteps(placed.concat(excluded));
}

const peopleAPiece = 128;

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
