import type { IndicatorKind } from '$lib/domain/plan';
import type { Option } from '$lib/ui/form/SelectField.svelte';

/** What an indicator of a kind is called. */
export const kindWords: Record<IndicatorKind, string> = {
	training_rate: '受講率',
	training_count: '受講者数',
	qualification_rate: '資格の保有率',
	qualification_count: '資格の取得者数',
	appointment_coverage: '配置率',
	comprehension_rate: '理解度',
	manual: '手入力'
};

export const coursesModeOptions: Option[] = [
	{ value: 'anyOf', label: '選んだ研修のどれか' },
	{ value: 'allOf', label: '選んだ研修のすべて' }
];

const windows: Option[] = [
	{ value: 'cumulative', label: '起算日から基準日まで（累計）' },
	{ value: 'fiscal_year', label: '基準日の年度の4月1日から基準日まで' },
	{ value: 'valid', label: '基準日に有効期間内のもの' }
];

/** `valid` is a question about what holds, not about what happened. */
export function windowOptions(kind: IndicatorKind): Option[] {
	const holds = kind === 'training_rate' || kind === 'comprehension_rate';
	return holds ? windows : windows.filter(({ value }) => value !== 'valid');
}

export function countOptions(kind: IndicatorKind): Option[] {
	if (kind === 'training_count')
		return [
			{ value: 'people', label: '受講した人の数（同じ人は一度だけ）' },
			{ value: 'attendances', label: '延べ受講者数' }
		];
	return [
		{ value: 'holders', label: '基準日に保有している人の数' },
		{ value: 'new', label: '対象期間に新たに合格した人の数' }
	];
}

export const higherOptions: Option[] = [
	{ value: 'yes', label: '相当する上位資格・旧試験も数える' },
	{ value: 'no', label: '選んだ資格だけを数える' }
];

export const measureOptions: Option[] = [
	{ value: 'threshold', label: '基準以上の答えの割合' },
	{ value: 'mean', label: '答えの平均' }
];

export const directionOptions: Option[] = [
	{ value: 'at_least', label: '目標の値以上で達成' },
	{ value: 'at_most', label: '目標の値以下で達成' }
];

export const postsOptions: Option[] = [
	{ value: 'primary', label: '本務の所属だけで数える' },
	{ value: 'each', label: '兼務の所属でも数える' }
];
