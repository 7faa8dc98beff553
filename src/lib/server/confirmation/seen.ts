import { getTableName, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { wholeNumber } from '../training/seen';

/**
 * A record as whoever judges it saw it: its id, the entry that last wrote it, and the entries that attached its evidence (`evidenceSeen`;
 * left out where none was seen).
 */
export type Seen = { id: number; entry: number; evidence?: string };

/** The record a reviewer had before their eyes, as the form sends it; null where that is no record's id and entry. */
export function parseSeen(data: { get(name: string): unknown }): Seen | null {
	const [id, entry] = [wholeNumber(data.get('id')), wholeNumber(data.get('entry'))];
	const evidence = String(data.get('evidence') ?? '');
	return id === null || entry === null ? null : { id, entry, evidence };
}

/** The same in one text, `id.entry.evidence`: for the boxes of a list of which several are ticked. */
export function seenText({ id, entry, evidence = '' }: Seen): string {
	return `${id}.${entry}.${evidence}`;
}

/** Reads what `seenText` wrote, each once; what is none of it is left out. */
export function parseSeveral(written: readonly unknown[]): Seen[] {
	const seen = new Map<number, Seen>();
	for (const text of written) {
		const [id = '', entry = '', evidence = ''] = String(text).split('.');
		const one = parseSeen(new Map(Object.entries({ id, entry, evidence })));
		if (one !== null) seen.set(one.id, one);
	}
	return [...seen.values()];
}

/**
 * SQL for what stands for the evidence of a record as a confirmer has seen it: the entries that attached it, ascending, with commas;
 * the empty text without any. Whatever is attached or removed later makes it another text.
 *
 * @param of the column of `evidence` that says which record it proves
 * @param record the id of that record in the query around
 */
export function evidenceSeen(of: SQLiteColumn, record: SQLiteColumn): SQL<string> {
	const id = sql.raw(`"${getTableName(record.table)}"."${record.name}"`);
	return sql<string>`coalesce((SELECT group_concat(one.entry) FROM (
		SELECT proof.entry FROM evidence AS proof WHERE proof.${sql.raw(`"${of.name}"`)} = ${id} ORDER BY proof.entry, proof.id
	) AS one), '')`;
}
