import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { type CisoReport, comprehensionOf } from '$lib/domain/ciso-report';
import EditionList from './EditionList.svelte';
import HandInForm from './HandInForm.svelte';
import ReportSheet from './ReportSheet.svelte';
import { comprehensionWords, participantWords, valueWords } from './words';

const rate = { numerator: 1, denominator: 11, pending: 2, percent: 9.1 };
const words = {
	audience: '全員',
	courses: 'SECURITY研修',
	methods: '問わない',
	midYear: '期限まで',
	countsFrom: '年度の初めから'
};
const drill = {
	...{ name: 'CSIRT訓練', heldOn: day('2026-10-01'), note: null, count: 1 },
	participants: [{ staffNumber: '0001', name: '海野 花子', part: 'CSIRT' }]
};
const value = { code: 'incidents', name: '事故件数', plan: '計画', unit: '件', value: 0, source: '事故簿', target: 0 };
const report: CisoReport = {
	...{ fiscalYear: 2026, asOf: day('2027-03-31'), nowhere: 2, drills: [drill], values: [value] },
	requirements: [
		{
			...{ id: 1, name: '情報セキュリティ研修', dueOn: day('2026-09-30'), note: null, words },
			...{ overall: rate, excluded: [{ reason: '育児休業', count: 3 }] },
			divisions: [{ code: '1000', name: '企画部', ...rate }],
			employment: [{ employmentType: null, ...rate, excluded: 3 }],
			comprehension: comprehensionOf([0, 0, 0, 0, 1, 0]),
			trend: [
				{ fiscalYear: 2024, figure: null, note: 'no-records' },
				{
					fiscalYear: 2025,
					figure: { ...rate, name: '情報セキュリティ研修', asOf: day('2026-03-31'), edition: null },
					note: 'same-rule'
				},
				{
					fiscalYear: 2026,
					figure: { ...rate, name: '情報セキュリティ研修', asOf: day('2027-03-31'), edition: null },
					note: null
				}
			]
		}
	],
	sections: [{ code: '1010', name: '企画課', standing: 'missing', confirmedOn: null, confirmedBy: null, changes: [] }],
	steps: [
		{ step: 'evaluation', confirmation: null, missing: ['企画課の確認'] },
		{ step: 'ciso', confirmation: null, missing: ['企画課の確認', '統括情報セキュリティ責任者の分析・評価'] }
	]
};

const textOf = (html: string) => html.replace(/<!--[\s\S]*?-->|<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const sheet = (edition: number | null) => textOf(render(ReportSheet, { props: { report, edition, facts: [] } }).body);

describe('a report on paper', () => {
	it.each([
		'令和8年度 CISO報告書 第2版',
		'令和9年3月31日現在',
		'9.1%',
		'済 1／対象者 11人',
		'確認待ち 2人（済に含みません） 未 8人',
		'育児休業',
		'企画部 9.1% 1 11 2 8',
		'記載なし 9.1% 1 11 2 8 3',
		'令和6年度 なし（同じ必須研修も、その研修の記録もありません）',
		'2026年3月31日 同じ必須研修がないため、いまの条件で記録から計算',
		'確認していない所属 企画課、所属が分からない人 2人',
		'CISOへの報告 まだ いま足りないもの：統括情報セキュリティ責任者の分析・評価',
		'海野 花子（CSIRT）',
		'事故件数 0件 0件 事故簿'
	])('says %s', (said) => {
		expect(sheet(2)).toContain(said);
	});

	it('lists what was entered by hand plan by plan, each under its name once', () => {
		const other = { ...value, plan: '別の計画' };
		const values = [
			value,
			{ ...value, code: 'isms', name: '更新審査' },
			{ ...other, code: 'leaks', name: '漏えい件数' }
		];
		const { body } = render(ReportSheet, { props: { report: { ...report, values }, edition: null, facts: [] } });
		const text = textOf(body).split('入力した数値（事故の件数など）')[1]!;
		expect(body.match(/<h3[^>]*>(計画|別の計画)</g)).toHaveLength(2);
		expect(text).toMatch(/^ *計画.*事故件数 0件.*更新審査 0件.*別の計画.*漏えい件数 0件/);
	});

	it('without anything asked says so', () => {
		const props = { report: { ...report, requirements: [], drills: [], values: [] }, edition: null, facts: [] };
		const text = textOf(render(ReportSheet, { props }).body);
		expect(text).toContain('この年度に公開した必須研修はありません。');
		expect(text).toContain('この年度の訓練の記録はありません。');
	});
});

describe('the form that hands in', () => {
	const drawn = (latest: number) => render(HandInForm, { props: { latest, mark: 'abc', answer: null } }).body;
	it('names what has changed since it was opened', () => {
		const answer = { reason: '', errors: {}, refusal: { reason: 'changed' } as const, changes: ['済 1/11 → 2/11'] };
		const text = textOf(render(HandInForm, { props: { latest: 0, mark: 'abc', answer } }).body);
		expect(text).toContain('変わったこと： 済 1/11 → 2/11');
		expect(text).toContain('上のいまの内容を確かめて');
	});

	it('asks for a reason from the second edition on, and sends what is shown', () => {
		expect(drawn(0)).not.toContain('次の版を出す理由');
		expect(drawn(1)).toContain('次の版を出す理由');
		expect(drawn(1)).toMatch(/name="mark" value="abc"/);
		expect(textOf(drawn(1))).toContain('第2版を提出する');
	});
});

it('the list of editions leads to each but the one that is looked at', () => {
	const one = { fiscalYear: 2026, asOf: day('2027-03-31'), reason: null, at: '2027-04-10T00:00:00Z', by: '統括 一' };
	const props = {
		editions: [
			{ ...one, edition: 2 },
			{ ...one, edition: 1 }
		],
		current: 2
	};
	const html = render(EditionList, { props }).body;
	expect(html).toContain('/requirements/report/2026/1');
	expect(html).not.toContain('/requirements/report/2026/2');
});

describe('in words', () => {
	it.each([
		[[4, 0, 0, 0, 0, 0], '回答なし（確認済の受講 4件）'],
		[[1, 0, 0, 0, 1, 2], '平均 4.67（確認済の受講 4件のうち回答 3件。1：0件、2：0件、3：0件、4：1件、5：2件）']
	])('理解度 %j', (counts, said) => {
		expect(comprehensionWords(comprehensionOf(counts))).toBe(said);
	});

	it('who took part', () => {
		expect(participantWords(drill)).toBe('海野 花子（CSIRT）');
	});

	it('a number that was not entered', () => {
		expect([valueWords(value), valueWords({ ...value, value: null })]).toEqual(['0件', '入力なし']);
	});
});
