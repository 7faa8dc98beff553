import { integer } from 'drizzle-orm/sqlite-core';

/**
 * What every row of a fact carries: the entry that added it and the entry that last wrote it. Older versions of the row stand in
 * `superseded`. A function, because each table needs columns of its own.
 */
export const stamp = () => ({
	id: integer('id').primaryKey(),
	addedBy: integer('added_by').notNull(),
	entry: integer('entry').notNull()
});
