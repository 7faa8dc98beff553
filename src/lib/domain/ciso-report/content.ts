import { type CivilDate, type FiscalYear } from '$lib/domain/calendar';
import { type Exclusion, type RateWithPending } from '$lib/domain/indicator';
import { type ChainStep, type EmploymentCoverage, type RequirementWords } from '$lib/domain/requirement';
import { type Comprehension } from './comprehension';
import { type ReportedSection } from './sections';
import { type EnteredValue } from './values';

/** The way the content is laid out; another one gets another number, and old ones stay readable. */
export const cisoReportFormat = 1;

/** Of people: how many have done it (済), of how many (対象者), and how many of those wait for their confirmation (確認待ち). */
export type PeopleRate = RateWithPending & { denominator: number };

/** The rate of a 部 with everything below; `code` null for people whose 所属 is not valid on the day. */
export type DivisionRate = PeopleRate & { code: string | null; name: string };

/** What a requirement was in one fiscal year; `edition` where it is the number that was handed in, null where it is computed now. */
export type TrendFigure = PeopleRate & { name: string; asOf: CivilDate; edition: number | null };

/**
 * Why a year of the 推移 is as it is: reckoned by this year's rule, since the year asked nothing of the kind (`same-rule`); nothing to
 * reckon with either (`no-records`); reckoned anew, since what was handed in is not as it was sealed (`altered`).
 */
export type TrendNote = 'same-rule' | 'no-records' | 'altered';

/** One year of the 推移; without a figure only where there are no records (「なし」). */
export type TrendYear = { fiscalYear: FiscalYear; figure: TrendFigure | null; note: TrendNote | null };

export type ReportedRequirement = {
	id: number;
	name: string;
	dueOn: CivilDate;
	note: string | null;
	/** the rule clause by clause, as it reads on the day */
	words: RequirementWords;
	overall: PeopleRate;
	/** 対象外 by reason */
	excluded: Exclusion[];
	divisions: DivisionRate[];
	employment: EmploymentCoverage[];
	comprehension: Comprehension;
	/** five fiscal years, the reported one last */
	trend: TrendYear[];
};

/** A step above the sections: who did it on which day, or null; `missing` is what is missing for it on the 基準日, in words. */
export type ReportedStep = {
	step: ChainStep;
	confirmation: {
		confirmedOn: CivilDate;
		/** the day it was entered, of which the numbers are */
		recordedOn: CivilDate;
		confirmedBy: string;
		words: string | null;
		/** what was missing when they went on */
		gaps: string[];
		/** the numbers when it was entered, in words, by requirement */
		seen: string[];
		/** which numbers have changed since, in words */
		changes: string[];
		/** steps before it that were entered after it, or are of a later day */
		renewed: ChainStep[];
	} | null;
	missing: string[];
};

/** 訓練 that was held, with who took part. */
export type ReportedDrill = {
	name: string;
	heldOn: CivilDate;
	note: string | null;
	count: number;
	participants: { staffNumber: string; name: string; part: string | null }[];
};

/** What a CISO報告書 says of its fiscal year, whenever it is looked at. */
export type CisoReport = {
	fiscalYear: FiscalYear;
	/** 基準日: within the fiscal year, its 31 March once that is over */
	asOf: CivilDate;
	requirements: ReportedRequirement[];
	sections: ReportedSection[];
	/** so many people are asked and in no section */
	nowhere: number;
	steps: ReportedStep[];
	drills: ReportedDrill[];
	/** numbers entered by hand, as of incidents */
	values: EnteredValue[];
};

/** What is sealed when it is handed in. */
export type CisoReportContent = CisoReport & {
	format: typeof cisoReportFormat;
	edition: number;
	/** why there is another edition; null for the first */
	reason: string | null;
	/** the last entry of the log it was computed from */
	lastEntry: number;
};

/** What tells two editions apart: the same numbers and names are the same report, whenever and why it was handed in. */
export function saidBy(content: CisoReport | CisoReportContent): CisoReport {
	const { fiscalYear, asOf, requirements, sections, nowhere, steps, drills, values } = content;
	return { fiscalYear, asOf, requirements, sections, nowhere, steps, drills, values };
}
