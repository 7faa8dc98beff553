import { type SentEvidence } from '../evidence/judge';
import { wholeNumber } from '../training/seen';
import { type SeenOwn } from './own-commands';

/** The record of one's own that the form mends, as it was when the page was drawn; null for a new one. */
export function seenOwn(data: FormData): SeenOwn | null {
	const [id, entry] = [wholeNumber(data.get('edits')), wholeNumber(data.get('entry'))];
	return id === null || entry === null ? null : { id, entry };
}

/** Evidence that came with an earlier attempt, as the page gave it back: its hash and its name. Whose it is, attaching it asks. */
export function sentBefore(data: FormData): SentEvidence[] {
	return data.getAll('sent').flatMap((value) => {
		const [, sha256, name] = /^([0-9a-f]{64}) (.*)$/s.exec(String(value)) ?? [];
		return sha256 === undefined ? [] : [{ sha256, name: name || null }];
	});
}
