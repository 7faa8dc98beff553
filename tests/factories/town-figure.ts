import { day } from '$lib/domain/calendar';
import { type AnyReport, type Indicator, isManual, type Rate, type Report, report } from '$lib/domain/indicator';
import { buildLedger, type Facts } from '$lib/domain/ledger';

/** The report of the town on a day, seen long after. */
export function reportOn(facts: Facts, indicator: Indicator, asOf: string): Report {
	return measured(report(buildLedger(facts), indicator, day(asOf), day('2099-12-31')));
}

/** A report of a kind that is computed. */
export function measured(any: AnyReport): Report {
	if (isManual(any.overall)) throw new RangeError('entered by hand');
	return { ...any, overall: any.overall };
}

/** The whole body as `n/N`, followed by ` +p` where some are pending. */
export function overallOn(facts: Facts, indicator: Indicator, asOf: string): string {
	const { overall } = reportOn(facts, indicator, asOf);
	return written(overall) + (overall.pending === 0 ? '' : ` +${overall.pending}`);
}

/** The totals of the departments valid on the day, by code, as `n/N`. */
export function totalsOn(facts: Facts, indicator: Indicator, asOf: string): Record<string, string> {
	return Object.fromEntries(
		reportOn(facts, indicator, asOf).departments.map(({ code, total }) => [code, written(total)])
	);
}

/** What the departments count themselves, without those below, as `n/N`. */
export function ownOn(facts: Facts, indicator: Indicator, asOf: string): Record<string, string> {
	return Object.fromEntries(reportOn(facts, indicator, asOf).departments.map(({ code, own }) => [code, written(own)]));
}

function written({ numerator, denominator }: Rate): string {
	return `${numerator}/${denominator}`;
}
