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
import { type Db } from '../db/open';
import { latestEditions } from '../frozen/queries';
import { reportFor, reportSteps } from '../indicator/figures';
import { indicatorWithPlan, namesOn, planDay } from '../indicator/queries';
import { takeTurns } from '../indicator/turns';
import { type NamesAsked } from './names-asked';

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
	/** which of the people the names are of; everybody where it is left out */
	list?: NamesAsked;
	/** whether the viewer sees the whole table, of which the open data are made */
	openData: boolean;
	/** the last entry of the log that the figure knows */
	entry: number;
	/** the latest 確定 edition of the day where that was asked for, else null; or the one that `report` is */
	edition: number | null;
	/** its SHA-256 where `report` is the sealed one; null where it is computed now */
	digest: string | null;
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

/** The same in a server: others have their turn while it is computed. */
export async function exportedInTurns(
	viewer: Viewer,
	ledger: Ledger,
	code: string,
	asOf: CivilDate | null
): Promise<Exported | null> {
	const found = indicatorWithPlan(ledger, code);
	if (!found) return null;
	const day = asOf ?? planDay(found.plan, viewer.today);
	await takeTurns(reportSteps(ledger, found.indicator, day, viewer.today));
	return exportedTo(viewer, ledger, code, day);
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
		entry: ledger.entry,
		edition: null,
		digest: null
	};
}

/** The same, knowing whether its day is 確定: the file then says that its numbers are not those. */
export async function withEdition(db: Db, exported: Exported): Promise<Exported> {
	return { ...exported, edition: (await latestEditions(db, exported.asOf)).get(exported.indicator.code) ?? null };
}
