import { type CivilDate } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Narrowing } from '../rate/narrowing';
import { type RateRule } from '../rate/rate';
import { type Steps } from '../steps';
import { daysASweep, sweepDays } from './day-masks';
import { rateTrend } from './rate-trend';
import { type Sums } from './sums';

/** What `rateFigure` says of the whole body on each of these days, which are in order and each once: so many days in one pass. */
export function* rateOnDaysSteps(
	ledger: Ledger,
	rule: RateRule,
	days: readonly CivilDate[],
	narrowing: Narrowing
): Steps<Sums[]> {
	const sums: Sums[] = [];
	for (let first = 0; first < days.length; first += daysASweep)
		sums.push(...(yield* rateTrend(ledger, rule, sweepDays(days.slice(first, first + daysASweep)), narrowing)));
	return sums;
}
