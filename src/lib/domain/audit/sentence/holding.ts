import { shippedCatalogue } from '$lib/domain/qualification';
import { type AuditNames } from '../names';
import { personPart, plain, type SentencePart } from '../part';
import { type KeptPayload } from '../payload';
import { because, note, nothingKept, type SentencesOf } from './wording';

export const holdingSentences: SentencesOf<'holding'> = {
	'holding.recorded': (payload, names) => [
		plain(`${payload.mended === true ? '差し戻された資格を記録し直しました' : '資格を記録しました'}：`),
		...ofHolding(payload, names)
	],
	'holding.amended': (payload, names) => [
		plain(`${payload.mended === true ? '差し戻された資格の記録を直しました' : '資格の記録を編集しました'}：`),
		...ofHolding(payload, names)
	],
	'holding.withdrawn': (payload, names) => [
		plain('資格の記録を取り下げました：'),
		...ofHolding(payload, names),
		...because(payload)
	],
	'holding.confirmed': (payload, names) => [plain('資格を確認しました：'), ...ofHolding(payload, names)],
	'holding.returned': (payload, names) => [
		plain('資格を差し戻しました：'),
		...ofHolding(payload, names),
		...because(payload)
	],
	'holding.held': (payload, names) => [
		plain(payload.reason === null ? '保留を解きました：' : '資格を保留しました：'),
		...ofHolding(payload, names),
		...because(payload)
	],
	'holding.corrected': (payload, names) => [
		plain('資格の記録を訂正しました：'),
		...ofHolding(payload, names),
		...because(payload)
	]
};

/** 佐藤 花子（1234）「基本情報技術者試験」（合格日 2026-06） */
export function ofHolding({ staff, qualification, passedOn }: KeptPayload, names: AuditNames): SentencePart[] {
	if (typeof staff !== 'number') return [plain(nothingKept)];
	const code = typeof qualification === 'string' ? qualification : '';
	const name = shippedCatalogue.find((one) => one.code === code)?.name ?? code;
	const when = typeof passedOn === 'string' ? `合格日 ${passedOn}` : null;
	return [personPart(names.staff.get(staff)), plain(`「${name}」`), ...note(when)];
}
