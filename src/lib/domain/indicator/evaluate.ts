import { type CivilDate } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Indicator } from '$lib/domain/plan';
import { type ComprehensionFigure, comprehensionSteps } from './count/comprehension';
import { type CountFigure, countSteps, isCountRule } from './count/count';
import { coverageFigure, type CoverageFigure } from './coverage';
import { manualFigure, type ManualFigure } from './manual';
import { isRateRule, type RateFigure, rateSteps } from './rate/rate';
import { allSteps, type Steps } from './steps';

/** A figure on its day (基準日), by what it counts. */
export type Figure = RateFigure | CountFigure | CoverageFigure | ComprehensionFigure | ManualFigure;

/** The figure of an indicator on any day, past or future. Pure: the same ledger, rule and day always give the same figure. */
export function evaluate(ledger: Ledger, indicator: Pick<Indicator, 'code' | 'rule'>, asOf: CivilDate): Figure {
	return allSteps(evaluateSteps(ledger, indicator, asOf));
}

/** The same, in pieces: of a rule nobody has asked for yet there may be hundreds of thousands of rows to look at. */
export function* evaluateSteps(
	ledger: Ledger,
	{ code, rule }: Pick<Indicator, 'code' | 'rule'>,
	asOf: CivilDate
): Steps<Figure> {
	if (isRateRule(rule)) return yield* rateSteps(ledger, rule, asOf);
	if (isCountRule(rule)) return yield* countSteps(ledger, rule, asOf);
	if (rule.kind === 'appointment_coverage') return coverageFigure(ledger, rule, asOf);
	if (rule.kind === 'comprehension_rate') return yield* comprehensionSteps(ledger, rule, asOf);
	if (rule.kind === 'manual') return manualFigure(ledger, { code, rule }, asOf);
	throw new RangeError(`no kind of figure: ${rule.kind}`);
}
