import { type Ledger } from '$lib/domain/ledger';
import { type Indicator } from '$lib/domain/plan';
import { type Narrowing, noNarrowing } from '../rate/narrowing';
import { type Behind } from './behind';
import { type PeopleList } from './heads';
import { type Figure } from '../evaluate';
import { isCountRule } from '../count/count';
import { allSteps, type Steps } from '../steps';
import { listOfComprehension } from './people-of-comprehension';
import { listOfCount } from './people-of-count';
import { listOfCoverage } from './people-of-coverage';
import { listOfRate } from './people-of-rate';

/**
 * The names behind a figure, in 機構順 and then by kana: of a department's `total` (null: of the whole body). Everyone in a denominator,
 * those whose facts count or wait, and those excluded. A number entered by hand has nobody behind it.
 *
 * @param narrowing that of the figure, where it has one
 */
export function peopleBehind(
	ledger: Ledger,
	indicator: Indicator,
	figure: Figure,
	departmentCode: string | null,
	narrowing: Narrowing = noNarrowing
): Behind[] {
	return allSteps(peopleSteps(ledger, indicator, figure, departmentCode, narrowing));
}

/** The same, in pieces: the forty thousand names of a large city take half a second. */
export function* peopleSteps(
	ledger: Ledger,
	indicator: Indicator,
	figure: Figure,
	departmentCode: string | null,
	narrowing: Narrowing = noNarrowing
): Steps<Behind[]> {
	const list = yield* peopleListSteps(ledger, indicator, figure, departmentCode, narrowing);
	return yield* list.write(list.heads);
}

/** The same people as rows of which only those that are asked for are written out, in pieces. */
export function* peopleListSteps(
	ledger: Ledger,
	indicator: Indicator,
	figure: Figure,
	departmentCode: string | null,
	narrowing: Narrowing = noNarrowing
): Steps<PeopleList> {
	const { rule } = indicator;
	if (figure.kind === 'rate') return yield* listOfRate(ledger, indicator, figure, departmentCode, narrowing);
	if (figure.kind === 'coverage') return listOfCoverage(ledger, figure, departmentCode);
	if (figure.kind === 'count' && isCountRule(rule)) return yield* listOfCount(ledger, rule, figure, departmentCode);
	if (figure.kind === 'comprehension' && rule.kind === 'comprehension_rate')
		return yield* listOfComprehension(ledger, rule, figure, departmentCode);
	return {
		heads: [],
		*write() {
			yield;
			return [];
		}
	};
}
