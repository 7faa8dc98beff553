import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { type RateRule } from './rate/rate';
import { type IndicatorRule, type PopulationRule } from '$lib/domain/plan';
import { ruleInWords } from './words';

const names = {
	course: (code: string) =>
		({ 'DX-BASIC': 'DX基礎', 'DX-ADVANCED': 'DX応用', SECURITY: '情報セキュリティ研修' })[code] ?? code,
	department: (code: string) => ({ '0210': 'DX推進課' })[code] ?? code,
	qualification: (code: string) => ({ AP: '応用情報技術者試験', IP: 'ITパスポート試験' })[code] ?? code
};

const everyone: PopulationRule = {
	employmentTypes: [],
	jobClasses: [],
	ranks: [],
	notEmploymentTypes: [],
	notJobClasses: [],
	notRanks: [],
	departments: [],
	roles: [],
	excludeAbsences: [],
	posts: 'primary'
};

function training(change: Partial<Extract<RateRule, { kind: 'training_rate' }>> = {}): IndicatorRule {
	const courses = { anyOf: ['SECURITY'], atLeast: 1 };
	return { kind: 'training_rate', courses, window: { kind: 'fiscal_year' }, population: everyone, ...change };
}

const among = (population: Partial<PopulationRule>) => training({ population: { ...everyone, ...population } });
const did = '基準日の年度の4月1日から基準日までに情報セキュリティ研修を1回以上受講し、確認済の人の割合';

it.each<[IndicatorRule, string, string]>([
	[
		training({
			courses: { anyOf: ['DX-BASIC', 'DX-ADVANCED'], atLeast: 1 },
			window: { kind: 'cumulative', since: day('2023-04-01') },
			population: {
				...everyone,
				employmentTypes: ['常勤'],
				jobClasses: ['一般行政職'],
				excludeAbsences: ['育児休業', '休職']
			}
		}),
		'基準日に在籍する常勤の一般行政職（育児休業・休職を除く）のうち、2023年4月1日から基準日までにDX基礎・DX応用のいずれかを1回以上受講し、確認済の人の割合',
		'洲本市のDX研修受講率'
	],
	[training(), `基準日に在籍する職員のうち、${did}`, 'nobody is left out'],
	[among({ ranks: ['課長', '係長'] }), `基準日に在籍する課長・係長のうち、${did}`, 'ranks'],
	[
		among({ notEmploymentTypes: ['会計年度任用職員'], notJobClasses: ['技能労務職'], notRanks: ['部長'] }),
		`基準日に在籍する職員（会計年度任用職員、技能労務職、部長を除く）のうち、${did}`,
		'whom the rule leaves out'
	],
	[
		among({ departments: ['0210'] }),
		`基準日に在籍するDX推進課（配下を含む）に本務がある職員のうち、${did}`,
		'departments'
	],
	[
		among({ roles: ['DX推進員', 'DX推進リーダー'] }),
		`基準日に在籍するDX推進員・DX推進リーダーのいずれかを務める職員のうち、${did}`,
		'roles'
	],
	[
		among({ posts: 'each' }),
		`基準日に在籍する職員（兼務先の所属でも数える）のうち、${did}`,
		'兼務 counts in each department'
	],
	[
		training({ window: { kind: 'valid' } }),
		'基準日に在籍する職員のうち、基準日に有効期間内の受講として情報セキュリティ研修を1回以上受講し、確認済の人の割合',
		'what has not run out'
	],
	[
		training({ window: { kind: 'cumulative', since: null }, courses: { anyOf: ['DX-BASIC'], atLeast: 3 } }),
		'基準日に在籍する職員のうち、基準日までにDX基礎を3回以上受講し、確認済の人の割合',
		'from the beginning, several times'
	],
	[
		training({ courses: { allOf: ['DX-BASIC', 'SECURITY'] } }),
		'基準日に在籍する職員のうち、基準日の年度の4月1日から基準日までにDX基礎・情報セキュリティ研修のすべてを受講し、確認済の人の割合',
		'each of the courses'
	],
	[
		{ kind: 'qualification_rate', qualifications: { anyOf: ['AP'], acceptHigher: true }, population: everyone },
		'基準日に在籍する職員のうち、基準日に応用情報技術者試験（相当する上位資格・旧試験を含む）を保有し、確認済の人の割合',
		'相当 counts'
	],
	[
		{ kind: 'qualification_rate', qualifications: { anyOf: ['AP', 'IP'], acceptHigher: false }, population: everyone },
		'基準日に在籍する職員のうち、基準日に応用情報技術者試験・ITパスポート試験のいずれか（上位資格・旧試験を含まない）を保有し、確認済の人の割合',
		'only the ones named'
	]
])('%# %s', (rule, words, _because) => {
	expect(ruleInWords(rule, names)).toBe(words);
});
