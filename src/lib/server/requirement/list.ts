import { type Viewer } from '$lib/domain/access';
import { type CivilDate, type FiscalYear, fiscalYearOf } from '$lib/domain/calendar';
import { type Exclusion, type RateWithPending, type Steps } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { coverageReport, isToCome, previewDay, type RequirementState } from '$lib/domain/requirement';
import { type Db } from '../db/open';
import { takeTurns } from '../indicator/turns';
import { keptCoverageSteps } from './coverages';
import { type RequirementYear, requirementYear, type StoredRequirement, yearsWithRequirements } from './rows';
import { withdrawalReasons } from './draft/versions';

/** A requirement with where it stands; a 下書き, and one whose year is to come, with whom it would ask; of what was taken back no numbers are told. */
export type ListedRequirement = {
	id: number;
	/** the version of its row */
	entry: number;
	name: string;
	state: RequirementState;
	dueOn: CivilDate;
	/** its year is still to come: nobody is counted yet */
	isToCome: boolean;
	/** why it was taken back; else null */
	withdrawal: string | null;
	overall: RateWithPending | null;
	excluded: Exclusion[];
};

export type RequirementList = {
	fiscalYear: FiscalYear;
	/** the years that have something, this one with the one before and the next, the latest first */
	years: FiscalYear[];
	requirements: ListedRequirement[];
};

/** 必須研修 of a fiscal year with their numbers of today, after the year of its 31 March. For whoever has `requirement:read`. */
export async function requirementList(
	db: Db,
	ledger: Ledger,
	{ today }: Viewer,
	fiscalYear: FiscalYear
): Promise<RequirementList> {
	const year = await requirementYear(db, fiscalYear);
	const thisYear = fiscalYearOf(today);
	const years = new Set([...(await yearsWithRequirements(db)), thisYear - 1, thisYear, thisYear + 1, fiscalYear]);
	const listed = await takeTurns(listedSteps(ledger, year, today));
	const reasons = await withdrawalReasons(db, year.requirements);
	return {
		fiscalYear,
		years: [...years].sort((one, other) => other - one),
		requirements: listed.map((one) => ({ ...one, withdrawal: reasons.get(one.id) ?? null }))
	};
}

function* listedSteps(ledger: Ledger, year: RequirementYear, today: CivilDate): Steps<ListedRequirement[]> {
	const listed: ListedRequirement[] = [];
	for (const requirement of year.requirements) listed.push(yield* listedOne(ledger, requirement, year, today));
	return listed;
}

function* listedOne(
	ledger: Ledger,
	requirement: StoredRequirement,
	{ exemptions }: RequirementYear,
	today: CivilDate
): Steps<ListedRequirement> {
	const { id, entry, name, state, dueOn } = requirement;
	const toCome = isToCome(requirement, today);
	const said = { id, entry, name, state, dueOn, isToCome: toCome, withdrawal: null };
	if (state === 'withdrawn') return { ...said, overall: null, excluded: [] };
	const day = state === 'draft' || toCome ? previewDay(requirement, today) : today;
	const coverage = yield* keptCoverageSteps(ledger, requirement, exemptions, day);
	const { overall, excluded } = coverageReport(ledger, coverage, today);
	const { numerator, denominator, percent, pending } = overall;
	return { ...said, overall: { numerator, denominator: denominator!, percent, pending }, excluded };
}
