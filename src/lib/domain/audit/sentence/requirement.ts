import { formatFiscalYear } from '$lib/domain/calendar';
import { requirementParts, requirementPartWords } from '$lib/domain/requirement';
import { type AuditNames } from '../names';
import { personPart, plain, type SentencePart } from '../part';
import { type KeptPayload } from '../payload';
import { because, between, named, note, nothingKept, renamedWords, type SentencesOf, yearWords } from './wording';

export const requirementSentences: SentencesOf<'requirement' | 'exemption' | 'reminder'> = {
	'requirement.created': (payload) => [
		plain('必須研修を作りました：'),
		...ofRequirement(payload),
		...note(typeof payload.copiedFrom === 'number' ? `${formatFiscalYear(payload.copiedFrom)}のものを写しました` : null)
	],
	'requirement.changed': (payload) => [
		plain('必須研修を変えました：'),
		...ofRequirement(payload),
		...note(changedWords(payload))
	],
	'requirement.published': (payload) => [
		plain('必須研修を公開しました：'),
		...ofRequirement(payload),
		...note(
			typeof payload.members === 'number' ? `対象 ${payload.members}人・除外 ${String(payload.excluded)}人` : null
		)
	],
	'requirement.withdrawn': (payload) => [
		plain('必須研修を取りやめました：'),
		...ofRequirement(payload),
		...because(payload)
	],
	'requirement.deleted': (payload) => [plain('必須研修の下書きを削除しました：'), ...ofRequirement(payload)],
	'exemption.granted': (payload, names) => [plain('免除しました：'), ...ofExemption(payload, names)],
	'exemption.ended': (payload, names) => [
		plain(typeof payload.reason === 'string' ? '免除を取り消しました：' : '免除を終えました：'),
		...ofExemption(payload, names),
		...because(payload)
	],
	'reminder.sent': (payload) => [plain('催促しました：'), ...named(payload), ...note(reminderWords(payload))]
};

function ofRequirement(payload: KeptPayload): SentencePart[] {
	return [...named(payload), ...note(yearWords(payload))];
}

/** もとの名前「…」、期限、対象者 */
function changedWords(payload: KeptPayload): string | null {
	const parts = Array.isArray(payload.parts) ? (payload.parts as unknown[]) : [];
	const words = requirementParts.filter((part) => part !== 'name' && parts.includes(part));
	return [renamedWords(payload), ...words.map((part) => requirementPartWords[part])].filter(Boolean).join('、') || null;
}

function ofExemption(payload: KeptPayload, names: AuditNames): SentencePart[] {
	const { staff, from, to } = payload;
	if (typeof staff !== 'number') return [plain(nothingKept)];
	return [personPart(names.staff.get(staff)), ...named(payload), ...note(between(from, to))];
}

/** The section it was sent in, and to how many. */
function reminderWords({ section, people }: KeptPayload): string | null {
	const count = Array.isArray(people) ? `${people.length}人` : null;
	return [typeof section === 'string' ? section : null, count].filter(Boolean).join('、') || null;
}
