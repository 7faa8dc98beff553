import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { comprehension, everyone, indicatorOf } from '../../../../tests/factories/town-indicator';
import { parsePlan } from '../exchange/plan/parse-plan';
import { type Indicator } from '$lib/domain/plan';
import { shippedCatalogue } from '$lib/domain/qualification';
import { ruleInWords } from './words';

const folder = new URL('../../../../tests/fixtures/exchange/plans/', import.meta.url);
const ofPlans = readdirSync(folder).flatMap(
	(name) => parsePlan(readFileSync(new URL(name, folder), 'utf8')).plan.indicators
);

const called = new Map([
	...shippedCatalogue.map(({ code, name }) => [code, name] as const),
	...([
		['DX-BASIC', 'DX基礎'],
		['DX-ADVANCED', 'DX応用'],
		['SECURITY', '情報セキュリティ研修'],
		['0210', '情報政策課']
	] as const)
]);
const name = (code: string) => called.get(code) ?? `？${code}`;
const words = ({ rule }: Indicator) => ruleInWords(rule, { course: name, department: name, qualification: name });

describe('every rule of the five plans in words', () => {
	const sentences: Record<string, string> = {
		'kadoma-leaders':
			'基準日にある上から2段目の所属のうち、その所属か配下の所属に、在籍するDX推進リーダーがいる所属の割合',
		'kadoma-leader-training':
			'基準日に在籍する情報化リーダー・DX推進リーダーのいずれかを務める職員のうち、2022年7月1日から基準日までにDX応用を1回以上受講し、確認済の人の割合',
		'katagami-security':
			'受講の日に職員だった人の、基準日の年度の4月1日から基準日までに情報セキュリティ研修を受講し、確認済の延べ人数',
		'katagami-digital':
			'受講の日に職員だった人のうち、基準日の年度の4月1日から基準日までにDX基礎・DX応用のいずれかを1回以上受講し、確認済の人数（同じ人は一度だけ）',
		'katagami-leaks': '年度ごとに入力する数値（単位は件。目標の値以下で達成）',
		'kinokawa-comprehension':
			'受講の日に職員だった人の、基準日の年度の4月1日から基準日までに受講したDX基礎・DX応用・情報セキュリティ研修のいずれかで、確認済で理解度の答えがあるもののうち、理解度が4以上の割合',
		'kinokawa-officers':
			'基準日にある上から2段目の所属のうち、その所属か配下の所属に、在籍するDX推進員がいる所属の割合',
		'kinokawa-incidents': '年度ごとに入力する数値（単位は件。目標の値以下で達成）',
		'sennan-security':
			'基準日に在籍する職員（育児休業・休職を除く）のうち、基準日の年度の4月1日から基準日までに情報セキュリティ研修を1回以上受講し、確認済の人の割合',
		'sennan-dx':
			'基準日に在籍する職員（育児休業・休職を除く）のうち、2023年4月1日から基準日までにDX基礎・DX応用のいずれかを1回以上受講し、確認済の人の割合',
		'sumoto-dx-training':
			'基準日に在籍する常勤の一般行政職（育児休業・休職を除く）のうち、2023年4月1日から基準日までにDX基礎・DX応用のいずれかを1回以上受講し、確認済の人の割合',
		'sumoto-ap':
			'基準日に在籍する情報政策課（配下を含む）に本務がある職員（育児休業・休職を除く）のうち、基準日に応用情報技術者試験（相当する上位資格・旧試験を含む）を保有し、確認済の人の割合',
		'sumoto-ip':
			'基準日に在籍する常勤の一般行政職（育児休業・休職を除く）のうち、基準日にITパスポート試験（上位資格・旧試験を含まない）を保有し、確認済の人の人数',
		'sumoto-incidents': '年度ごとに入力する数値（単位は件。目標の値以下で達成）'
	};

	it('none is forgotten', () => {
		expect(ofPlans.map(({ code }) => code)).toEqual(Object.keys(sentences));
	});

	it.each(ofPlans.map((indicator) => [indicator.code, indicator] as const))('%s', (code, indicator) => {
		expect(words(indicator)).toBe(sentences[code]);
	});
});

it.each<[string, Indicator, string]>([
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
		'理解度の平均、有効期間内',
		comprehension({ threshold: null, window: { kind: 'valid' }, courses: { anyOf: ['SECURITY'], atLeast: 1 } }),
		'受講の日に職員だった人の、基準日に有効期間内の情報セキュリティ研修で、確認済で理解度の答えがあるものの理解度の平均'
	]
])('what no plan of the five has: %s', (_, indicator, sentence) => {
	expect(words(indicator)).toBe(sentence);
});
