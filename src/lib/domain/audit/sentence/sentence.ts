import { type AuditEvent, auditEventWords, isAuditEvent } from '../event';
import { type AuditNames } from '../names';
import { plain, type SentencePart } from '../part';
import { type KeptPayload } from '../payload';
import { accountSentences } from './account';
import { chainSentences } from './chain';
import { completionSentences } from './completion';
import { confirmerSentences } from './confirmer';
import { evidenceSentences } from './evidence';
import { figureSentences } from './figure';
import { holdingSentences } from './holding';
import { importSentences } from './import';
import { logSentences } from './log';
import { planSentences } from './plan';
import { requirementSentences } from './requirement';
import { nothingKept, type Tell } from './wording';

const sentences: Record<AuditEvent, Tell> = {
	...importSentences,
	...completionSentences,
	...holdingSentences,
	...evidenceSentences,
	...confirmerSentences,
	...figureSentences,
	...planSentences,
	...requirementSentences,
	...chainSentences,
	...accountSentences,
	...logSentences
};

/**
 * What an entry tells, in pieces of which some lead on.
 *
 * @param event as it stands in the log
 * @param payload null where it was erased; fields may be missing
 */
export function auditSentence(event: string, payload: KeptPayload | null, names: AuditNames): SentencePart[] {
	if (!isAuditEvent(event)) return [plain(`この版のプログラムの知らない操作「${event}」です`)];
	if (payload === null) return [plain(`${auditEventWords[event]}（${nothingKept}）`)];
	return sentences[event](payload, names);
}
