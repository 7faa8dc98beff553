import { type AuditNames } from '../names';
import { plain, type SentencePart } from '../part';
import { type KeptPayload } from '../payload';
import { ofCompletion } from './completion';
import { ofHolding } from './holding';
import { because, note, type SentencesOf } from './wording';

export const evidenceSentences: SentencesOf<'evidence'> = {
	'evidence.attached': (payload, names) => [
		plain('証跡を付けました：'),
		...ofProven(payload, names),
		...files(payload)
	],
	'evidence.removed': (payload, names) => [
		plain('証跡を外しました：'),
		...ofProven(payload, names),
		...files(payload),
		...because(payload)
	]
};

function ofProven(payload: KeptPayload, names: AuditNames): SentencePart[] {
	return payload.holding === undefined ? ofCompletion(payload, names) : ofHolding(payload, names);
}

function files({ files }: KeptPayload): SentencePart[] {
	return note(typeof files === 'number' ? `${files}件` : null);
}
