import { type CivilDate, fiscalYearOf, formatFiscalYear } from '$lib/domain/calendar';
import { type Plan } from './rule';

/** Why a rule was not revised. */
export const ruleRefusals = [
	'not-allowed',
	'unknown-indicator',
	'other-kind',
	'other-measure',
	'other-threshold',
	'other-count',
	'other-unit',
	'other-direction',
	'unknown-code',
	'since-after-first-target',
	'before-plan',
	'after-plan',
	'unchanged',
	'changed-since'
] as const;
export type RuleRefusal = (typeof ruleRefusals)[number];

type Years = Pick<Plan, 'firstFiscalYear' | 'lastFiscalYear'>;

/**
 * Whether a day is one from which another rule of the plan can count; null where it is. Behind the plan's last day it would never count,
 * and before its first there is nothing to keep apart: then the rule from the beginning is meant.
 */
export function refusedStart(
	from: CivilDate | null,
	{ firstFiscalYear, lastFiscalYear }: Years
): 'before-plan' | 'after-plan' | null {
	if (from === null) return null;
	const year = fiscalYearOf(from);
	if (year < firstFiscalYear) return 'before-plan';
	return year > lastFiscalYear ? 'after-plan' : null;
}

/** What to tell, and what to do next. */
export function ruleRefusalSentence(reason: RuleRefusal, { firstFiscalYear, lastFiscalYear }: Years): string {
	switch (reason) {
		case 'not-allowed':
			return '数え方を改める権限がありません。人事担当かDX推進担当にご相談ください。';
		case 'unknown-indicator':
			return 'その指標はありません。計画の一覧から選び直してください。';
		case 'other-kind':
			return '指標の種類は変えられません。別の種類で数えるときは、新しい指標を作ってください。';
		case 'other-measure':
			return fixedSentence('理解度の表し方');
		case 'other-threshold':
			return fixedSentence('理解度の基準');
		case 'other-count':
			return fixedSentence('数えるもの');
		case 'other-unit':
			return fixedSentence('単位');
		case 'other-direction':
			return fixedSentence('達成の向き');
		case 'unknown-code':
			return 'この画面を開いたあとに、選んだ研修か所属がなくなりました。選び直してください。';
		case 'since-after-first-target':
			return '起算日が最初の目標の年度より後です。早い日にしてください。';
		case 'before-plan':
			return `計画の始まり（${formatFiscalYear(firstFiscalYear)}）より前の日です。始めから改めるときは「始めから」を選んでください。`;
		case 'after-plan':
			return `計画の終わり（${formatFiscalYear(lastFiscalYear)}）より後の日なので、使われることがありません。早い日にしてください。`;
		case 'unchanged':
			return 'いまの数え方と同じです。変えるところを入力してください。';
		case 'changed-since':
			return 'この画面を開いたあとに、別の人が数え方を改めました。下の内容を確かめ、置き換えるときは、もう一度「この数え方にする」を押してください。';
	}
}

/** Said of what may only be put right from the beginning, as long as nothing hangs on it. */
function fixedSentence(field: string): string {
	return `${field}は途中から変えられません。前の年度の数値と並べられなくなるためです。別の${field}にするときは、新しい指標を作ってください。まだ改めたことも確定したこともない指標の誤りは、「始めから」を選ぶと直せます。`;
}

/** Why a planned revision was not withdrawn. */
export const withdrawRefusals = ['not-allowed', 'unknown-revision', 'has-begun', 'changed-since'] as const;
export type WithdrawRefusal = (typeof withdrawRefusals)[number];

const withdrawals: Record<WithdrawRefusal, string> = {
	'not-allowed': '数え方を改める権限がありません。人事担当かDX推進担当にご相談ください。',
	'unknown-revision': 'その改定は、もうありません。下の「いまの数え方」を確かめてください。',
	'has-begun':
		'もう始まった数え方なので、取りやめられません。前の数え方に戻すときは、下の「新しい数え方」で、もう一度改めてください。',
	'changed-since':
		'この画面を開いたあとに、別の人がこの改定を変えました。下の「いまの数え方」を確かめ、よければもう一度「取りやめる」を押してください。'
};

/** What to tell, and what to do next. */
export function withdrawRefusalSentence(reason: WithdrawRefusal): string {
	return withdrawals[reason];
}
