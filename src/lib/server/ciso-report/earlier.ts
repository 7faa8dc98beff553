import { fiscalYearOf, type FiscalYear, lastDayOf } from '$lib/domain/calendar';
import {
	type CisoReportContent,
	forerunnerIn,
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

/** What is known of an earlier fiscal year: what it asked, and what was handed in of it; null where nothing was, or not as it was sealed. */
type EarlierYear = RequirementYear & { handedIn: CisoReportContent | null };

/**
 * By the number of a requirement the fiscal years before it: as they were handed in, else as they are computed now, of their 31 March.
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
			const figure = forerunner && (await figureOf(ledger, year, forerunner));
			trend.push({ fiscalYear: year.fiscalYear, figure });
		}
		trends.set(requirement.id, trend);
	}
	return trends;
}

async function earlierYear(db: Db, fiscalYear: FiscalYear): Promise<EarlierYear> {
	const edition = await latestEdition(db, fiscalYear);
	const opened = edition === 0 ? null : await openCisoReport(db, { fiscalYear, edition });
	return { ...(await requirementYear(db, fiscalYear)), handedIn: opened?.ok ? opened.report.content : null };
}

async function figureOf(ledger: Ledger, year: EarlierYear, forerunner: StoredRequirement): Promise<TrendFigure> {
	const { handedIn, exemptions, fiscalYear } = year;
	const sealed = handedIn?.requirements.find(({ id }) => id === forerunner.id);
	if (handedIn && sealed)
		return { ...sealed.overall, name: sealed.name, asOf: handedIn.asOf, edition: handedIn.edition };
	return computed(await takeTurns(keptCoverageSteps(ledger, forerunner, exemptions, lastDayOf(fiscalYear))));
}

function computed({ requirement: { name }, asOf, figure }: Coverage): TrendFigure {
	return { ...peopleRate(figure.tally.overall), name, asOf, edition: null };
}

/** Whether the fiscal year has begun. */
export function hasBegun(fiscalYear: FiscalYear, today: Parameters<typeof fiscalYearOf>[0]): boolean {
	return fiscalYear <= fiscalYearOf(today);
}
