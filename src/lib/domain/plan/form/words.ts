import { formatFiscalYear } from '$lib/domain/calendar';
import { type Oddity, type PlanReference, type Problem } from '../read';
import { type RuleField } from './fields';

/** How the fields of a rule are called: the label of the field and the subject of what is wrong with it. */
export const ruleFieldLabels: Record<RuleField, string> = {
	courses: '研修',
	coursesMode: '研修の数え方',
	atLeast: '回数',
	window: '対象期間',
	since: '起算日',
	count: '数えるもの',
	qualifications: '資格',
	acceptHigher: '上位資格・旧試験の扱い',
	role: '役割',
	level: '所属の段',
	measure: '理解度の表し方',
	threshold: '理解度の基準',
	unit: '単位',
	direction: '達成の向き',
	employmentTypes: '任用形態',
	jobClasses: '職種',
	ranks: '職位',
	notEmploymentTypes: '除く任用形態',
	notJobClasses: '除く職種',
	notRanks: '除く職位',
	departments: '所属',
	roles: '務める役割',
	excludeAbsences: '除く休業等',
	posts: '兼務の扱い'
};

const typed: ReadonlySet<RuleField> = new Set(['atLeast', 'since', 'role', 'level', 'threshold', 'unit']);

/** What is wrong with a field, and what to do; the same problem as in plan.json, said to whoever fills in a form. */
export function problemSentence(field: RuleField, value: unknown, problem: Problem): string {
	const label = ruleFieldLabels[field];
	const written = `「${String(value)}」`;
	switch (problem.code) {
		case 'any-or-all':
			return `${label}を一つ以上選んでください。`;
		case 'not-a-number':
			return `${label}${written}は数として読み取れません。数字で入力してください。`;
		case 'not-whole':
			return `${label}${written}は使えません。${problem.least}以上の整数で入力してください。`;
		case 'outside':
			return `${label}${written}は使えません。${problem.least}から${problem.most}までの数で入力してください。`;
		case 'not-a-date':
			return `${label}${written}は日付として読み取れません。2023-04-01 や R5.4.1 のように入力してください。`;
		case 'control-characters':
			return `${label}に見えない文字が入っています。入力し直してください。`;
		case 'too-long':
			return `${label}は${problem.most}文字までで入力してください。`;
		case 'missing':
		case 'blank':
			return typed.has(field) ? `${label}を入力してください。` : `${label}を選んでください。`;
		default:
			return `${label}を選び直してください。`;
	}
}

const called = { course: '研修', department: '所属', qualification: '資格' } satisfies Record<
	PlanReference['kind'],
	string
>;

export function unknownSentence({ kind, code }: PlanReference): string {
	return `「${code}」という${called[kind]}はありません。選び直してください。`;
}

/** What cannot be meant, refused where somebody can put it right at once. */
export function odditySentence(oddity: Oddity): string {
	switch (oddity.code) {
		case 'since-after-first-target':
			return `起算日が、最初の目標の年度（${formatFiscalYear(oddity.firstTarget)}）より後です。その年度の目標に届かなくなるので、早い日にしてください。`;
		case 'percent-outside':
			return `${oddity.percent}％は使えません。0から100までの数で入力してください。`;
		case 'year-outside-plan':
			return `${oddity.fiscalYear}年度は計画の期間ではありません。年度を選び直してください。`;
	}
}
