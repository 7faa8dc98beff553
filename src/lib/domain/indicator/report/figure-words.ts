import { type IndicatorRule } from '$lib/domain/plan';

/** How the numbers of an indicator are called, wherever they stand: the one place for units and headings. */
export type FigureWords = {
	/** what stands out: a percentage, a number of somebody, a mean, a value entered by hand */
	shape: 'percent' | 'count' | 'mean' | 'value';
	/** before a number: 延べ */
	before: string;
	/** after a number, also of あとn人 */
	unit: string;
	/** the heading of a column; null where the figure has no such number */
	numerator: string;
	denominator: string | null;
	/** of the percentage or the mean */
	rate: string | null;
	/** whom or what a denominator of nobody lacks */
	nobody: string;
	/** what is counted begins at 0 each 1 April, so that figures of two years are not one course */
	anew?: boolean;
};

const people = { before: '', unit: '人', denominator: null, rate: null, nobody: '対象者なし' };
/** Those of a rate of people. */
export const rateWords: FigureWords = {
	...people,
	shape: 'percent',
	numerator: '分子',
	denominator: '分母',
	rate: '率'
};
const count = { ...people, shape: 'count' } as const;

export function figureWords(rule: IndicatorRule): FigureWords {
	const words = kindWords(rule);
	return beginsAnew(rule) ? { ...words, anew: true } : words;
}

/** Whether what is counted begins at 0 each 1 April. */
export function beginsAnew(rule: IndicatorRule): boolean {
	return 'window' in rule && rule.window?.kind === 'fiscal_year';
}

function kindWords(rule: IndicatorRule): FigureWords {
	switch (rule.kind) {
		case 'training_rate':
		case 'qualification_rate':
			return rateWords;
		case 'training_count':
			if (rule.count === 'attendances') return { ...count, before: '延べ', numerator: '延べ受講者数' };
			return { ...count, numerator: '受講者数' };
		case 'qualification_count':
			if (rule.count === 'new') return { ...count, numerator: '新たな取得者数' };
			return { ...count, numerator: '取得者数', denominator: '対象者' };
		case 'appointment_coverage':
			return {
				...rateWords,
				unit: '所属',
				numerator: '配置あり',
				denominator: '所属数',
				rate: '配置率',
				nobody: '対象なし'
			};
		case 'comprehension_rate':
			return comprehensionWords(rule.threshold);
		case 'manual':
			return { ...people, shape: 'value', unit: rule.unit, numerator: '数値', nobody: '入力なし' };
	}
}

/** @param threshold null for a mean */
function comprehensionWords(threshold: number | null): FigureWords {
	const answers = { ...rateWords, unit: '件', denominator: '回答', nobody: '回答なし' };
	if (threshold === null) return { ...answers, shape: 'mean', numerator: '合計', rate: '平均' };
	return { ...answers, numerator: `理解度${threshold}以上`, rate: '割合' };
}
