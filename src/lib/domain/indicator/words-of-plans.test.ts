import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { qualificationRate, trainingRate } from '../../../../tests/factories/town-indicator';
import { type RateRule } from './evaluate';
import { type Indicator } from '$lib/domain/plan';
import { ruleInWords } from './words';

const called: Record<string, string> = {
	'DX-BASIC': 'DX基礎',
	'DX-ADVANCED': 'DX応用',
	SECURITY: '情報セキュリティ研修',
	'0210': '情報政策課',
	AP: '応用情報技術者試験'
};
const name = (code: string) => called[code] ?? code;
const away = ['育児休業', '休職'];
const since = (date: string) => ({ kind: 'cumulative' as const, since: day(date) });

it.each<[string, Indicator, string]>([
	[
		'洲本市 DX研修受講率（累計）',
		trainingRate({
			window: since('2023-04-01'),
			population: { employmentTypes: ['常勤'], jobClasses: ['一般行政職'], excludeAbsences: away }
		}),
		'基準日に在籍する常勤の一般行政職（育児休業・休職を除く）のうち、2023年4月1日から基準日までにDX基礎・DX応用のいずれかを1回以上受講し、確認済の人の割合'
	],
	[
		'洲本市 応用情報技術者保有率',
		qualificationRate({ population: { departments: ['0210'], excludeAbsences: away } }),
		'基準日に在籍する情報政策課（配下を含む）に本務がある職員（育児休業・休職を除く）のうち、基準日に応用情報技術者試験（相当する上位資格・旧試験を含む）を保有し、確認済の人の割合'
	],
	[
		'泉南市 情報セキュリティ研修受講率',
		trainingRate({
			courses: { anyOf: ['SECURITY'], atLeast: 1 },
			window: { kind: 'fiscal_year' },
			population: { excludeAbsences: away }
		}),
		'基準日に在籍する職員（育児休業・休職を除く）のうち、基準日の年度の4月1日から基準日までに情報セキュリティ研修を1回以上受講し、確認済の人の割合'
	],
	[
		'泉南市 DX研修受講率（累計）',
		trainingRate({ window: since('2023-04-01'), population: { excludeAbsences: away } }),
		'基準日に在籍する職員（育児休業・休職を除く）のうち、2023年4月1日から基準日までにDX基礎・DX応用のいずれかを1回以上受講し、確認済の人の割合'
	],
	[
		'門真市 情報化リーダーの受講率',
		trainingRate({
			courses: { anyOf: ['DX-ADVANCED'], atLeast: 1 },
			window: since('2022-07-01'),
			population: { roles: ['情報化リーダー', 'DX推進リーダー'] }
		}),
		'基準日に在籍する情報化リーダー・DX推進リーダーのいずれかを務める職員のうち、2022年7月1日から基準日までにDX応用を1回以上受講し、確認済の人の割合'
	]
])('the rule of a real plan in words: %s', (_, { rule }, words) => {
	expect(ruleInWords(rule as RateRule, { course: name, department: name, qualification: name })).toBe(words);
});
