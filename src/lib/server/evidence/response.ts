import { type EvidenceType } from '$lib/domain/evidence';

type File = { name: string | null; type: EvidenceType; bytes: Uint8Array };

const endings: Record<EvidenceType, string> = { 'image/jpeg': '.jpg', 'image/png': '.png', 'application/pdf': '.pdf' };

/** Nothing in it may run, ask for anything or be framed, however it is opened. */
const policy = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * A picture by its type, to be shown in a page; a PDF only as a download. Nothing of it stays on a shared PC: that is `no-store`, as of
 * every answer about people.
 */
export function asResponse(id: number, { name, type, bytes }: File): Response {
	const manner = type === 'application/pdf' ? 'attachment' : 'inline';
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': type,
			'content-length': String(bytes.byteLength),
			'content-disposition': `${manner}; filename="evidence-${id}${endings[type]}"; filename*=UTF-8''${encoded(fileName(id, name, type))}`,
			'content-security-policy': policy,
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-store'
		}
	});
}

/** As it was called, with the ending of what it is now: a picture may have become a JPEG, and an ending may lie. */
function fileName(id: number, name: string | null, type: EvidenceType): string {
	const own = name?.replace(/(\.[A-Za-z0-9]{1,5})+$/, '').trim() ?? '';
	return (own === '' ? `evidence-${id}` : own) + endings[type];
}

/** RFC 5987: what `encodeURIComponent` leaves of what must not stand there. */
function encoded(name: string): string {
	return encodeURIComponent(name.toWellFormed()).replace(
		/['()*]/g,
		(letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
	);
}
