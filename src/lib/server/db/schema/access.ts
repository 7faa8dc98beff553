import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { AccountRole } from '$lib/domain/access';
import { stamp } from './stamp';

/** 利用者: signs in by 職員番号. That of a 管理者 need not be in `staff`. */
export const account = sqliteTable(
	'account',
	{
		...stamp(),
		staffNumber: text('staff_number').notNull().unique(),
		passwordHash: text('password_hash').notNull(),
		mustChangePassword: integer('must_change_password', { mode: 'boolean' }).notNull(),
		/** UTC; null while it may sign in */
		lockedAt: text('locked_at')
	},
	(table) => [index('account_entry').on(table.entry)]
);

export const accountRole = sqliteTable(
	'account_role',
	{
		...stamp(),
		accountId: integer('account_id')
			.notNull()
			.references(() => account.id),
		role: text('role').$type<AccountRole>().notNull()
	},
	(table) => [
		uniqueIndex('account_role_key').on(table.accountId, table.role),
		index('account_role_entry').on(table.entry)
	]
);

/** Only the SHA-256 of a session's id is kept: who reads the table cannot sign in with it. Times in ms since 1970. */
export const session = sqliteTable(
	'session',
	{
		idHash: text('id_hash').primaryKey(),
		accountId: integer('account_id')
			.notNull()
			.references(() => account.id),
		expiresAt: integer('expires_at').notNull(),
		/** the end that no use prolongs */
		endsAt: integer('ends_at').notNull()
	},
	(table) => [index('session_account').on(table.accountId)]
);

/** Sign-ins and refusals, outside the audit chain. */
export const signIn = sqliteTable('sign_in', {
	id: integer('id').primaryKey(),
	at: integer('at').notNull(),
	staffNumber: text('staff_number').notNull(),
	address: text('address').notNull(),
	outcome: text('outcome').notNull()
});

/** How often a key (an account or an address) failed to sign in of late. Times in ms since 1970. */
export const throttle = sqliteTable('throttle', {
	key: text('key').primaryKey(),
	failures: integer('failures').notNull(),
	lastAt: integer('last_at').notNull(),
	blockedUntil: integer('blocked_until').notNull()
});
