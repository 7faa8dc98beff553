/** Why a record was not made. */
export type RecordRefusal = 'already-recorded' | 'unknown-course' | 'before-hiring' | 'not-employed' | 'not-returned';

/** Why a record was neither confirmed nor returned. A stranger's record and a missing one answer the same. */
export type ReviewRefusal = 'not-found' | 'own-record' | 'changed-since' | 'not-waiting' | ReasonFault;

/** What is wrong with the reason of a return. */
export type ReasonFault = 'no-reason' | 'reason-too-long';

/** 差し戻す理由: at most so many characters. */
export const longestReason = 200;

/** Why this cannot be the reason of a return, without the blanks around it; null where it can. */
export function reasonFault(reason: string): ReasonFault | null {
	const { length } = [...reason.trim()];
	if (length === 0) return 'no-reason';
	return length > longestReason ? 'reason-too-long' : null;
}

export const recordSentences: Record<RecordRefusal, string> = {
	'already-recorded': 'すでに記録があります。自分の台帳で確かめてください。',
	'unknown-course': 'その研修はありません。一覧から選び直してください。',
	'before-hiring': '採用前の受講は人事へお知らせください。',
	'not-employed': '在籍中の職員だけが記録できます。人事へお問い合わせください。',
	'not-returned': '差し戻された記録が見つからないか、すでに直されています。自分の台帳で確かめてください。'
};

export const reviewSentences: Record<ReviewRefusal, string> = {
	'not-found': 'その記録は見つかりません。一覧を開き直してください。',
	'own-record': '自分の記録は自分で確認できません。ほかの確認者に頼んでください。',
	'changed-since': '表示したあとに記録が変わりました。もう一度内容を確かめてください。',
	'not-waiting': 'この記録はすでに処理されています。',
	'no-reason': '差し戻す理由を入力してください。',
	'reason-too-long': `差し戻す理由は${longestReason}字以内で入力してください。`
};
