import { type Transaction } from '@libsql/client';
import { getTableColumns } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { factTables } from '../db/facts';
import { rowName, tableWords } from '../exchange/row-names';
import { type Found, type FoundRow } from './findings';
import { type Finding } from './verification';

/** Gives the rows among the findings the names people know them by. */
export async function nameFindings(raw: Transaction, found: readonly Found[]): Promise<Finding[]> {
	const findings: Finding[] = [];
	for (const one of found) findings.push('table' in one ? await nameRow(raw, one) : one);
	return findings;
}

async function nameRow(raw: Transaction, { versionId, ...found }: FoundRow): Promise<Finding> {
	const row = await whereItStands(raw, found, versionId);
	const word = tableWords[row.table] ?? '前の内容の控え';
	return { ...found, ...row, name: `${word} ${(await keyOf(raw, row, versionId)) ?? `内部番号 ${row.id}`}` };
}

type Row = { table: string; id: number };

/** Of a kept version, the table and the row it was a version of. */
async function whereItStands(raw: Transaction, { table, id }: Row, versionId: number | null): Promise<Row> {
	if (versionId === null) return { table, id };
	const { rows } = await raw.execute({ sql: 'SELECT "table", row_id FROM superseded WHERE id = ?', args: [versionId] });
	return rows[0] ? { table: String(rows[0].table), id: Number(rows[0].row_id) } : { table, id };
}

/** Of a row that is gone, as its last kept version has it; null where nothing tells any more. */
async function keyOf(raw: Transaction, { table, id }: Row, versionId: number | null): Promise<string | null> {
	if (!factTables.has(table)) return null;
	const here = `SELECT ${rowName(table, 'one')} AS name FROM "${table}" AS one WHERE one.id = ?`;
	const kept = `SELECT ${rowName(table, 'one')} AS name FROM (${versionsOf(table)}) AS one`;
	const asked: [string, (string | number)[]][] = [
		[`${kept} WHERE one.version = ?`, [versionId ?? -1]],
		[here, [id]],
		[`${kept} WHERE one.id = ? ORDER BY one.version DESC LIMIT 1`, [id]]
	];
	for (const [sql, args] of asked) {
		const { rows } = await raw.execute({ sql, args });
		if (rows[0]?.name) return String(rows[0].name);
	}
	return null;
}

/** The kept versions of a table as rows with its columns. */
function versionsOf(table: string): string {
	const columns = Object.entries(getTableColumns(factTables.get(table)!) as Record<string, SQLiteColumn>);
	const values = columns.filter(([key]) => key !== 'id').map(([key, { name }]) => `row ->> '$.${key}' AS "${name}"`);
	return `SELECT id AS version, row_id AS id, ${values.join(', ')} FROM superseded
		WHERE "table" = '${table}' AND iif(typeof(row) = 'text', json_valid(row), 0)`;
}
