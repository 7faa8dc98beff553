import { getTableName } from 'drizzle-orm';
import { type FactTable } from './rows';
import {
	absence,
	account,
	accountRole,
	appointment,
	assignment,
	completion,
	course,
	department,
	deputy,
	evidence,
	frozenReport,
	holding,
	importRun,
	indicator,
	manualValue,
	outboxCommand,
	plan,
	ruleRevision,
	setting,
	staff
} from './schema';

const tables: readonly FactTable[] = [
	absence,
	account,
	accountRole,
	appointment,
	assignment,
	completion,
	course,
	department,
	deputy,
	evidence,
	frozenReport,
	holding,
	importRun,
	indicator,
	manualValue,
	outboxCommand,
	plan,
	ruleRevision,
	setting,
	staff
];

/**
 * How many rows of a table are read into one text: a frozen report is a megabyte or more, and SQLite refuses a text of a gigabyte.
 *
 * @param usual for the others, of which a row is a few hundred bytes
 */
export function rowsAtOnce(table: string, usual: number): number {
	return table === getTableName(frozenReport) ? 1 : usual;
}

/** Every table whose rows carry the stamp, by its name in the database: what entries vouch for. */
export const factTables: ReadonlyMap<string, FactTable> = new Map(tables.map((table) => [getTableName(table), table]));
