import { longestReason, type ReasonFault } from './refusal';

/** Why what was entered for somebody else was not taken back. A stranger's record and a missing one answer the same. */
export type TakeBackRefusal =
	'not-found' | 'withdrawn' | 'confirmed' | 'changed-since' | 'known-otherwise' | ReasonFault;

export const takeBackSentences: Record<TakeBackRefusal, string> = {
	'not-found': '自分が代理で記録したものの中に、その記録は見つかりません。一覧を開き直してください。',
	withdrawn: 'この記録はすでに取り下げられています。',
	confirmed: 'すでに確認されたため、取り下げられません。誤りがあれば、人事へお知らせください。',
	'changed-since': '表示したあとに記録が変わりました。内容を確かめて、もう一度取り下げてください。',
	'known-otherwise':
		'本人や名簿などからも記録されているため、取り下げられません。誤りがあれば、人事へお知らせください。',
	'no-reason': '取り下げる理由を入力してください。本人に伝わります。',
	'reason-too-long': `取り下げる理由は${longestReason}字以内で入力してください。`
};
