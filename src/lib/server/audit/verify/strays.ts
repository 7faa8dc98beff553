import { type Transaction } from '@libsql/client';
import { factTables } from '../../db/facts';
import { type Findings, type Found, most } from './findings';
import { isSeal } from '../seal/read-seals';
import { laidAside } from '../seal/seal';
import { asText, isWhole, nearest } from '../whole';

/**
 * What the walks along the log leave out, since no order has a place for it: entries, seals and rows under what is no number of an entry,
 * and triggers and views, of which this program has none.
 */
export async function findStrays(raw: Transaction, found: Findings): Promise<void> {
	await findIn(raw, found, { from: 'entry', where: outside('number'), read: ({ one }) => strayEntry(nearest(one)) });
	await findIn(raw, found, {
		from: 'seal',
		where: `(${isSeal}) IS NOT 1`,
		read: ({ entry }) => straySeal(nearest(entry))
	});
	for (const table of factTables.keys()) await findStrayRows(raw, found, table);
	const versions = ['entry', 'written_by', 'row_id', 'id'].map((key) => isWhole(key)).join(' AND ');
	const read: Read = ({ entry, one }) => strayRow(laidAside.table, nearest(entry), nearest(one));
	await findIn(raw, found, { from: laidAside.table, where: `(${versions} AND ${isKept}) IS NOT 1`, read });
	await findProgrammes(raw, found);
}

const strayEntry = (entry: number): Found => ({ entry, fault: 'entry-altered' });
const straySeal = (entry: number): Found => ({ entry, fault: 'seal-foreign' });

function strayRow(table: string, entry: number, id: number): Found {
	const superseded = table === laidAside.table;
	return { entry, fault: 'row-foreign', table, id, superseded, versionId: superseded ? id : null };
}

/** A version is kept of a row of a table of facts. */
const isKept = `typeof("table") = 'text' AND "table" IN (${[...factTables.keys()].map((name) => `'${name}'`).join(', ')})`;

/** By ranges of the indexes over `entry` and `id`; only what stands between two whole numbers is looked for along the first. */
async function findStrayRows(raw: Transaction, found: Findings, table: string): Promise<void> {
	const read: Read = ({ entry, one }) => strayRow(table, nearest(entry), nearest(one));
	const between = `entry >= 1 AND entry <= ${Number.MAX_SAFE_INTEGER}`;
	const places = [...outsides('entry'), `${between} AND typeof(entry) <> 'integer'`];
	for (const where of places) await findIn(raw, found, { from: table, where, read });
	const where = `(${outside('id')}) AND (${isWhole('entry')})`;
	await findIn(raw, found, { from: table, where, read });
}

const outsides = (key: string) => [`${key} < 1`, `${key} > ${Number.MAX_SAFE_INTEGER}`];
const outside = (key: string) => outsides(key).join(' OR ');

type Row = Record<string, unknown>;
type Read = (row: Row) => Found;
type Place = { from: string; where: string; read: Read };

/** Tells the first, and how many there are. */
async function findIn(raw: Transaction, found: Findings, { from, where, read }: Place): Promise<void> {
	const [counted] = (await raw.execute(`SELECT count(*) AS count FROM "${from}" WHERE ${where}`)).rows;
	const count = Number(counted?.count ?? 0);
	if (count === 0) return;
	const keys = from === 'entry' ? ['number'] : from === 'seal' ? ['rowid', 'entry'] : ['id', 'entry'];
	const columns = keys.map((key, index) => `${asText(key)} AS ${['one', 'entry'][index]}`).join(', ');
	const { rows } = await raw.execute(`SELECT ${columns} FROM "${from}" WHERE ${where} LIMIT ${most}`);
	found.addSome(rows.map(read), count);
}

/** Their names come as bytes: the driver ends the process at what is no UTF-8. */
async function findProgrammes(raw: Transaction, found: Findings): Promise<void> {
	const { rows } = await raw.execute(
		`SELECT type, hex(name) AS name FROM sqlite_master WHERE type IN ('trigger', 'view') LIMIT ${most}`
	);
	for (const { type, name } of rows)
		found.add({
			...{ entry: 0, fault: type === 'view' ? 'view-foreign' : 'trigger-foreign' },
			name: Buffer.from(String(name), 'hex').toString()
		});
}
