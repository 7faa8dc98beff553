import {
	longestRequirementMethod,
	longestRequirementName,
	longestRequirementNote,
	mostDaysAfterHiring,
	mostRequirementMethods
} from './limits';

/** What is wrong with a 必須研修 that somebody draws up. */
export type RequirementFault =
	| 'no-name'
	| 'name-too-long'
	| 'note-too-long'
	| 'no-course'
	| 'unknown-course'
	| 'at-least'
	| 'too-many-methods'
	| 'method-too-long'
	| 'due-outside-year'
	| 'counts-too-late'
	| 'mid-year-days'
	| 'mid-year-after';

export type RequirementField = 'name' | 'note' | 'courses' | 'methods' | 'dueOn' | 'countsFrom' | 'midYear';

/** Beside which field it is said. */
export const requirementFaultFields: Record<RequirementFault, RequirementField> = {
	'no-name': 'name',
	'name-too-long': 'name',
	'note-too-long': 'note',
	'no-course': 'courses',
	'unknown-course': 'courses',
	'at-least': 'courses',
	'too-many-methods': 'methods',
	'method-too-long': 'methods',
	'due-outside-year': 'dueOn',
	'counts-too-late': 'countsFrom',
	'mid-year-days': 'midYear',
	'mid-year-after': 'midYear'
};

export const requirementSentences: Record<RequirementFault, string> = {
	'no-name': '名称を入力してください。',
	'name-too-long': `名称は${longestRequirementName}字以内で入力してください。`,
	'note-too-long': `説明は${longestRequirementNote}字以内で入力してください。`,
	'no-course': '研修を一つ以上選んでください。',
	'unknown-course': 'この中に、登録されていない研修があります。一覧から選び直してください。',
	'at-least': '受講の回数は1以上の整数で入力してください。',
	'too-many-methods': `実施方法は${mostRequirementMethods}個までにしてください。問わないときは、どれも選ばないでください。`,
	'method-too-long': `実施方法は${longestRequirementMethod}字以内のものを選んでください。`,
	'due-outside-year': '期限がこの年度の外です。4月1日から翌年3月31日までの日を入力してください。',
	'counts-too-late': '受講を数え始める日は、この年度の4月1日か、それより前の日にしてください。',
	'mid-year-days': `採用からの日数は1から${mostDaysAfterHiring}までの整数で入力してください。`,
	'mid-year-after': '来年度の対象とする境の日は、この年度の4月1日から翌年3月30日までの日にしてください。'
};
