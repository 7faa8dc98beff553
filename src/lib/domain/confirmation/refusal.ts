import { longestReason, type ReasonFault } from '$lib/domain/training';
import { type StepRefusal } from './standing';

/**
 * Why a record was not confirmed, returned, put aside or taken up again. A stranger's record and a missing one answer the same.
 * `own-entry`: the viewer entered it in its person's place; `heads-entry`: the head did in whose place the viewer confirms.
 */
export type ReviewRefusal =
	| 'not-found'
	| 'own-record'
	| 'own-entry'
	| 'heads-entry'
	| 'changed-since'
	| Exclude<StepRefusal, 'not-amendable' | 'withdrawn'>
	| ReasonFault;

/** Why a record was not corrected. `no-change-confirmed`: of one that is 確認済, for which there is nothing left to press. */
export type CorrectionRefusal =
	| ReviewRefusal
	| 'no-change'
	| 'no-change-confirmed'
	| 'already-recorded'
	| 'unknown-course'
	| 'before-hiring'
	| 'after-leaving';

export const reviewSentences: Record<CorrectionRefusal, string> = {
	'not-found': 'その記録は見つかりません。一覧を開き直してください。',
	'own-record': '自分の記録は自分で確認できません。ほかの確認者に頼んでください。',
	'own-entry': '自分が代理で記録したものは、自分で確認できません。ほかの確認者に頼んでください。',
	'heads-entry':
		'代行している所属の長が代理で記録したものは、代行する人も確認できません。上の所属の長か人事が確認します。',
	'changed-since': '表示したあとに記録が変わりました。もう一度内容を確かめてください。',
	'not-waiting': 'この記録はすでに処理されています。',
	'not-held': 'この記録は保留されていません。一覧を開き直してください。',
	'no-reason': '理由を入力してください。',
	'reason-too-long': `理由は${longestReason}字以内で入力してください。`,
	'no-change': '変わったところがありません。このままでよければ「確認」を押してください。',
	'no-change-confirmed': '変わったところがありません。',
	'already-recorded': '同じ人・研修・受講日の記録がほかにあります。受講日を確かめてください。',
	'unknown-course': 'その研修はありません。一覧から選び直してください。',
	'before-hiring': '採用前の受講日です。受講日を確かめてください。',
	'after-leaving': '退職した後の受講日です。受講日を確かめてください。'
};
