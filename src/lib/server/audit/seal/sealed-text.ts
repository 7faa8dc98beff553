import { hash } from 'node:crypto';
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { type FactTable } from '../../db/rows';
import { sha256 } from '../chain';

/** What may open other doors is sealed by its digest, and kept so in older versions. By table, the column's name in the code. */
const secrets: Readonly<Record<string, string>> = { account: 'passwordHash' };

/** What stands in a kept version where the row had a secret. */
export function secretDigest(secret: string): string {
	return sha256(secret);
}

/** 96 bits of SHA-256, in base64url: sixteen letters a row. */
export function rowHash(text: string): string {
	return hash('sha256', text, 'base64url').slice(0, 16);
}

/** The columns of a table as a seal names them. */
export function sealedColumns(table: FactTable): string {
	return Object.keys(getTableColumns(table)).join(',');
}

/**
 * Makes of a row as JSON (db/packed) the text that is hashed: a secret by its digest, and real numbers as JavaScript writes them,
 * since how SQLite does is no promise of a later version. A name with its quotes never stands inside a JSON text of a value.
 */
export function sealedText(table: FactTable): (row: string) => string {
	const secret = secrets[getTableName(table)];
	const plain = versionText(table);
	if (secret === undefined) return plain;
	const pattern = new RegExp(`"${secret}":"((?:[^"\\\\]|\\\\.)*)"`);
	return (row) => plain(row).replace(pattern, (_, value: string) => `"${secret}":"${secretDigest(value)}"`);
}

/** The same of a version kept in `superseded`, in which the secret is a digest already. */
export function versionText(table: FactTable): (row: string) => string {
	const reals = Object.entries(getTableColumns(table) as Record<string, SQLiteColumn>).filter(
		([, column]) => column.getSQLType() === 'real'
	);
	if (reals.length === 0) return (row) => row;
	const pattern = new RegExp(`"(${reals.map(([key]) => key).join('|')})":(-?\\d[\\d.e+-]*)`, 'g');
	return (row) => row.replace(pattern, (_, key: string, value: string) => `"${key}":${Number(value)}`);
}

/**
 * A row as JSON cut down to the columns a seal covers, for rows sealed before their table got another column; null where it has these
 * columns, or is no row.
 */
export function onlyColumns(row: string, columns: string): string | null {
	if (!row.startsWith('{') || row === '{}') return null;
	try {
		const values = JSON.parse(row) as Record<string, unknown>;
		if (Object.keys(values).join(',') === columns) return null;
		return JSON.stringify(Object.fromEntries(columns.split(',').map((key) => [key, values[key]])));
	} catch {
		return null;
	}
}
