import { describe, expect, it } from 'vitest';
import { day, lastDayOf } from '$lib/domain/calendar';
import { comprehensionOf } from './comprehension';
import { type CisoReport, type ReportedStep } from './content';
import { reportChanges } from './change';
import { handInSentence, parseHandIn } from './hand-in';
import { type ReportedSection, unconfirmedSections } from './sections';
import { forerunnerIn, type Traced, yearsBefore } from './trend';

describe('comprehensionOf', () => {
	it.each<[string, number[], object]>([
		['nobody has done it', [0, 0, 0, 0, 0, 0], { completions: 0, answers: 0, mean: null }],
		['nobody stated one', [7, 0, 0, 0, 0, 0], { completions: 7, answers: 0, mean: null }],
		['over those who did', [7, 0, 0, 0, 1, 2], { completions: 10, answers: 3, mean: 4.67 }],
		['the lowest', [0, 3, 0, 0, 0, 0], { completions: 3, answers: 3, mean: 1 }]
	])('%s: %j', (_why, counts, expected) => {
		expect(comprehensionOf(counts)).toMatchObject(expected);
	});
});

describe('forerunnerIn', () => {
	const traced = (id: number, fiscalYear: number, more: Partial<Traced> = {}): Traced => ({
		...{ id, fiscalYear, name: '情報セキュリティ研修', state: 'published', copiedFrom: null, ...more }
	});
	it.each<[string, Traced, Traced[], number | null]>([
		['the same name', traced(9, 2026), [traced(1, 2025)], 1],
		['another name', traced(9, 2026), [traced(1, 2025, { name: '個人情報保護研修' })], null],
		['copied, by another name', traced(9, 2026, { copiedFrom: 1 }), [traced(1, 2025, { name: '旧研修' })], 1],
		[
			'the copy before the name',
			traced(9, 2026, { copiedFrom: 2 }),
			[traced(1, 2025), traced(2, 2025, { name: '旧研修' })],
			2
		],
		['a draft asks nobody', traced(9, 2026), [traced(1, 2025, { state: 'draft' })], null],
		['nor does one that was taken back', traced(9, 2026), [traced(1, 2025, { state: 'withdrawn' })], null],
		['one of another year', traced(9, 2026), [traced(1, 2024)], null]
	])('%s', (_why, requirement, all, id) => {
		expect(forerunnerIn(2025, requirement, all)?.id ?? null).toBe(id);
	});

	it('is found over copies of copies, also where one between was taken back', () => {
		const all = [
			traced(1, 2024, { name: '始まり' }),
			traced(2, 2025, { name: '次', copiedFrom: 1, state: 'withdrawn' }),
			traced(3, 2026, { copiedFrom: 2 })
		];
		expect(forerunnerIn(2024, all[2]!, all)?.id).toBe(1);
	});

	it('stands for five years with the reported one', () => {
		expect(yearsBefore(2026)).toEqual([2022, 2023, 2024, 2025]);
	});
});

const nothing: CisoReport = {
	...{ fiscalYear: 2026, asOf: lastDayOf(2026), requirements: [], sections: [], nowhere: 0, drills: [], values: [] },
	steps: [{ step: 'ciso', confirmation: null, missing: [] }]
};
const full: CisoReport = {
	...nothing,
	sections: [
		{
			...{ code: '1010', name: '企画課', standing: 'confirmed', changes: [] },
			...{ confirmedOn: day('2027-03-31'), confirmedBy: '﨑本 健' }
		},
		{ code: '1020', name: '財政課', standing: 'missing', changes: [], confirmedOn: null, confirmedBy: null }
	],
	steps: [
		{
			step: 'ciso',
			confirmation: {
				...{ confirmedOn: day('2027-04-10'), confirmedBy: '統括 一', words: '報告した。' },
				...{ gaps: ['財政課の確認'], changes: [], seen: ['研修：済 1/2'], renewed: [], recordedOn: day('2027-04-11') }
			},
			missing: []
		}
	],
	drills: [
		{
			...{ name: 'CSIRT訓練', heldOn: day('2026-10-01'), note: null, count: 1 },
			participants: [{ staffNumber: '0001', name: '海野 花子', part: 'CSIRT' }]
		}
	],
	values: [{ code: 'incidents', name: '事故件数', plan: '計画', unit: '件', value: 0, source: '事故簿', target: 0 }]
};

type Entered = NonNullable<ReportedStep['confirmation']>;

describe('reportChanges', () => {
	it('says nothing of the same', () => {
		expect(reportChanges(full, structuredClone(full))).toEqual([]);
	});

	it('names whatever came, in words', () => {
		expect(reportChanges(nothing, full)).toEqual([
			'企画課：なし → 確認済、確認 2027年3月31日 﨑本 健',
			'財政課：なし → 未確認',
			'CISOへの報告：まだ → 2027年4月10日、統括 一、報告した。、足りなかったもの 財政課の確認',
			'訓練 CSIRT訓練（2026年10月1日）：なし → 1人、0001 海野 花子 CSIRT',
			'事故件数：なし → 0件、出典 事故簿、目標 0件'
		]);
	});

	it('names whatever went, and another 基準日', () => {
		const changes = reportChanges({ ...full, asOf: day('2026-12-01') }, { ...nothing, steps: full.steps });
		expect(changes[0]).toBe('基準日：2026年12月1日 → 2027年3月31日');
		expect(changes.slice(1).every((change) => change.includes('→ なし'))).toBe(true);
	});

	it('with forty sections missing, one changed number is told once for each place that has it, and nothing else', () => {
		const missing = Array.from({ length: 40 }, (_, place) => `課${place}の確認`);
		const since = { seen: ['研修：済 246/425'], renewed: [], recordedOn: day('2027-04-11'), words: '報告した。' };
		const entered = { confirmedOn: day('2027-04-10'), confirmedBy: '統括 一', gaps: missing, ...since };
		const steps = (changes: string[]) => [{ step: 'ciso' as const, confirmation: { ...entered, changes }, missing }];
		const change = '研修：済 246/425 → 246/424、免除 0 → 1';
		const now = { ...full, steps: steps([change]) };
		expect(reportChanges({ ...full, steps: steps([]) }, now)).toEqual([`CISOへの報告：確認後の変化 ${change}`]);
	});

	it.each<[because: string, Partial<ReportedSection>, string[]]>([
		[
			'other numbers since',
			{ standing: 'changed', changes: ['甲'] },
			['確認済 → 確認後に変わりました、確認後の変化 甲']
		],
		[
			'confirmed once more by somebody else',
			{ confirmedOn: day('2027-04-02'), confirmedBy: '髙橋 実' },
			['確認 2027年3月31日 﨑本 健 → 2027年4月2日 髙橋 実']
		]
	])('of a section it says only what differs: %s', (_because, other, told) => {
		const sections = [{ ...full.sections[0]!, ...other }, full.sections[1]!];
		expect(reportChanges(full, { ...full, sections })).toEqual(told.map((one) => `企画課：${one}`));
	});

	it.each<[because: string, Partial<Entered>, string]>([
		['another day', { confirmedOn: day('2027-04-12') }, '2027年4月10日 → 2027年4月12日'],
		['other words', { words: '次は11月に。' }, '内容が変わりました'],
		['less was missing', { gaps: [] }, '足りなかったものからなくなった 財政課の確認'],
		[
			'the step before entered anew',
			{ renewed: ['evaluation'] },
			'このあとに記録したものに加わった 統括情報セキュリティ責任者の分析・評価'
		]
	])('of a step it says only what differs: %s', (_because, other, told) => {
		const [step] = full.steps as [ReportedStep];
		const steps = [{ ...step, confirmation: { ...step.confirmation!, ...other } }];
		expect(reportChanges(full, { ...full, steps })).toEqual([`CISOへの報告：${told}`]);
	});
});

it('the sections that are missing are those nobody confirmed and those that changed since', () => {
	const standings = ['missing', 'confirmed', 'changed', 'ended'] as const;
	const sections = standings.map((standing) => ({ ...full.sections[1]!, standing }));
	expect(unconfirmedSections(sections).map(({ standing }) => standing)).toEqual(['missing', 'changed']);
});

describe('parseHandIn', () => {
	const form = (fields: Record<string, string>) => parseHandIn({ get: (name) => fields[name] ?? null });
	it.each([
		['nobody ticked', { mark: 'x' }, ['checked']],
		['too long', { checked: 'yes', reason: 'あ'.repeat(201) }, ['reason']]
	])('%s', (_why, fields, errors) => {
		const parsed = form(fields);
		expect(parsed.ok ? [] : Object.keys(parsed.errors)).toEqual(errors);
	});

	it('reads what was seen', () => {
		const value = { reason: '訂正', seen: 2, mark: 'abc' };
		expect(form({ checked: 'yes', reason: ' 訂正 ', seen: '2', mark: 'abc' })).toEqual({ ok: true, value });
		expect(form({ checked: 'yes', seen: '-1' })).toMatchObject({ value: { seen: 0, reason: null } });
	});

	it('every refusal has a sentence that says what to do', () => {
		expect(handInSentence({ reason: 'handed-in-since', edition: 2 })).toContain('第2版');
		expect(handInSentence({ reason: 'unchanged' })).toContain('要りません');
	});
});
