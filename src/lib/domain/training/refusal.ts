/** Why a record was not made. */
export type RecordRefusal = 'already-recorded' | 'unknown-course' | 'before-hiring' | 'not-employed' | 'not-returned';

/** What is wrong with the reason of a return, a hold or a correction. */
export type ReasonFault = 'no-reason' | 'reason-too-long';

/** 理由: at most so many characters. */
export const longestReason = 200;

/** Why this cannot be such a reason, without the blanks around it; null where it can. */
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
