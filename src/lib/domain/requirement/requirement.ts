import { type CivilDate } from '$lib/domain/calendar';
import { type CourseRule, type PopulationRule } from '$lib/domain/plan';

/** Where a 必須研修 stands: 下書き (`draft`), 公開 (`published`), 取りやめ (`withdrawn`). Only a published one asks anybody. */
export const requirementStates = ['draft', 'published', 'withdrawn'] as const;
export type RequirementState = (typeof requirementStates)[number];

/**
 * What becomes of whoever is hired during the year: asked by the due date like everybody; or so many days after the day of hiring,
 * where that is later; or, hired after `after`, only with next year's.
 */
export type MidYear = { kind: 'due-date' } | { kind: 'days'; days: number } | { kind: 'next-year'; after: CivilDate };

/** Who has to do what. */
export type RequirementRule = {
	courses: CourseRule;
	/** 実施方法 that are accepted, '' for a record that names none; an empty list accepts all */
	methods: string[];
	/** of the 本務 post on the day; `posts` is `primary` */
	audience: PopulationRule;
	/** all of them, or only who was hired in this fiscal year (新規採用者) */
	hired: 'all' | 'this-year';
	midYear: MidYear;
	/** the first day of completions that count: 1 April of the year, or before it where an earlier completion counts */
	countsFrom: CivilDate;
};

/** 必須研修: what one fiscal year asks of its people, and by when. */
export type Requirement = {
	id: number;
	fiscalYear: number;
	name: string;
	state: RequirementState;
	rule: RequirementRule;
	/** 期限, inside the fiscal year */
	dueOn: CivilDate;
	/** what the officer adds for readers; null for nothing */
	note: string | null;
};

/** 免除: between two days this person is not asked, for this reason. Never without either. */
export type Exemption = {
	id: number;
	requirementId: number;
	staffNumber: string;
	reason: string;
	from: CivilDate;
	to: CivilDate;
};

/** The numbers somebody saw when they confirmed: of one requirement on that day. */
export type SeenCoverage = {
	requirementId: number;
	name: string;
	numerator: number;
	denominator: number;
	pending: number;
	excluded: { reason: string; count: number }[];
};

/** The steps of the chain above the sections, in their order: 統括の分析・評価, CISOへの報告, 情報セキュリティ委員会への報告. */
export const chainSteps = ['evaluation', 'ciso', 'committee'] as const;
export type ChainStep = (typeof chainSteps)[number];

/** Each step as it is printed. */
export const chainStepWords: Record<ChainStep, string> = {
	evaluation: '統括情報セキュリティ責任者の分析・評価',
	ciso: 'CISOへの報告',
	committee: '情報セキュリティ委員会への報告'
};

/** 実施状況の確認 of one 所属 by its 管理者: the numbers of all the year's requirements as they were seen. */
export type SectionConfirmation = {
	id: number;
	fiscalYear: number;
	departmentCode: string;
	/** as it was called on that day */
	departmentName: string;
	confirmedOn: CivilDate;
	/** who confirmed, by name, as on that day */
	confirmedBy: string;
	seen: SeenCoverage[];
};

/** One step of the chain: who did it on which day, what they saw, and what was missing when they went on (named, never silent). */
export type ChainConfirmation = {
	id: number;
	fiscalYear: number;
	step: ChainStep;
	/** the day it was done, as whoever entered it says */
	confirmedOn: CivilDate;
	/** the day it was entered, of which the numbers are */
	recordedOn: CivilDate;
	confirmedBy: string;
	/** 分析・評価 or what was said in the meeting; null for nothing */
	words: string | null;
	seen: SeenCoverage[];
	/** what was missing, in words: 「総務課の確認」 */
	gaps: string[];
};

/** 訓練: an event with named participants. No rate per head is made of it. */
export type Drill = {
	id: number;
	fiscalYear: number;
	name: string;
	heldOn: CivilDate;
	note: string | null;
	participants: { staffNumber: string; name: string; part: string | null }[];
};
