import { confirmationWords } from '$lib/domain/confirmation';
import { type AuditNames } from '../names';
import { personPart, plain, type SentencePart } from '../part';
import { type KeptPayload } from '../payload';
import { between, note, nothingKept, type SentencesOf } from './wording';

export const confirmerSentences: SentencesOf<'deputy' | 'setting'> = {
	'deputy.appointed': (payload, names) => [plain('確認の代行を決めました：'), ...ofDeputy(payload, names)],
	'deputy.ended': (payload, names) => [plain('確認の代行を終えました：'), ...ofDeputy(payload, names)],
	'setting.changed': (payload) => [plain('設定を変えました：'), ...ofSetting(payload)]
};

function ofDeputy({ department, staff, from, to }: KeptPayload, names: AuditNames): SentencePart[] {
	if (typeof staff !== 'number' || typeof department !== 'string') return [plain(nothingKept)];
	return [
		plain(`所属 ${department} を`),
		personPart(names.staff.get(staff)),
		plain('が確認'),
		...note(between(from, to))
	];
}

function ofSetting({ key, before, after }: KeptPayload): SentencePart[] {
	if (typeof key !== 'string') return [plain(nothingKept)];
	if (key !== 'confirmation') return [plain(`「${key}」`)];
	return [plain('「だれが確認するか」'), ...note(`${confirmationWords(before)} → ${confirmationWords(after)}`)];
}
