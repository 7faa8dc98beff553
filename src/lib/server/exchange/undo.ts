import { eq, getTableName } from 'drizzle-orm';
import { type AuditPayload } from '$lib/domain/audit';
import { type Actor } from '../audit/actor';
import { type Database } from '../db/open';
import { changeRow, factColumns, type FactTable, keepVersions } from '../db/rows';
import { importRun } from '../db/schema';
import { type Change, write } from '../db/write';
import { importedTables } from './fact-tables';
import { idRanges } from './id-ranges';
import { type Obstacle, obstacles } from './obstacles';
import { removeTakenBack } from './taken-back';

export type UndoOutcome =
	| { ok: true; removed: number; restored: number }
	| { ok: false; reason: 'unknown' }
	| { ok: false; reason: 'undone-already' }
	| { ok: false; reason: 'built-upon'; obstacles: Obstacle[] };

/**
 * Takes an import back as a whole: rows it added go, rows it changed are again what they were. A new entry like any other, so the
 * log keeps both. Refused where something was built upon it since.
 */
export async function undoImport(database: Database, actor: Actor, number: number): Promise<UndoOutcome> {
	return write<UndoOutcome>(database, actor, 'import.undone', async (change) => {
		const [run] = await change.db.select().from(importRun).where(eq(importRun.number, number));
		if (!run) return { ok: false, reason: 'unknown' };
		if (run.undoneBy !== null) return { ok: false, reason: 'undone-already' };
		const found = await obstacles(change.raw, run.addedBy);
		if (found.length > 0) return { ok: false, reason: 'built-upon', obstacles: found };

		await removeTakenBack(change, run.addedBy);
		let [removed, restored] = [0, 0];
		for (const table of importedTables) {
			restored += await restoreChanged(change, table, run.addedBy);
			removed += await removeAdded(change, table, run.addedBy);
		}
		await changeRow(change, importRun, run, { undoneBy: change.entry });
		change.describe({ import: number, removed, restored } satisfies AuditPayload<'import.undone'>);
		return { ok: true, removed, restored };
	});
}

/** Each row the import changed gets back the version it replaced; its own version is kept beside. */
async function restoreChanged(change: Change, table: FactTable, entry: number): Promise<number> {
	const name = getTableName(table);
	const where = `entry = ? AND "table" = ? AND removed = 0`;
	const part = `SELECT * FROM superseded WHERE ${where} AND id > ? AND id <= ?`;
	const set = factColumns(table).map(([key, column]) => `"${column.name}" = old.row ->> '$.${key}'`);
	const sql = `UPDATE "${name}" SET ${[...set, 'entry = ?'].join(', ')} FROM (${part}) AS old WHERE old.row_id = "${name}".id`;
	let restored = 0;
	for await (const range of idRanges(change.raw, 'superseded', { where, args: [entry, name] })) {
		const args = [entry, name, ...range];
		restored += await keepVersions(change, table, { where: `id IN (SELECT row_id FROM (${part}))`, args });
		await change.raw.execute({ sql, args: [change.entry, ...args] });
	}
	return restored;
}

async function removeAdded(change: Change, table: FactTable, entry: number): Promise<number> {
	const name = getTableName(table);
	const where = 'added_by = ? AND id > ? AND id <= ?';
	let removed = 0;
	for await (const range of idRanges(change.raw, name, { where: 'added_by = ?', args: [entry] })) {
		const args = [entry, ...range];
		removed += await keepVersions(change, table, { where, args }, true);
		await change.raw.execute({ sql: `DELETE FROM "${name}" WHERE ${where}`, args });
	}
	return removed;
}
