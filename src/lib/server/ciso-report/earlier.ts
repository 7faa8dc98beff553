import { fiscalYearOf, type FiscalYear, lastDayOf } from '$lib/domain/calendar';
import {
	type CisoReportContent,
	forerunnerIn,
	hasRecords,
	inYear,
	peopleRate,
	type TrendFigure,
	type TrendYear,
	yearsBefore
} from '$lib/domain/ciso-report';
import { type Ledger } from '$lib/domain/ledger';
import { type Coverage } from '$lib/domain/requirement';
import { type Db } from '../db/open';
import { takeTurns } from '../indicator/turns';
import { keptCoverageSteps } from '../requirement/coverages';
import { requirementYear, type RequirementYear, type StoredRequirement } from '../requirement/rows';
import { latestEdition } from './editions';
import { openCisoReport } from './open';

/**
 * What is known of an earlier fiscal year: what it asked, and what was handed in of it; null where nothing was, or not as it was sealed
 * (`isAltered`).
 */
type EarlierYear = RequirementYear & { handedIn: CisoReportContent | null; isAltered: boolean };

/**
 * By the number of a requirement the fiscal years before it: as they were handed in, else as they are computed now, of their 31 March. A
 * year that asked nothing of the kind is computed by the same rule where there are records of it.
 *
 * @param requirements of the reported year
 */
export async function earlierYears(
	db: Db,
	ledger: Ledger,
	fiscalYear: FiscalYear,
	requirements: readonly StoredRequirement[]
): Promise<Map<number, TrendYear[]>> {
	const years: EarlierYear[] = [];
	for (const year of yearsBefore(fiscalYear)) years.push(await earlierYear(db, year));
	const all = [...years.flatMap((year) => year.requirements), ...requirements];
	const trends = new Map<number, TrendYear[]>();
	for (const requirement of requirements) {
		const trend: TrendYear[] = [];
		for (const year of years) {
			const forerunner = forerunnerIn(year.fiscalYear, requirement, all);
			trend.push(await (forerunner ? asked(ledger, year, forerunner) : notAsked(ledger, year, requirement)));
		}
		trends.set(requirement.id, trend);
	}
	return trends;
}

async function earlierYear(db: Db, fiscalYear: FiscalYear): Promise<EarlierYear> {
	const edition = await latestEdition(db, fiscalYear);
	const opened = edition === 0 ? null : await openCisoReport(db, { fiscalYear, edition });
	const [handedIn, isAltered] = [opened?.ok ? opened.report.content : null, opened?.ok === false];
	return { ...(await requirementYear(db, fiscalYear)), handedIn, isAltered };
}

async function asked(ledger: Ledger, year: EarlierYear, forerunner: StoredRequirement): Promise<TrendYear> {
	const { handedIn, isAltered, exemptions, fiscalYear } = year;
	const sealed = handedIn?.requirements.find(({ id }) => id === forerunner.id);
	if (handedIn && sealed) {
		const { asOf, edition } = handedIn;
		return { fiscalYear, figure: { ...sealed.overall, name: sealed.name, asOf, edition }, note: null };
	}
	const figure = computed(await takeTurns(keptCoverageSteps(ledger, forerunner, exemptions, lastDayOf(fiscalYear))));
	return { fiscalYear, figure, note: isAltered ? 'altered' : null };
}

async function notAsked(
	ledger: Ledger,
	{ fiscalYear }: EarlierYear,
	requirement: StoredRequirement
): Promise<TrendYear> {
	const coverage = await takeTurns(
		keptCoverageSteps(ledger, inYear(requirement, fiscalYear), [], lastDayOf(fiscalYear))
	);
	if (!hasRecords(ledger, coverage)) return { fiscalYear, figure: null, note: 'no-records' };
	return { fiscalYear, figure: computed(coverage), note: 'same-rule' };
}

function computed({ requirement: { name }, asOf, figure }: Coverage): TrendFigure {
	return { ...peopleRate(figure.tally.overall), name, asOf, edition: null };
}

/** Whether the fiscal year has begun. */
export function hasBegun(fiscalYear: FiscalYear, today: Parameters<typeof fiscalYearOf>[0]): boolean {
	return fiscalYear <= fiscalYearOf(today);
}
