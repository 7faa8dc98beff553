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
	frozenReport,
	holding,
	importRun,
	indicator,
	manualValue,
	outboxCommand,
	plan,
	ruleRevision,
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
	frozenReport,
	holding,
	importRun,
	indicator,
	manualValue,
	outboxCommand,
	plan,
	ruleRevision,
	staff
];

/** Every table whose rows carry the stamp, by its name in the database: what entries vouch for. */
export const factTables: ReadonlyMap<string, FactTable> = new Map(tables.map((table) => [getTableName(table), table]));
