import { standsAt } from './bytes';

/** What evidence may be: told by its bytes, never by its name. */
export const evidenceTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const;
export type EvidenceType = (typeof evidenceTypes)[number];

/** What a form offers to choose; what comes is judged by its bytes. */
export const acceptedTypes = evidenceTypes.join(',');

const signatures: readonly [EvidenceType, readonly number[]][] = [
	['image/jpeg', [0xff, 0xd8, 0xff]],
	['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
	['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]]
];

/** What the first bytes say it is; `heic` for the photographs of a phone that browsers do not show, null for anything else. */
export function typeOf(bytes: Uint8Array): EvidenceType | 'heic' | null {
	const found = signatures.find(([, signature]) => standsAt(bytes, 0, signature));
	if (found) return found[0];
	return isHeic(bytes) ? 'heic' : null;
}

/** HEIF and AVIF begin with a box `ftyp`, which names a brand. */
function isHeic(bytes: Uint8Array): boolean {
	const brands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avif', 'avis'];
	return standsAt(bytes, 4, 'ftyp') && brands.some((brand) => standsAt(bytes, 8, brand));
}
