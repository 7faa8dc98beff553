import { type Transaction } from '@libsql/client';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** So few that a statement over them holds the process for a tenth of a second: whoever has a turn to write must be heard meanwhile. */
export const rowsAtOnce = 10_000;

/**
 * The rows of a table that fit, as ranges of their ids, some thousands in each: SQLite keeps the whole process waiting while it works at
 * a statement, and between two ranges all the others have their turn. The rows of a range may go before the next is asked for.
 */
export async function* idRanges(
	raw: Transaction,
	table: string,
	{ where, args }: { where: string; args: (string | number)[] }
): AsyncGenerator<[after: number, upTo: number]> {
	const some = `SELECT id FROM "${table}" WHERE ${where} AND id > ? ORDER BY id LIMIT ${rowsAtOnce}`;
	for (let after = 0; ; await nextTurn()) {
		const { rows } = await raw.execute({ sql: `SELECT max(id) AS last FROM (${some})`, args: [...args, after] });
		const last = rows[0]?.last ?? null;
		if (last === null) return;
		yield [after, Number(last)];
		after = Number(last);
	}
}
