import { type Transaction } from '@libsql/client';
import { getTableName } from 'drizzle-orm';
import { countedFields } from '$lib/domain/plan';
import { completion, outboxCommand } from '../db/schema';
import { importedTables, references, reliedOn } from './fact-tables';
import { idRanges } from './id-ranges';
import { isBackAsImported, isTakenBack } from './taken-back';
import { rowName, tableWords } from './row-names';

/** A row that stands in the way of taking an import back: changed since, or referring to something the import added. */
export type Obstacle = { kind: 'changed-since' | 'refers'; table: string; row: string };

/** So many name the matter; nobody reads a thousand. */
const most = 50;

/**
 * What was built upon the import of this entry since, each row once. A later import that left a row unchanged did not write it and
 * does not count; neither does one that was itself taken back, nor what a person said of a record on a phone and took back.
 */
export async function obstacles(raw: Transaction, entry: number): Promise<Obstacle[]> {
	const found: Obstacle[] = [];
	for (const table of importedTables) found.push(...(await changedSince(raw, getTableName(table), entry)));
	for (const { parent, child, on } of references)
		found.push(...(await referring(raw, getTableName(parent), getTableName(child), on, entry)));
	for (const child of reliedOn) found.push(...(await relyingOnWhatCounts(raw, getTableName(child), entry)));
	return [...new Map(found.toReversed().map((one) => [`${one.table} ${one.row}`, one])).values()].toReversed();
}

async function changedSince(raw: Transaction, table: string, entry: number): Promise<Obstacle[]> {
	const sql = `SELECT ${rowName(table, 'child')} AS row FROM "${table}" AS child
		WHERE child.entry <> :entry AND (child.added_by = :entry OR EXISTS (
			SELECT 1 FROM superseded AS old
			WHERE old."table" = '${table}' AND old.row_id = child.id AND old.entry = :entry AND old.removed = 0))
		AND ${lastWrittenBy(table)} <> :entry
		${table === getTableName(completion) ? `AND NOT (${isBackAsImported('child.id')})` : ''}`;
	const rows = await firstRows(raw, table, { where: 'entry <> ?', args: [entry] }, sql, entry);
	return rows.map((row) => ({ kind: 'changed-since', table: tableWords[table]!, row }));
}

async function referring(
	raw: Transaction,
	parent: string,
	child: string,
	on: string,
	entry: number
): Promise<Obstacle[]> {
	const sql = `SELECT ${rowName(child, 'child')} AS row FROM "${parent}" AS parent JOIN "${child}" AS child ON ${on}
		WHERE parent.added_by = :entry AND child.entry > :entry AND child.added_by <> :entry
		AND ${lastWrittenBy(child)} > :entry
		${child === getTableName(outboxCommand) ? `AND NOT (${isTakenBack('child.completion_id')})` : ''}`;
	const later = { where: 'entry > ? AND added_by <> ?', args: [entry, entry] };
	const rows = await firstRows(raw, child, later, sql, entry);
	return rows.map((row) => ({ kind: 'refers', table: tableWords[child]!, row }));
}

/** A revision or a 確定した報告 of an indicator to which the import gave something else to count: that would be taken from under it. */
async function relyingOnWhatCounts(raw: Transaction, child: string, entry: number): Promise<Obstacle[]> {
	const differs = countedFields.map((field) => `old.row ->> '$.rule.${field}' IS NOT parent.rule ->> '$.${field}'`);
	const sql = `SELECT ${rowName(child, 'child')} AS row FROM indicator AS parent
		JOIN "${child}" AS child ON child.indicator_id = parent.id
		JOIN superseded AS old ON old."table" = 'indicator' AND old.row_id = parent.id
		WHERE old.entry = :entry AND old.removed = 0 AND child.added_by > :entry AND (${differs.join(' OR ')})`;
	const rows = await firstRows(raw, child, { where: 'added_by > ?', args: [entry] }, sql, entry);
	return rows.map((row) => ({ kind: 'refers', table: tableWords[child]!, row }));
}

/**
 * The first rows that a question about `child` finds, asked of some thousands at a time: over a million rows it takes longer than
 * somebody who has a turn to write may be silent.
 */
async function firstRows(
	raw: Transaction,
	child: string,
	candidates: Parameters<typeof idRanges>[2],
	question: string,
	entry: number
): Promise<string[]> {
	const sql = `${question} AND child.id > :after AND child.id <= :upTo LIMIT ${most}`;
	const found: string[] = [];
	for await (const [after, upTo] of idRanges(raw, child, candidates)) {
		const { rows } = await raw.execute({ sql, args: { entry, after, upTo } });
		found.push(...rows.map(({ row }) => String(row)));
		if (found.length >= most) break;
	}
	return found.slice(0, most);
}

/**
 * SQL for the entry that made the `child` row what it is. Taking an import back stamps the row as well, but only restores a version:
 * then it is the entry of that version, over as many imports as were taken back.
 */
function lastWrittenBy(table: string): string {
	return `(WITH RECURSIVE written(entry) AS (
		SELECT child.entry
		UNION ALL
		SELECT superseded.written_by FROM written
			JOIN import_run ON import_run.undone_by = written.entry
			JOIN superseded ON superseded.entry = import_run.added_by AND superseded."table" = '${table}'
				AND superseded.row_id = child.id AND superseded.removed = 0
	) SELECT min(entry) FROM written)`;
}
