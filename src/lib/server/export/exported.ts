import { can, reachesDepartment, scopeOf, type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import {
	type AnyReport,
	figureWords,
	type FigureWords,
	type Indicator,
	indicatorOn,
	type Plan,
	ruleInWords
} from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { reportFor } from '../indicator/figures';
import { indicatorWithPlan, namesOn, planDay } from '../indicator/queries';

/** What of a figure goes into the files of one viewer. */
export type Exported = {
	plan: Pick<Plan, 'code' | 'name'>;
	/** with the rule of the day */
	indicator: Indicator;
	/** the rule in words */
	rule: string;
	words: FigureWords;
	asOf: CivilDate;
	/** with the departments whose figures are the viewer's to see */
	report: AnyReport;
	/** whether departments are left out */
	partial: boolean;
	/** whether the names of some people are the viewer's to see */
	names: boolean;
	/** whether the viewer sees the whole table, of which the open data are made */
	openData: boolean;
	/** the last entry of the log that the figure knows */
	entry: number;
};

/** What this viewer may take out of the house of an indicator; null where there is none of this code. `asOf` null: the day it shows by itself. */
export function exportedTo(viewer: Viewer, ledger: Ledger, code: string, asOf: CivilDate | null): Exported | null {
	const found = indicatorWithPlan(ledger, code);
	if (!found) return null;
	const day = asOf ?? planDay(found.plan, viewer.today);
	const scope = scopeOf(viewer, 'figure:read:departments');
	const whole = wholeExport(ledger, code, day, viewer.today)!;
	const departments = whole.report.departments.filter((one) => reachesDepartment(scope, one.code));
	return {
		...whole,
		report: { ...whole.report, departments },
		partial: departments.length < whole.report.departments.length,
		names: can(viewer, 'figure:names') && whole.indicator.rule.kind !== 'manual',
		openData: scope.kind === 'all'
	};
}

/** The same for whoever holds the whole database, who asks for no names; null where there is no indicator of this code. */
export function wholeExport(ledger: Ledger, code: string, asOf: CivilDate, today: CivilDate): Exported | null {
	const found = indicatorWithPlan(ledger, code);
	if (!found) return null;
	const indicator = indicatorOn(found.indicator, asOf);
	return {
		plan: { code: found.plan.code, name: found.plan.name },
		indicator,
		rule: ruleInWords(indicator.rule, namesOn(ledger, asOf)),
		words: figureWords(indicator.rule),
		asOf,
		report: reportFor(ledger, found.indicator, asOf, today),
		partial: false,
		names: false,
		openData: true,
		entry: ledger.entry
	};
}
