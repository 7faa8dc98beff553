import { type CivilDate, formatDay, formatFiscalYear, isCivilDate } from '$lib/domain/calendar';
import { type AuditEvent } from '../event';
import { type AuditNames } from '../names';
import { plain, type SentencePart } from '../part';
import { type KeptPayload } from '../payload';

/** How one event is told. A field that an older program did not keep is passed over. */
export type Tell = (payload: KeptPayload, names: AuditNames) => SentencePart[];

/** Every event of a subject (what stands before the dot), each with its sentence. */
export type SentencesOf<Subject extends string> = Record<Extract<AuditEvent, `${Subject}.${string}`>, Tell>;

export const nothingKept = 'くわしい内容は残っていません';

/** （3件）; nothing for null */
export function note(words: string | null): SentencePart[] {
	return words === null ? [] : [plain(`（${words}）`)];
}

/** 、理由「日を間違えました」 */
export function because({ reason }: KeptPayload): SentencePart[] {
	return typeof reason === 'string' ? [plain(`、理由「${reason}」`)] : [];
}

/** 「DX計画」 */
export function named({ name }: KeptPayload): SentencePart[] {
	return [plain(typeof name === 'string' ? `「${name}」` : nothingKept)];
}

/** もとの名前「受講率」、備考 */
export function renamedWords({ name, was, note }: KeptPayload): string | null {
	const parts = [typeof was === 'string' && was !== name && `もとの名前「${was}」`, note === true && '備考'];
	return parts.filter(Boolean).join('、') || null;
}

/** 令和8年度 */
export function yearWords({ fiscalYear }: KeptPayload): string | null {
	return typeof fiscalYear === 'number' ? formatFiscalYear(fiscalYear) : null;
}

/** 2026年6月1日から2026年6月30日まで; without a last day only the first, without a first null */
export function between(from: unknown, to: unknown): string | null {
	return isDay(from) ? `${formatDay(from)}から${isDay(to) ? `${formatDay(to)}まで` : ''}` : null;
}

export function isDay(day: unknown): day is CivilDate {
	return typeof day === 'string' && isCivilDate(day);
}
