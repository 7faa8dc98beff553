import { type CivilDate, firstDayOf, lastDayOf } from '$lib/domain/calendar';
import { longestExemptionReason } from './limits';
import { type Requirement } from './requirement';

/** 免除 as somebody asks for it; null for a day that is not written. */
export type ExemptionDraft = { reason: string; from: CivilDate | null; to: CivilDate | null };

export type ExemptionFault = 'no-reason' | 'reason-too-long' | 'no-dates' | 'out-of-order' | 'outside-year';

export type CheckedExemption =
	{ ok: true; value: { reason: string; from: CivilDate; to: CivilDate } } | { ok: false; reason: ExemptionFault };

/** An exemption has a reason and two days, both in the fiscal year of its requirement. */
export function checkExemption(
	draft: ExemptionDraft,
	{ fiscalYear }: Pick<Requirement, 'fiscalYear'>
): CheckedExemption {
	const [reason, { from, to }] = [draft.reason.trim(), draft];
	if (reason === '') return { ok: false, reason: 'no-reason' };
	if ([...reason].length > longestExemptionReason) return { ok: false, reason: 'reason-too-long' };
	if (from === null || to === null) return { ok: false, reason: 'no-dates' };
	if (to < from) return { ok: false, reason: 'out-of-order' };
	if (from < firstDayOf(fiscalYear) || lastDayOf(fiscalYear) < to) return { ok: false, reason: 'outside-year' };
	return { ok: true, value: { reason, from, to } };
}

export const exemptionSentences: Record<ExemptionFault, string> = {
	'no-reason': '免除の理由を入力してください。',
	'reason-too-long': `免除の理由は${longestExemptionReason}字以内で入力してください。`,
	'no-dates': '免除の始まりの日と終わりの日を入力してください。',
	'out-of-order': '終わりの日が始まりの日より前です。日付を確かめてください。',
	'outside-year': '免除の期間が、この必須研修の年度を外れています。4月1日から翌年3月31日までの日を入力してください。'
};
