import { createHash } from 'node:crypto';
import { type entry } from '$lib/server/db/schema';

type Entry = typeof entry.$inferSelect;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * What does not hold in a chain of entries: reckoned here once more, from the words of docs/decisions/0002 and 0008. A payload that was
 * erased is not asked for its digest.
 */
export function chainFaults(entries: readonly Entry[]): string[] {
	let previous = '0'.repeat(64);
	return entries.flatMap((one, index) => {
		const { number, at, actor, event, payload, payloadDigest, tables, rowsDigest, previousHash, hash } = one;
		const covered = [number, at, actor, event, payloadDigest, tables, previousHash];
		const wrong = [
			number !== index + 1 && `${number} stands in place ${index + 1}`,
			previousHash !== previous && `${number} does not follow the one before`,
			payload !== null && sha256(payload) !== payloadDigest && `${number} has another payload`,
			sha256(JSON.stringify(rowsDigest === null ? covered : [...covered, rowsDigest])) !== hash &&
				`${number} has another hash`
		];
		previous = hash;
		return wrong.filter((fault) => fault !== false);
	});
}
