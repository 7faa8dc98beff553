import { createHash } from 'node:crypto';

/** What the hash of an entry covers: everything but the payload itself, of which only the digest is chained. */
export type ChainedEntry = {
	number: number;
	at: string;
	actor: string;
	event: string;
	payloadDigest: string;
	tables: string;
	previousHash: string;
};

/** The previous hash of entry 1. */
export const chainStart = '0'.repeat(64);

export function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

export function entryHash(entry: ChainedEntry): string {
	const { number, at, actor, event, payloadDigest, tables, previousHash } = entry;
	return sha256(JSON.stringify([number, at, actor, event, payloadDigest, tables, previousHash]));
}
