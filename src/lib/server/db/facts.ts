import { getTableName } from 'drizzle-orm';
import { type FactTable } from './rows';
import {
	absence,
	account,
	accountRole,
	appointment,
	assignment,
	chainConfirmation,
	cisoReport,
	completion,
	course,
	department,
	deputy,
	drill,
	drillParticipant,
	evidence,
	exemption,
	finisherColumns,
	frozenReport,
	holding,
	importRun,
	indicator,
	manualValue,
	outboxCommand,
	plan,
	reminder,
	requirement,
	ruleRevision,
	sectionConfirmation,
	setting,
	staff
} from './schema';

const tables: readonly FactTable[] = [
	absence,
	account,
	accountRole,
	appointment,
	assignment,
	chainConfirmation,
	cisoReport,
	completion,
	course,
	department,
	deputy,
	drill,
	drillParticipant,
	evidence,
	exemption,
	finisherColumns,
	frozenReport,
	holding,
	importRun,
	indicator,
	manualValue,
	outboxCommand,
	plan,
	reminder,
	requirement,
	ruleRevision,
	sectionConfirmation,
	setting,
	staff
];

const sealedTables: readonly string[] = [frozenReport, cisoReport].map(getTableName);

/**
 * How many rows of a table are read into one text: a frozen report is a megabyte or more, and SQLite refuses a text of a gigabyte.
 *
 * @param usual for the others, of which a row is a few hundred bytes
 */
export function rowsAtOnce(table: string, usual: number): number {
	return sealedTables.includes(table) ? 1 : usual;
}

/** Every table whose rows carry the stamp, by its name in the database: what entries vouch for. */
export const factTables: ReadonlyMap<string, FactTable> = new Map(tables.map((table) => [getTableName(table), table]));
