import { type Transaction } from '@libsql/client';
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { mostBytes, typeOf } from '$lib/domain/evidence';
import { rowName } from '../../exchange/row-names';
import { type Findings, most } from './findings';
import { type FileFault } from './verification';
import { asText, nearest } from '../whole';

/**
 * Holds the bytes of every file of evidence against the hash it is named by, one file in memory at a time, and looks for evidence whose
 * file is not there. What the hash is for a record is vouched for with the record's row.
 *
 * @returns how many files there are
 */
export async function verifyFiles(raw: Transaction, found: Findings): Promise<number> {
	let count = 0;
	for (let last = 0; ; count++) {
		const file = await nextFile(raw, last);
		if (file === null) break;
		if (!holds(file)) await tellOf(raw, found, file.name);
		last = file.rowid;
		await nextTurn();
	}
	await findMissing(raw, found);
	return count;
}

type File = { rowid: number; name: string; type: string; size: number; bytes: Uint8Array | null };

/** Texts come as bytes, and bytes only where they are some and not too many: whoever has the file can put anything there. */
async function nextFile(raw: Transaction, last: number): Promise<File | null> {
	const sql = `SELECT rowid, hex(sha256) AS name, hex(type) AS type, ${asText('size')} AS size,
		iif(typeof(bytes) = 'blob' AND length(bytes) <= ${mostBytes}, bytes, NULL) AS bytes
		FROM evidence_file WHERE rowid > ? ORDER BY rowid LIMIT 1`;
	const [row] = (await raw.execute({ sql, args: [last] })).rows;
	if (!row) return null;
	const bytes = row.bytes === null ? null : new Uint8Array(row.bytes as ArrayBuffer);
	return { rowid: Number(row.rowid), name: textOf(row.name), type: textOf(row.type), size: nearest(row.size), bytes };
}

function holds({ name, type, size, bytes }: File): boolean {
	if (bytes === null || bytes.length !== size || typeOf(bytes) !== type) return false;
	return createHash('sha256').update(bytes).digest('hex') === name;
}

/** Under the records it proves; under its own name where nobody has attached it. */
async function tellOf(raw: Transaction, found: Findings, sha256: string): Promise<void> {
	const told = await findUnder(raw, found, 'file-altered', 'one.file_sha256 = ?', [sha256]);
	if (told === 0) found.add({ entry: 0, fault: 'file-altered', name: `（記録に付いていないもの） ${sha256}` });
}

async function findMissing(raw: Transaction, found: Findings): Promise<void> {
	const isThere = 'SELECT 1 FROM evidence_file AS file WHERE file.sha256 = one.file_sha256';
	await findUnder(raw, found, 'file-missing', `NOT EXISTS (${isThere})`, []);
}

/** @returns how many there are */
async function findUnder(
	raw: Transaction,
	found: Findings,
	fault: FileFault,
	where: string,
	args: string[]
): Promise<number> {
	const [counted] = (await raw.execute({ sql: `SELECT count(*) AS count FROM evidence AS one WHERE ${where}`, args }))
		.rows;
	const sql = `SELECT ${asText('one.entry')} AS entry, hex(${rowName('evidence', 'one')}) AS name
		FROM evidence AS one WHERE ${where} ORDER BY one.entry LIMIT ${most}`;
	const { rows } = await raw.execute({ sql, args });
	const told = rows.map(({ entry, name }) => ({ entry: nearest(entry), fault, name: textOf(name) }));
	found.addSome(told, Number(counted?.count ?? 0));
	return told.length;
}

/** Of bytes in hexadecimal: the driver ends the process at a text that is no UTF-8. */
function textOf(hexadecimal: unknown): string {
	return Buffer.from(String(hexadecimal ?? ''), 'hex').toString();
}
