import { type Transaction } from '@libsql/client';
import { type Actor, actorText } from '../audit/actor';
import { entryHash, sha256 } from '../audit/chain';
import { type Begun } from './write-rounds';

const columns = [
	'number',
	'at',
	'actor',
	'event',
	'payload',
	'payload_digest',
	'tables',
	'rows_digest',
	'previous_hash',
	'hash'
];

/**
 * Appends an entry for each change, chained to the one before.
 *
 * @param digests over the seals of each
 * @returns the hash of the last
 */
export async function appendEntries(
	raw: Transaction,
	previousHash: string,
	actor: Actor,
	changes: readonly Begun[],
	digests: readonly string[]
): Promise<string> {
	const at = new Date().toISOString();
	let hash = previousHash;
	const rows = changes.map(({ entry: number, event, payload: said, tables }, index) => {
		const payload = JSON.stringify(said);
		const chained = {
			...{ number, at, actor: actorText(actor), event, payloadDigest: sha256(payload) },
			...{ tables: [...tables].sort().join(','), rowsDigest: digests[index]!, previousHash: hash }
		};
		hash = entryHash(chained);
		const { actor: who, payloadDigest, tables: names, rowsDigest } = chained;
		return [number, at, who, event, payload, payloadDigest, names, rowsDigest, chained.previousHash, hash];
	});
	const values = columns.map((_, index) => `value ->> ${index}`).join(', ');
	await raw.execute({
		sql: `INSERT INTO entry (${columns.join(', ')}) SELECT ${values} FROM json_each(?)`,
		args: [JSON.stringify(rows)]
	});
	return hash;
}
