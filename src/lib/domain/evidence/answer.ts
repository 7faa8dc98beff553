import { type EvidenceRefusal } from './refusal';

/**
 * What `PUT /api/evidence/{sha256}` answers. `kenshu` is how a device knows that it was this server that answered and not the page of
 * a hotel. `sha256`: of the bytes that were sent; `again`: the same bytes may be taken another time.
 */
export type EvidenceAnswer =
	| { kenshu: 'evidence'; sha256: string }
	| { kenshu: 'evidence'; code: EvidenceRefusal; message: string; again: boolean };

/**
 * In which header of that request a device says whose file it sends: their 職員番号, percent-encoded. In somebody else's session nothing of
 * it is taken.
 */
export const personHeader = 'x-kenshu-person';

/** A SHA-256 as it stands in an address: 64 digits of hexadecimal, in small letters. */
export function isSha256(text: string): boolean {
	return /^[0-9a-f]{64}$/.test(text);
}
