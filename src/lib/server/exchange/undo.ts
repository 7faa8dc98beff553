import { and, eq, getTableName } from 'drizzle-orm';
import { type Actor } from '../audit/actor';
import { type Database } from '../db/open';
import { rowAsJson } from '../db/packed';
import { changeRow, type FactTable } from '../db/rows';
import { importRun, superseded } from '../db/schema';
import { type Change, write } from '../db/write';
import { importedTables, tableNamed } from './fact-tables';
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
		const found = await obstacles(change.raw, run.entry);
		if (found.length > 0) return { ok: false, reason: 'built-upon', obstacles: found };

		const restored = await restoreChanged(change, run.entry);
		let removed = 0;
		for (const table of importedTables) removed += await removeAdded(change, table, run.entry);
		await change.db.update(importRun).set({ undoneBy: change.entry }).where(eq(importRun.number, number));
		change.describe({ import: number, removed, restored });
		return { ok: true, removed, restored };
	});
}

/** Each row the import changed gets back the version it replaced; its own version is kept beside. */
async function restoreChanged(change: Change, entry: number): Promise<number> {
	const versions = await change.db
		.select()
		.from(superseded)
		.where(and(eq(superseded.entry, entry), eq(superseded.removed, false)));
	for (const { table: name, rowId, row } of versions) {
		const table = tableNamed(name);
		const [now] = await change.db.select().from(table).where(eq(table.id, rowId));
		await changeRow(change, table, now as never, JSON.parse(row) as never);
	}
	return versions.length;
}

/** In two statements whatever the number of rows: an import may have added a million. */
async function removeAdded(change: Change, table: FactTable, entry: number): Promise<number> {
	const name = getTableName(table);
	const kept = await change.raw.execute({
		sql: `INSERT INTO superseded (entry, "table", row_id, removed, row)
			SELECT ?, ?, id, 1, ${rowAsJson(table)} FROM "${name}" WHERE added_by = ?`,
		args: [change.entry, name, entry]
	});
	if (kept.rowsAffected > 0) {
		change.tables.add(name);
		await change.raw.execute({ sql: `DELETE FROM "${name}" WHERE added_by = ?`, args: [entry] });
	}
	return kept.rowsAffected;
}
