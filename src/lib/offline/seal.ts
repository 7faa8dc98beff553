import { type Sealed } from './database';

/** AES-GCM asks for a fresh nonce of 96 bits each time. */
const nonceBytes = 12;

/** The key as the server gives it: 32 bytes in base64. What is made of it cannot be read out again. */
export function importKey(base64: string): Promise<CryptoKey> {
	const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
	return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

export async function seal(key: CryptoKey, value: unknown): Promise<Sealed> {
	const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
	const bytes = await crypto.subtle.encrypt(
		{ name: 'AES-GCM', iv },
		key,
		new TextEncoder().encode(JSON.stringify(value))
	);
	return { iv, bytes };
}

/** What was sealed with this key; null where it was another, or the bytes are broken. */
export async function unseal<T>(key: CryptoKey, { iv, bytes }: Sealed): Promise<T | null> {
	try {
		const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes);
		return JSON.parse(new TextDecoder().decode(plain)) as T;
	} catch {
		return null;
	}
}
