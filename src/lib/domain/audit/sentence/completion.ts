import { formatDay, isCivilDate } from '$lib/domain/calendar';
import { type AuditNames } from '../names';
import { personPart, plain, recordPart, type SentencePart } from '../part';
import { type KeptPayload } from '../payload';
import { because, note, nothingKept, type SentencesOf } from './wording';

export const completionSentences: SentencesOf<'completion'> = {
	'completion.recorded': (payload, names) => [
		plain(`${payload.mended === true ? '差し戻された受講を記録し直しました' : '受講を記録しました'}：`),
		...ofCompletion(payload, names)
	],
	'completion.amended': (payload, names) => [
		plain(`${payload.mended === true ? '差し戻された受講記録を直しました' : '受講記録を編集しました'}：`),
		...ofCompletion(payload, names)
	],
	'completion.withdrawn': (payload, names) => [
		plain(`${payload.others === true ? '代理で記録した受講' : '受講記録'}を取り下げました：`),
		...ofCompletion(payload, names),
		...because(payload)
	],
	'completion.joined': (payload, names) => [
		plain(`すでにある受講記録に、${payload.others === true ? '代理' : '本人'}の記録を加えました：`),
		...ofCompletion(payload, names),
		...note(filledWords(payload))
	],
	'completion.unjoined': (payload, names) => [
		plain('本人の記録だけを取り下げました（受講記録はそのまま残ります）：'),
		...ofCompletion(payload, names)
	],
	'completion.confirmed': (payload, names) => [plain('受講記録を確認しました：'), ...ofCompletion(payload, names)],
	'completion.returned': (payload, names) => [
		plain('受講記録を差し戻しました：'),
		...ofCompletion(payload, names),
		...because(payload)
	],
	'completion.held': (payload, names) => [
		plain(payload.reason === null ? '保留を解きました：' : '受講記録を保留しました：'),
		...ofCompletion(payload, names),
		...because(payload)
	],
	'completion.corrected': (payload, names) => [
		plain('受講記録を訂正しました：'),
		...ofCompletion(payload, names),
		...because(payload)
	]
};

const filledFields: Record<string, string> = { hours: '時間', method: '実施方法' };

/** Older programs never filled anything. */
function filledWords({ filled }: KeptPayload): string | null {
	const words = Array.isArray(filled) ? filled.map((field) => filledFields[field as string] ?? '理解度') : [];
	return words.length === 0 ? null : `空欄だった${words.join('と')}を記入`;
}

/** 佐藤 花子（1234）「DX基礎」2026年6月1日（受講記録 45） */
export function ofCompletion(payload: KeptPayload, names: AuditNames): SentencePart[] {
	const { completion, staff, course, completedOn } = payload;
	if (typeof staff !== 'number') return [plain(nothingKept)];
	const what = typeof course === 'string' ? `「${names.courses.get(course) ?? course}」` : '';
	const when = typeof completedOn === 'string' && isCivilDate(completedOn) ? formatDay(completedOn) : '';
	const record = typeof completion === 'number' ? [plain('（'), recordPart(completion), plain('）')] : [];
	return [personPart(names.staff.get(staff)), plain(what + when), ...record];
}
