import { type EvidenceRefusal, type EvidenceType, readEvidence } from '$lib/domain/evidence';
import { Turns } from '../access/turns';
import { pdfContentFault } from './pdf';
import { cleanPicture } from './picture';

/** Evidence as it is kept. `width` and `height` in pixels; null for a PDF. */
export type Cleaned = { type: EvidenceType; bytes: Uint8Array; width: number | null; height: number | null };

export type CleaningOutcome = ({ ok: true } & Cleaned) | { ok: false; reason: EvidenceRefusal };

/** Two at once: each may unpack some hundred megabytes. Of those that wait each holds what was sent. */
const turns = new Turns(2, 40);

/** What is kept of a file that was sent: of a picture its pixels alone, a PDF as it is where nothing in it acts. */
export async function cleanEvidence(bytes: Uint8Array): Promise<CleaningOutcome> {
	const read = readEvidence(bytes);
	if (!read.ok) return read;
	return (await turns.first(() => cleanAs(read.type, bytes))) ?? { ok: false, reason: 'busy' };
}

async function cleanAs(type: EvidenceType, bytes: Uint8Array): Promise<CleaningOutcome> {
	if (type !== 'application/pdf') return cleanPicture(bytes, type);
	const fault = await pdfContentFault(bytes);
	return fault === null ? { ok: true, type, bytes, width: null, height: null } : { ok: false, reason: fault };
}
