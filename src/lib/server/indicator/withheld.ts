import { type CivilDate } from '$lib/domain/calendar';
import { type IndicatorHistory, ruleOn } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { openTable } from '$lib/domain/suppression';
import { reportFor } from './figures';

/**
 * The departments whose numbers tell of fewer than five people, or from whose numbers that could be computed: what open data withholds.
 * Null where no table of departments is safe beside the figure of the whole body.
 */
export function withheldDepartments(
	ledger: Ledger,
	history: IndicatorHistory,
	asOf: CivilDate,
	today: CivilDate
): ReadonlySet<string> | null {
	const report = reportFor(ledger, history, asOf, today);
	// How many people a whole body stands for matters only where it is published without departments.
	const table = openTable(report, ruleOn(history.rules, asOf).rule, 0);
	if (!table?.overall || table.departments === null) return null;
	return new Set(table.departments.filter(({ total }) => total === null).map(({ code }) => code));
}
