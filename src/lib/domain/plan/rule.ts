import { type CivilDate } from '$lib/domain/calendar';

/** What a figure can be; the words are those of plan.json. */
export const indicatorKinds = [
	'training_rate',
	'training_count',
	'qualification_rate',
	'qualification_count',
	'appointment_coverage',
	'comprehension_rate',
	'manual'
] as const;
export type IndicatorKind = (typeof indicatorKinds)[number];

/** Who is counted. An empty list is no restriction; every filter is of the 本務 post on the day. */
export type PopulationRule = {
	employmentTypes: string[];
	jobClasses: string[];
	ranks: string[];
	notEmploymentTypes: string[];
	notJobClasses: string[];
	notRanks: string[];
	/** department codes; each includes everything below it on the day */
	departments: string[];
	/** people who hold one of these roles, for any department, on the day */
	roles: string[];
	/** kinds of absence, in the order in which an exclusion is counted under one of them */
	excludeAbsences: string[];
	/** `each`: 兼務 counts in each department as well */
	posts: 'primary' | 'each';
};

/** Which completions satisfy: `atLeast` of any of the courses, or each of them at least once. */
export type CourseRule = { anyOf: string[]; atLeast: number } | { allOf: string[] };

/** Which completions are looked at on a day. `since` null: from the beginning. */
export type Window = { kind: 'cumulative'; since: CivilDate | null } | { kind: 'fiscal_year' } | { kind: 'valid' };

export type QualificationRule = { anyOf: string[]; acceptHigher: boolean };

/** The rule of an indicator by its kind, with every default filled in. */
export type IndicatorRule =
	| { kind: 'training_rate'; courses: CourseRule; window: Window; population: PopulationRule }
	| {
			kind: 'training_count';
			courses: CourseRule;
			window: Window;
			count: 'people' | 'attendances';
			population: PopulationRule;
	  }
	| { kind: 'qualification_rate'; qualifications: QualificationRule; population: PopulationRule }
	| {
			kind: 'qualification_count';
			qualifications: QualificationRule;
			count: 'holders' | 'new';
			/** null with `holders` */
			window: Window | null;
			population: PopulationRule;
	  }
	| { kind: 'appointment_coverage'; role: string; level: number }
	| {
			kind: 'comprehension_rate';
			courses: CourseRule;
			window: Window;
			measure: 'threshold' | 'mean';
			/** 1–5; null with `mean` */
			threshold: number | null;
			population: PopulationRule;
	  }
	| { kind: 'manual'; unit: string; direction: 'at_least' | 'at_most' };

/** A promise for the end of a fiscal year; `departmentCode` null is the whole body, other nulls are not promised. */
export type Target = {
	fiscalYear: number;
	departmentCode: string | null;
	percent: number | null;
	headcount: number | null;
	value: number | null;
};

/** One promise of a plan: what is computed and what was promised. */
export type Indicator = {
	code: string;
	planCode: string;
	name: string;
	note: string | null;
	rule: IndicatorRule;
	targets: Target[];
};

/** A number entered by hand for a fiscal year, and where it was taken from. */
export type ManualValue = { indicatorCode: string; fiscalYear: number; value: number; source: string };

/** 計画 with the fiscal years it runs over, first and last. */
export type Plan = {
	code: string;
	name: string;
	source: string | null;
	firstFiscalYear: number;
	lastFiscalYear: number;
};
