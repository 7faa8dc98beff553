import { getTableName } from 'drizzle-orm';
import { type Blank } from '$lib/domain/outbox';
import { rowAsJson } from '../db/packed';
import { keepVersions } from '../db/rows';
import { completion, outboxCommand } from '../db/schema';
import { type Change } from '../db/write';
import { idRanges } from './id-ranges';

/**
 * SQL for whether all that phones said of a record came after the import `:entry` and was taken back by those who said it: nothing of it
 * counts any more.
 *
 * @param record SQL for the id of the record
 */
export function isTakenBack(record: string): string {
	return `NOT EXISTS (SELECT 1 FROM outbox_command AS said WHERE said.completion_id = ${record}
		AND (said.added_by < :entry OR NOT EXISTS (
			SELECT 1 FROM outbox_command AS back WHERE back.record_id = said.record_id AND back.kind = 'withdraw')))`;
}

/**
 * SQL for whether a record says what the import `:entry` wrote, and only phones have touched it since, which took it back. What they filled
 * where the import left a blank counts as little.
 */
export function isBackAsImported(record: string): string {
	return `${isTakenBack(record)}
		AND EXISTS (SELECT 1 FROM outbox_command AS said WHERE said.completion_id = ${record})
		AND EXISTS (SELECT 1 FROM superseded AS imported, (${present(record)}) AS present
			WHERE imported."table" = 'completion' AND imported.row_id = ${record} AND imported.written_by = :entry
			AND ${withoutFilled('imported.row')} = ${withoutFilled('present.row')}
			AND ${blanks.map((field) => saysOrIsFilled(field, record)).join(' AND ')})`;
}

const blanks = ['hours', 'comprehension', 'method'] satisfies Blank[];

function present(record: string): string {
	return `SELECT ${rowAsJson(completion)} AS row FROM completion WHERE completion.id = ${record}`;
}

function withoutFilled(row: string): string {
	return `json_remove(${row}, '$.entry', ${blanks.map((field) => `'$.${field}'`).join(', ')})`;
}

/** What is there now a phone wrote into a blank, and nobody anything else since. */
function saysOrIsFilled(field: Blank, record: string): string {
	const [imported, present] = [`imported.row ->> '$.${field}'`, `present.row ->> '$.${field}'`];
	return `(${imported} IS ${present} OR ${imported} IS NULL AND EXISTS (
		SELECT 1 FROM outbox_command AS filling JOIN superseded AS blank
			ON blank."table" = 'completion' AND blank.row_id = filling.completion_id AND blank.entry = filling.added_by
		WHERE filling.completion_id = ${record} AND blank.row ->> '$.${field}' IS NULL AND filling.${field} = ${present}))`;
}

/** What phones said of the records that an import added goes with them. It was taken back, else it would stand in the way. */
export async function removeTakenBack(change: Change, entry: number): Promise<void> {
	const name = getTableName(outboxCommand);
	const added = `EXISTS (SELECT 1 FROM completion WHERE completion.id = ${name}.completion_id AND completion.added_by = ?)`;
	for await (const range of idRanges(change.raw, name, { where: added, args: [entry] })) {
		const rows = { where: `${added} AND id > ? AND id <= ?`, args: [entry, ...range] };
		await keepVersions(change, outboxCommand, rows, true);
		await change.raw.execute({ sql: `DELETE FROM ${name} WHERE ${rows.where}`, args: rows.args });
	}
}
