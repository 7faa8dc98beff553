import { type CivilDate, firstDayOf, lastDayOf } from '$lib/domain/calendar';
import { longestExemptionReason, longestWithdrawalReason } from './draft/limits';
import { type Requirement } from './requirement';

/** 免除 as somebody asks for it; null for a day that is not written. */
export type ExemptionDraft = { reason: string; from: CivilDate | null; to: CivilDate | null };

export type ExemptionFault =
	| 'no-person'
	| 'no-reason'
	| 'reason-too-long'
	| 'no-from'
	| 'no-to'
	| 'out-of-order'
	| 'outside-year'
	| 'unknown-person'
	| 'similar-person'
	| 'own-exemption'
	| 'not-employed'
	| 'already-exempt';

export type ExemptionField = 'staffNumber' | 'from' | 'to' | 'reason';

/** Beside which field of the form it is said. */
export const exemptionFaultFields: Record<ExemptionFault, ExemptionField> = {
	'no-person': 'staffNumber',
	'no-reason': 'reason',
	'reason-too-long': 'reason',
	'no-from': 'from',
	'no-to': 'to',
	'out-of-order': 'to',
	'outside-year': 'from',
	'unknown-person': 'staffNumber',
	'similar-person': 'staffNumber',
	'own-exemption': 'staffNumber',
	'not-employed': 'staffNumber',
	'already-exempt': 'staffNumber'
};

export type CheckedExemption =
	{ ok: true; value: { reason: string; from: CivilDate; to: CivilDate } } | { ok: false; reasons: ExemptionFault[] };

/** An exemption has a reason and two days, both in the fiscal year of its requirement; all that is wrong is told at once. */
export function checkExemption(
	draft: ExemptionDraft,
	{ fiscalYear }: Pick<Requirement, 'fiscalYear'>
): CheckedExemption {
	const [reason, { from, to }] = [draft.reason.trim(), draft];
	const said = reasonFaults(reason);
	if (from === null || to === null) {
		const days = [...(from === null ? (['no-from'] as const) : []), ...(to === null ? (['no-to'] as const) : [])];
		return { ok: false, reasons: [...days, ...said] };
	}
	const reasons = [...spanFaults({ from, to }, fiscalYear), ...said];
	return reasons.length === 0 ? { ok: true, value: { reason, from, to } } : { ok: false, reasons };
}

function spanFaults({ from, to }: { from: CivilDate; to: CivilDate }, fiscalYear: number): ExemptionFault[] {
	if (to < from) return ['out-of-order'];
	return from < firstDayOf(fiscalYear) || lastDayOf(fiscalYear) < to ? ['outside-year'] : [];
}

function reasonFaults(reason: string): ExemptionFault[] {
	if (reason === '') return ['no-reason'];
	return [...reason].length > longestExemptionReason ? ['reason-too-long'] : [];
}

export const exemptionSentences: Record<ExemptionFault, string> = {
	'no-person': '免除する人の職員番号を入力してください。',
	'no-reason': '免除の理由を入力してください。',
	'reason-too-long': `免除の理由は${longestExemptionReason}字以内で入力してください。`,
	'no-from': '始まりの日を、2026-06-01 や R8.6.1 のように入力してください。',
	'no-to': '終わりの日を、2026-06-01 や R8.6.1 のように入力してください。',
	'out-of-order': '終わりの日が始まりの日より前です。日付を確かめてください。',
	'outside-year': '免除の期間が、この必須研修の年度を外れています。4月1日から翌年3月31日までの日を入力してください。',
	'unknown-person': 'この職員番号の職員は見つかりません。番号を確かめてください。',
	'similar-person':
		'この職員番号の職員は見つからないので、先頭の0を補いました。この人でよければ、もう一度「免除する」を押してください。',
	'own-exemption': '自分を免除することはできません。ほかの担当者に頼んでください。',
	'not-employed': 'この職員は、免除の期間に在籍していません。職員番号と日付を確かめてください。',
	'already-exempt':
		'この職員には、重なる期間の免除がすでにあります。まちがって登録したものなら、取り消してから登録してください。'
};

/** Why a wrong exemption was not taken back. */
export type TakingBackFault = 'no-reason' | 'reason-too-long';

/** The reason for which an exemption is taken back: a few words at least, and not more than fit. */
export function checkTakingBack(reason: string): TakingBackFault | null {
	if (reason === '') return 'no-reason';
	return [...reason].length > longestWithdrawalReason ? 'reason-too-long' : null;
}

export const takingBackSentences: Record<TakingBackFault, string> = {
	'no-reason': '免除を取り消す理由を入力してください。',
	'reason-too-long': `免除を取り消す理由は${longestWithdrawalReason}字以内で入力してください。`
};
