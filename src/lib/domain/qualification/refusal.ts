import { type ReviewRefusal, reviewSentences } from '$lib/domain/confirmation';

/** Why a qualification was not recorded, edited or taken back. A stranger's record and a missing one answer the same. */
export type HoldingRefusal =
	| 'already-recorded'
	| 'not-employed'
	| 'not-found'
	| 'withdrawn'
	| 'not-amendable'
	| 'no-change'
	| 'changed-since'
	| 'reason-too-long';

export const holdingSentences: Record<HoldingRefusal, string> = {
	'already-recorded': 'この資格のこの合格日の記録はすでにあります。自分の資格で確かめてください。',
	'not-employed': '在籍中の職員だけが記録できます。人事へお問い合わせください。',
	'not-found': 'その記録は見つかりません。自分の資格を開き直してください。',
	withdrawn: 'この記録はすでに取り下げられています。',
	'not-amendable': '確認済の記録は直せません。直すところがあれば、人事へお知らせください。',
	'no-change': '変わったところがありません。直すところがなければ、そのままでかまいません。',
	'changed-since': '表示したあとに記録が変わりました。自分の資格で確かめて、もう一度直してください。',
	'reason-too-long': '取り下げる理由は200字以内で入力してください。'
};

/** Why a qualification was not confirmed, returned, put aside or corrected. */
export type HoldingReviewRefusal = ReviewRefusal | 'no-change' | 'no-change-confirmed' | 'already-recorded';

export const holdingReviewSentences: Record<HoldingReviewRefusal, string> = {
	...reviewSentences,
	'already-recorded': '同じ人・資格・合格日の記録がほかにあります。合格日を確かめてください。'
};
