import { type Ledger } from '$lib/domain/ledger';
import { type Indicator } from '$lib/domain/plan';
import { type Behind } from './behind';
import { type Figure } from '../evaluate';
import { isCountRule } from '../count/count';
import { allSteps, type Steps } from '../steps';
import { peopleOfComprehension } from './people-of-comprehension';
import { peopleOfCount } from './people-of-count';
import { peopleOfCoverage } from './people-of-coverage';
import { peopleOfRate } from './people-of-rate';

/**
 * The names behind a figure, in 機構順 and then by kana: of a department's `total` (null: of the whole body). Everyone in a denominator,
 * those whose facts count or wait, and those excluded by an absence. A number entered by hand has nobody behind it.
 */
export function peopleBehind(
	ledger: Ledger,
	indicator: Indicator,
	figure: Figure,
	departmentCode: string | null
): Behind[] {
	return allSteps(peopleSteps(ledger, indicator, figure, departmentCode));
}

/** The same, in pieces: the forty thousand names of a large city take half a second. */
export function* peopleSteps(
	ledger: Ledger,
	indicator: Indicator,
	figure: Figure,
	departmentCode: string | null
): Steps<Behind[]> {
	const { rule } = indicator;
	if (figure.kind === 'rate') return yield* peopleOfRate(ledger, indicator, figure, departmentCode);
	if (figure.kind === 'coverage') return peopleOfCoverage(ledger, figure, departmentCode);
	if (figure.kind === 'count' && isCountRule(rule)) return yield* peopleOfCount(ledger, rule, figure, departmentCode);
	if (figure.kind === 'comprehension' && rule.kind === 'comprehension_rate')
		return yield* peopleOfComprehension(ledger, rule, figure, departmentCode);
	return [];
}
