import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import {
	comprehension,
	everyone,
	indicatorOf,
	qualificationRate,
	trainingCount,
	trainingRate
} from '../../../../tests/factories/town-indicator';
import { type Indicator } from '$lib/domain/plan';
import { ruleInWords } from './words';

const called: Record<string, string> = {
	'DX-BASIC': 'DX基礎',
	'DX-ADVANCED': 'DX応用',
	SECURITY: '情報セキュリティ研修',
	'0210': '情報政策課',
	AP: '応用情報技術者試験',
	IP: 'ITパスポート試験'
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
	],
	[
		'洲本市 ITパスポート取得者数',
		indicatorOf({
			kind: 'qualification_count',
			qualifications: { anyOf: ['IP'], acceptHigher: false },
			count: 'holders',
			window: null,
			population: { ...everyone, employmentTypes: ['常勤'], jobClasses: ['一般行政職'], excludeAbsences: away }
		}),
		'基準日に在籍する常勤の一般行政職（育児休業・休職を除く）のうち、基準日にITパスポート試験（上位資格・旧試験を含まない）を保有し、確認済の人の人数'
	],
	[
		'新たに合格した人',
		indicatorOf({
			kind: 'qualification_count',
			qualifications: { anyOf: ['IP'], acceptHigher: true },
			count: 'new',
			window: { kind: 'fiscal_year' },
			population: everyone
		}),
		'合格の日に職員だった人のうち、基準日の年度の4月1日から基準日までにITパスポート試験（相当する上位資格・旧試験を含む）に合格し、確認済の人数（同じ人は一度だけ）'
	],
	[
		'潟上市 セキュリティ研修等の受講者数',
		trainingCount({
			courses: { anyOf: ['SECURITY'], atLeast: 1 },
			window: { kind: 'fiscal_year' },
			count: 'attendances'
		}),
		'受講の日に職員だった人の、基準日の年度の4月1日から基準日までに情報セキュリティ研修を受講し、確認済の延べ人数'
	],
	[
		'潟上市 デジタル技術活用等に関する研修等に参加した職員数',
		trainingCount({ window: { kind: 'fiscal_year' }, population: { posts: 'each' } }),
		'受講の日に職員だった人のうち、基準日の年度の4月1日から基準日までにDX基礎・DX応用のいずれかを1回以上受講し、確認済の人数（同じ人は一度だけ）'
	],
	[
		'紀の川市 研修の理解度',
		comprehension({ window: { kind: 'fiscal_year' } }),
		'受講の日に職員だった人の、基準日の年度の4月1日から基準日までに受講したDX基礎・DX応用のいずれかで、確認済で理解度の答えがあるもののうち、理解度が4以上の割合'
	],
	[
		'理解度の平均、有効期間内',
		comprehension({ threshold: null, window: { kind: 'valid' }, courses: { anyOf: ['SECURITY'], atLeast: 1 } }),
		'受講の日に職員だった人の、基準日に有効期間内の情報セキュリティ研修で、確認済で理解度の答えがあるものの理解度の平均'
	],
	[
		'紀の川市 DX推進員の配置率',
		indicatorOf({ kind: 'appointment_coverage', role: 'DX推進員', level: 2 }),
		'基準日にある上から2段目の所属のうち、その所属か配下の所属に、在籍するDX推進員がいる所属の割合'
	],
	[
		'紀の川市 事故件数',
		indicatorOf({ kind: 'manual', unit: '件', direction: 'at_most' }),
		'年度ごとに入力する数値（単位は件。目標の値以下で達成）'
	]
])('the rule of a real plan in words: %s', (_, { rule }, words) => {
	expect(ruleInWords(rule, { course: name, department: name, qualification: name })).toBe(words);
});
