import { createHash } from 'node:crypto';

/** What the hash of an entry covers: everything but the payload itself, of which only the digest is chained. */
export type ChainedEntry = {
	number: number;
	at: string;
	actor: string;
	event: string;
	payloadDigest: string;
	tables: string;
	/** over its seals; null in entries from before there were any, whose hash is without it */
	rowsDigest: string | null;
	previousHash: string;
};

/** The previous hash of entry 1. */
export const chainStart = '0'.repeat(64);

export function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

export function entryHash(entry: ChainedEntry): string {
	const { number, at, actor, event, payloadDigest, tables, rowsDigest, previousHash } = entry;
	const covered = [number, at, actor, event, payloadDigest, tables, previousHash];
	return sha256(JSON.stringify(rowsDigest === null ? covered : [...covered, rowsDigest]));
}
