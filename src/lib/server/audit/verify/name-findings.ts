import { type Transaction } from '@libsql/client';
import { getTableColumns } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { factTables } from '../../db/facts';
import { rowName, tableWords } from '../../exchange/row-names';
import { type Found, type FoundRow } from './findings';
import { type Finding } from './verification';
import { asText, nearest } from '../whole';

/** Gives the rows among the findings the names people know them by. */
export async function nameFindings(raw: Transaction, found: readonly Found[]): Promise<Finding[]> {
	const findings: Finding[] = [];
	for (const one of found) findings.push('table' in one ? await nameRow(raw, one) : one);
	return findings;
}

async function nameRow(raw: Transaction, { versionId, ...found }: FoundRow): Promise<Finding> {
	const row = await whereItStands(raw, found, versionId);
	const word = factTables.has(row.table) ? tableWords[row.table] : '前の内容の控え';
	return { ...found, ...row, name: `${word} ${(await keyOf(raw, row, versionId)) ?? `内部番号 ${row.id}`}` };
}

type Row = { table: string; id: number };

/** Of a kept version, the table and the row it was a version of. */
async function whereItStands(raw: Transaction, { table, id }: Row, versionId: number | null): Promise<Row> {
	if (versionId === null) return { table, id };
	const sql = `SELECT hex("table") AS "table", ${asText('row_id')} AS row FROM superseded WHERE id = ?`;
	const { rows } = await raw.execute({ sql, args: [versionId] });
	return rows[0] ? { table: textOf(rows[0].table), id: nearest(rows[0].row) } : { table, id };
}

/** Of a row that is gone, as its last kept version has it; null where nothing tells any more. */
async function keyOf(raw: Transaction, { table, id }: Row, versionId: number | null): Promise<string | null> {
	if (!factTables.has(table)) return null;
	const here = `SELECT hex(${rowName(table, 'one')}) AS name FROM "${table}" AS one WHERE one.id = ?`;
	const kept = `SELECT hex(${rowName(table, 'one')}) AS name FROM (${versionsOf(table)}) AS one`;
	const asked: [string, (string | number)[]][] = [
		[`${kept} WHERE one.version = ?`, [versionId ?? -1]],
		[here, [id]],
		[`${kept} WHERE one.id = ? ORDER BY one.version DESC LIMIT 1`, [id]]
	];
	for (const [sql, args] of asked) {
		const { rows } = await raw.execute({ sql, args });
		if (rows[0]?.name) return textOf(rows[0].name);
	}
	return null;
}

/** Of bytes in hexadecimal: the driver ends the process at a text that is no UTF-8. */
function textOf(hexadecimal: unknown): string {
	return Buffer.from(String(hexadecimal), 'hex').toString();
}

/** The kept versions of a table as rows with its columns. */
function versionsOf(table: string): string {
	const columns = Object.entries(getTableColumns(factTables.get(table)!) as Record<string, SQLiteColumn>);
	const values = columns.filter(([key]) => key !== 'id').map(([key, { name }]) => `row ->> '$.${key}' AS "${name}"`);
	return `SELECT id AS version, row_id AS id, ${values.join(', ')} FROM superseded
		WHERE "table" = '${table}' AND iif(typeof(row) = 'text', json_valid(row), 0)`;
}
