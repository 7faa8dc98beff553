import { type SQL, sql } from 'drizzle-orm';
import { type SQLiteColumn } from 'drizzle-orm/sqlite-core';

/** As one parameter: a queue of thousands has more ids than a statement has places. undefined, so no condition, where there are none. */
export function isOneOf(column: SQLiteColumn, values: readonly (number | string)[]): SQL | undefined {
	if (values.length === 0) return undefined;
	return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
}
