import { type CivilDate } from '$lib/domain/calendar';
import { type AnyReport, type Exclusion, type IndicatorRule, type Standing } from '$lib/domain/indicator';

/** The way the content is laid out; another one gets another number, and old ones stay readable. */
export const frozenFormat = 1;

/** One person behind the figure, or (配置率) one department and who holds the role for it. */
export type FrozenPerson = {
	/** null: nobody (空席) */
	staffNumber: string | null;
	name: string;
	kana: string | null;
	/** the code of the department in which they count */
	department: string;
	departmentName: string;
	standing: Standing;
	/** how much of the number this row is; absent where it is 1 */
	weight?: number;
	/** why they count or do not, in words, as it was said on the day it was frozen */
	reasons: string;
};

/** What is sealed: everything a reader needs to stand behind the figure, in names that stay. */
export type FrozenContent = {
	format: typeof frozenFormat;
	indicator: AnyReport['indicator'] & { note: string | null };
	plan: { code: string; name: string };
	/** the rule of the day, in full, and how it reads */
	rule: IndicatorRule;
	ruleWords: string;
	asOf: CivilDate;
	fiscalYear: number;
	edition: number;
	/** why there is another edition; null for the first */
	reason: string | null;
	overall: AnyReport['overall'];
	excluded: Exclusion[];
	departments: AnyReport['departments'];
	/** of the whole body, in 機構順 and then by kana; empty for a number entered by hand */
	people: FrozenPerson[];
	/** 確認待ち records of the people and the courses in question, which the figure does not count */
	unconfirmed: number;
	/** the last entry of the log it was computed from */
	lastEntry: number;
};

/** All but the names: what a page shows of the figure. */
export type FrozenHead = Omit<FrozenContent, 'people'>;

/** What tells two editions apart: the same numbers, rule and names are the same report, whenever and why it was frozen. */
export function essence({ edition: _edition, reason: _reason, lastEntry: _lastEntry, ...rest }: FrozenContent) {
	return rest;
}
