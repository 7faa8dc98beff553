import { integer } from 'drizzle-orm/sqlite-core';

/**
 * What every row of a fact carries: the entry that added it and the entry that last wrote it. Older versions of the row stand in
 * `superseded`. Each table has an index over `entry`, by which an entry finds again what it wrote, and its check does. A function,
 * because each table needs columns of its own.
 */
export const stamp = () => ({
	id: integer('id').primaryKey(),
	addedBy: integer('added_by').notNull(),
	entry: integer('entry').notNull()
});

/** Its columns, as the code names them. */
export const stampColumns = ['id', 'addedBy', 'entry'] as const;
