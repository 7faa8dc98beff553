import { type Transaction } from '@libsql/client';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** So few that a statement over them holds the process for some hundredths of a second: everybody must be heard meanwhile. */
export const rowsAtOnce = 2_000;
/** So many rows are looked through for them in one statement. */
const lookedAtOnce = 50_000;

/**
 * The rows of a table that fit, as ranges of their ids, some thousands in each: SQLite keeps the whole process waiting while it works at
 * a statement, and between two ranges all the others have their turn. The rows of a range may go before the next is asked for.
 */
export async function* idRanges(
	raw: Transaction,
	table: string,
	{ where, args }: { where: string; args: (string | number)[] }
): AsyncGenerator<[after: number, upTo: number]> {
	const some = `SELECT id FROM "${table}" WHERE ${where} AND id > ? AND id <= ? ORDER BY id LIMIT ${rowsAtOnce}`;
	const sql = `SELECT max(id) AS last, count(*) AS count FROM (${some})`;
	const ends = await raw.execute(`SELECT max(id) AS last FROM "${table}"`);
	const end = Number(ends.rows[0]?.last ?? 0);
	for (let after = 0; after < end; await nextTurn()) {
		const upTo = after + lookedAtOnce;
		const { rows } = await raw.execute({ sql, args: [...args, after, upTo] });
		const [last, count] = [Number(rows[0]?.last), Number(rows[0]?.count)];
		if (count > 0) yield [after, last];
		after = count < rowsAtOnce ? upTo : last;
	}
}
