import { eq, getTableName } from 'drizzle-orm';
import { type AuditPayload } from '$lib/domain/audit';
import { type Actor } from '../audit/actor';
import { type Database } from '../db/open';
import { changeRow, factColumns, type FactTable, keepVersions } from '../db/rows';
import { importRun } from '../db/schema';
import { type Change, write } from '../db/write';
import { importedTables } from './fact-tables';
import { type Obstacle, obstacles } from './obstacles';

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

/** Each row the import changed gets back the version it replaced; its own version is kept beside. By sets: it may be a million rows. */
async function restoreChanged(change: Change, table: FactTable, entry: number): Promise<number> {
	const name = getTableName(table);
	const replaced = `SELECT row_id FROM superseded WHERE entry = ? AND "table" = ? AND removed = 0`;
	const restored = await keepVersions(change, table, { where: `id IN (${replaced})`, args: [entry, name] });
	if (restored === 0) return 0;
	const set = factColumns(table).map(([key, column]) => `"${column.name}" = old.row ->> '$.${key}'`);
	await change.raw.execute({
		sql: `UPDATE "${name}" SET ${[...set, 'entry = ?'].join(', ')} FROM superseded AS old
			WHERE old.entry = ? AND old."table" = ? AND old.removed = 0 AND old.row_id = "${name}".id`,
		args: [change.entry, entry, name]
	});
	return restored;
}

async function removeAdded(change: Change, table: FactTable, entry: number): Promise<number> {
	const removed = await keepVersions(change, table, { where: 'added_by = ?', args: [entry] }, true);
	if (removed > 0)
		await change.raw.execute({ sql: `DELETE FROM "${getTableName(table)}" WHERE added_by = ?`, args: [entry] });
	return removed;
}
