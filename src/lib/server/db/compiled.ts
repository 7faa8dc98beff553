import { fillPlaceholders } from 'drizzle-orm';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { type SQLitePreparedQuery } from 'drizzle-orm/sqlite-core';
import { type Db } from './open';

/** A query of Drizzle's, before it runs. */
type Built<R> = PromiseLike<R> & { prepare(): unknown };

/** Drizzle without a database: it only makes SQL. */
const nowhere: LibSQLDatabase = drizzle.mock();

/**
 * A query that every request or every change asks. Making its SQL takes Drizzle longer than SQLite needs to answer, and Drizzle's own
 * prepared queries belong to one connection: here the SQL is made once, at the first question, and runs wherever it is asked.
 *
 * @param build the query, with `sql.placeholder(name)` for what differs from one question to the next
 * @returns asks it with a value for each placeholder
 */
export function compiled<R>(
	build: (db: LibSQLDatabase) => Built<R>
): (db: Db, values?: Record<string, unknown>) => Promise<R> {
	let made: SQLitePreparedQuery<never> | null = null;
	return async (db, values = {}) => {
		const query = (made ??= build(nowhere).prepare() as SQLitePreparedQuery<never>);
		const { sql, params } = query.getQuery();
		const args = fillPlaceholders(params, values) as string[];
		// As it is for Drizzle's own batches: rows as the client gave them become what the query selects.
		return query.mapResult(await db.$client.execute({ sql, args }), true) as R;
	};
}
