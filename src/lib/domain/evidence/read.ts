import { isAlsoAnother } from './foreign';
import { jpegFault } from './jpeg';
import { mostBytes } from './limits';
import { pdfFault } from './pdf';
import { pngFault } from './png';
import { type EvidenceRefusal } from './refusal';
import { type EvidenceType, typeOf } from './type';

export type ReadEvidence = { ok: true; type: EvidenceType } | { ok: false; reason: EvidenceRefusal };

const faults = { 'image/jpeg': jpegFault, 'image/png': pngFault, 'application/pdf': pdfFault };

/** What a file is by its bytes: one picture or PDF from its first byte to its last. Unpacks nothing. */
export function readEvidence(bytes: Uint8Array): ReadEvidence {
	if (bytes.length === 0) return { ok: false, reason: 'empty' };
	if (bytes.length > mostBytes) return { ok: false, reason: 'too-large' };
	const type = typeOf(bytes);
	if (type === null) return { ok: false, reason: 'wrong-type' };
	if (type === 'heic') return { ok: false, reason: 'heic' };
	const fault = faults[type](bytes) ?? (isAlsoAnother(bytes) ? 'more-inside' : null);
	return fault === null ? { ok: true, type } : { ok: false, reason: fault };
}
