import { type Client, type Transaction } from '@libsql/client';
import { type AuditPayload } from '$lib/domain/audit';
import { factTables } from '../../db/facts';
import { type Database } from '../../db/open';
import { write } from '../../db/write';
import { Findings } from '../verify/findings';
import { OlderDigest } from './older-seals';
import { sealsByEntry } from './read-seals';
import { laidAside } from './seal';
import { SealParts } from './seal-parts';
import { sealedColumns } from './sealed-text';
import { type Stream } from '../stream';
import { currentRows, keptVersions, laidAsideVersions, type WrittenRow } from '../written-rows';

/** Whether there are entries of an older program whose rows nobody vouches for yet. */
export async function hasUnsealedEntries(client: Pick<Client, 'execute'>): Promise<boolean> {
	const { rows } = await client.execute(`SELECT 1 FROM entry
		WHERE number = (SELECT min(number) FROM entry WHERE number > 0) AND rows_digest IS NULL
		AND NOT EXISTS (SELECT 1 FROM entry WHERE event = 'log.sealed')`);
	return rows.length > 0;
}

/**
 * Seals, as they stand today, every row and kept version of the entries of older programs, each under the number of its own entry. One
 * entry vouches for all of these seals, so that from now on nobody can put a row under an old number. Only for whoever has the database
 * alone: it takes as long as an import of as many rows.
 */
export async function sealOlderEntries(database: Pick<Database, 'transact'>): Promise<void> {
	await write(database, { kind: 'command-line' }, 'log.sealed', async (change) => {
		const { last, count } = await olderEntries(change.raw);
		await change.raw.execute({ sql: 'DELETE FROM seal WHERE entry BETWEEN 1 AND ?', args: [last] });
		const rows = await sealAll(change.raw, last);
		change.rowsDigest = await digestThrough(change.raw, last);
		change.describe({ entries: count, rows } satisfies AuditPayload<'log.sealed'>);
		return { ok: true };
	});
}

/** The last number before the first entry that vouches for its rows, and how many entries there are up to it. */
async function olderEntries(raw: Transaction): Promise<{ last: number; count: number }> {
	const { rows } = await raw.execute(`WITH older(last) AS (SELECT coalesce(
			(SELECT number - 1 FROM entry WHERE number > 0 AND rows_digest IS NOT NULL ORDER BY number LIMIT 1),
			(SELECT max(number) FROM entry)
		)) SELECT last, (SELECT count(*) FROM entry WHERE number BETWEEN 1 AND last) AS count FROM older`);
	return { last: Number(rows[0]?.last), count: Number(rows[0]?.count) };
}

/** @returns how many rows and versions */
async function sealAll(raw: Transaction, last: number): Promise<number> {
	// What is wrong with the rows is for a check to tell; here it is left out.
	const ignored = new Findings();
	let count = 0;
	for (const [name, table] of factTables) {
		const streams = [currentRows(raw, ignored, table), keptVersions(raw, ignored, table)];
		count += await sealTable(new SealParts(raw, name, sealedColumns(table)), streams, last);
	}
	const kept = new SealParts(raw, laidAside.table, laidAside.columns);
	return count + (await sealTable(kept, [laidAsideVersions(raw, ignored)], last));
}

async function sealTable(parts: SealParts, streams: Stream<WrittenRow>[], last: number): Promise<number> {
	for (let count = 0; ; count++) {
		for (const stream of streams) if (stream.empty) await stream.ready();
		const next = streams.reduce((one, other) => (isBefore(other.head, one.head) ? other : one));
		if (!next.head || next.head.entry > last) {
			await parts.end();
			return count;
		}
		if (parts.isFull) await parts.store();
		parts.add(next.head);
		next.step();
	}
}

function isBefore(one: WrittenRow | undefined, other: WrittenRow | undefined): boolean {
	if (!one || !other) return one !== undefined;
	return one.entry < other.entry || (one.entry === other.entry && one.id < other.id);
}

async function digestThrough(raw: Transaction, last: number): Promise<string> {
	const [digest, seals] = [new OlderDigest(), sealsByEntry(raw, new Findings())];
	for (;;) {
		if (seals.empty) await seals.ready();
		if (!seals.head || seals.head.entry > last) return digest.end();
		digest.add(seals.head);
		seals.step();
	}
}
