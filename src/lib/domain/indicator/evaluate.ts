import { type CivilDate } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Indicator } from '$lib/domain/plan';
import { comprehensionFigure, type ComprehensionFigure } from './count/comprehension';
import { countFigure, type CountFigure, isCountRule } from './count/count';
import { coverageFigure, type CoverageFigure } from './coverage';
import { manualFigure, type ManualFigure } from './manual';
import { isRateRule, rateFigure, type RateFigure } from './rate/rate';

/** A figure on its day (基準日), by what it counts. */
export type Figure = RateFigure | CountFigure | CoverageFigure | ComprehensionFigure | ManualFigure;

/** The figure of an indicator on any day, past or future. Pure: the same ledger, rule and day always give the same figure. */
export function evaluate(ledger: Ledger, { code, rule }: Pick<Indicator, 'code' | 'rule'>, asOf: CivilDate): Figure {
	if (isRateRule(rule)) return rateFigure(ledger, rule, asOf);
	if (isCountRule(rule)) return countFigure(ledger, rule, asOf);
	if (rule.kind === 'appointment_coverage') return coverageFigure(ledger, rule, asOf);
	if (rule.kind === 'comprehension_rate') return comprehensionFigure(ledger, rule, asOf);
	if (rule.kind === 'manual') return manualFigure(ledger, { code, rule }, asOf);
	throw new RangeError(`no kind of figure: ${rule.kind}`);
}
