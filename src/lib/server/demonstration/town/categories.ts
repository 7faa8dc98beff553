/** A kind of post: what is written as 任用形態 and 職種, and how people come and go. */
export type Category =
	| 'administrative'
	| 'labour'
	| 'childcare'
	| 'childcareAnnual'
	| 'fire'
	| 'annual'
	| 'fixedTerm'
	| 'reappointed'
	| 'special';

export type Terms = {
	employmentType: string;
	/** blank for those without 職種 */
	jobClass: string;
	/** the share that leaves on a 31 March for reasons other than age or the end of a term */
	leaving: number;
	/** the longest service in fiscal years, after which a person leaves */
	longest: number;
	/** the longest service anybody has when the town begins */
	longestAtStart: number;
};

export const categories: Record<Category, Terms> = {
	administrative: terms('常勤', '一般行政職', 0.018, 38, 37),
	labour: terms('常勤', '技能労務職', 0.01, 38, 36),
	childcare: terms('常勤', '保育士', 0.03, 38, 34),
	childcareAnnual: terms('会計年度任用職員', '保育士', 0.1, 20, 2),
	fire: terms('常勤', '消防職', 0.01, 38, 36),
	annual: terms('会計年度任用職員', '一般行政職', 0.12, 20, 2),
	fixedTerm: terms('任期付', '一般行政職', 0.02, 5, 2),
	reappointed: terms('再任用', '一般行政職', 0.08, 5, 4),
	special: terms('特別職', '', 0, 4, 3)
};

/** 会計年度任用職員 are appointed anew each 4月1日, until 3月31日. */
export function isAnnual(category: Category): boolean {
	return category === 'annual' || category === 'childcareAnnual';
}

/** 常勤の一般行政職, the people most plans speak of. */
export function isAdministrative(category: Category): boolean {
	return category === 'administrative';
}

function terms(
	employmentType: string,
	jobClass: string,
	leaving: number,
	longest: number,
	longestAtStart: number
): Terms {
	return { employmentType, jobClass, leaving, longest, longestAtStart };
}
