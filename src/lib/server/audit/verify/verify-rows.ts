import { type Transaction } from '@libsql/client';
import { factTables } from '../../db/facts';
import { type Findings } from './findings';
import { type SealedRow, sealedRows } from '../seal/read-seals';
import { laidAside } from '../seal/seal';
import { onlyColumns, rowHash } from '../seal/sealed-text';
import { type Stream } from '../stream';
import { currentRows, keptVersions, laidAsideVersions, type WrittenRow } from '../written-rows';

/**
 * Holds every row and every kept version against the seals of the entry that wrote it, and what was laid aside against those of the
 * entry that laid it aside. Rows of the entries 1 to `lastOlder` cannot be checked.
 *
 * @returns how many rows and versions entries vouch for
 */
export async function verifyRows(raw: Transaction, found: Findings, lastOlder: number): Promise<number> {
	let count = 0;
	for (const [table, facts] of factTables) {
		const written = [currentRows(raw, found, facts), keptVersions(raw, found, facts)];
		count += await compare(sealedRows(raw, found, table), written, judgeFor(found, table, lastOlder));
	}
	const judge = judgeFor(found, laidAside.table, lastOlder);
	return count + (await compare(sealedRows(raw, found, laidAside.table), [laidAsideVersions(raw, found)], judge));
}

/** Where a stream stands. */
type Standing<T> = Pick<Stream<T>, 'head'>;
type Key = { entry: number; id: number };
type Judge = (sealed: SealedRow | null, row: WrittenRow | null) => void;

/** Walks along what is sealed and what is there, all in the order of entry and id; what does not fit each other is judged. */
async function compare(sealed: Stream<SealedRow>, written: Stream<WrittenRow>[], judge: Judge): Promise<number> {
	const streams = [sealed, ...written];
	for (let count = 0; ;) {
		for (const stream of streams) if (stream.empty) await stream.ready();
		const key = least(streams);
		if (key === null) return count;
		const expected = isAt(sealed, key) ? sealed.head! : null;
		const there = written.filter((stream) => isAt(stream, key));
		pair(
			expected,
			there.map(({ head }) => head!),
			judge
		);
		for (const stream of there) stream.step();
		if (expected === null) continue;
		count += 1;
		sealed.step();
	}
}

/** Of what is there under one key, one has to be what was sealed and the rest should not be. */
function pair(sealed: SealedRow | null, rows: WrittenRow[], judge: Judge): void {
	const right = sealed && rows.find((row) => fits(sealed, row));
	const [changed = null, ...others] = rows.filter((row) => row !== right);
	if (sealed !== null && !right) judge(sealed, changed);
	else if (changed !== null) judge(null, changed);
	for (const row of others) judge(null, row);
}

function least(streams: Standing<Key>[]): Key | null {
	let key: Key | null = null;
	for (const { head } of streams)
		if (head && (key === null || head.entry < key.entry || (head.entry === key.entry && head.id < key.id))) key = head;
	return key;
}

function isAt({ head }: Standing<Key>, key: Key): boolean {
	return head !== undefined && head.entry === key.entry && head.id === key.id;
}

/** A row that was sealed before its table got another column fits by the columns it had. */
function fits({ hash, columns }: SealedRow, { text }: WrittenRow): boolean {
	if (rowHash(text) === hash) return true;
	const older = onlyColumns(text, columns);
	return older !== null && rowHash(older) === hash;
}

function judgeFor(found: Findings, table: string, lastOlder: number): Judge {
	return (sealed, row) => {
		const { entry, id } = (sealed ?? row)!;
		if (sealed === null && entry >= 1 && entry <= lastOlder) return;
		const fault = sealed === null ? 'row-foreign' : row === null ? 'row-missing' : 'row-altered';
		const versionId = row?.versionId ?? null;
		const superseded = versionId !== null || table === laidAside.table;
		found.add({ entry, fault, table, id, superseded, versionId });
	};
}
