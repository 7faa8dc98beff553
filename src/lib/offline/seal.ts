import { type Sealed } from './database';

/** AES-GCM asks for a fresh nonce of 96 bits each time. */
const nonceBytes = 12;

/** The key as the server gives it: 32 bytes in base64. What is made of it cannot be read out again. */
export function importKey(base64: string): Promise<CryptoKey> {
	const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
	return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

export function seal(key: CryptoKey, value: unknown): Promise<Sealed> {
	return sealBytes(key, new TextEncoder().encode(JSON.stringify(value)));
}

/** The same of bytes, as they are. */
export async function sealBytes(key: CryptoKey, plain: BufferSource): Promise<Sealed> {
	const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
	return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain) };
}

/** What was sealed with this key; null where it was another, or the bytes are broken. */
export async function unseal<T>(key: CryptoKey, sealed: Sealed): Promise<T | null> {
	const plain = await unsealBytes(key, sealed);
	try {
		return plain && (JSON.parse(new TextDecoder().decode(plain)) as T);
	} catch {
		return null;
	}
}

/** The same of bytes. */
export async function unsealBytes(key: CryptoKey, { iv, bytes }: Sealed): Promise<ArrayBuffer | null> {
	return crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes).catch(() => null);
}
