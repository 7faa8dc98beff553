import type { CivilDate } from '$lib/domain/calendar';
import type { Joined, OutboxCommand } from '$lib/domain/outbox';
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { account } from './access';
import { stamp } from './stamp';
import { completion } from './training';

/** 端末からの送信: every command that was done, so that the same one is never done twice. */
export const outboxCommand = sqliteTable(
	'outbox_command',
	{
		...stamp(),
		opId: text('op_id').notNull().unique(),
		kind: text('kind').$type<OutboxCommand['kind']>().notNull(),
		recordId: text('record_id').notNull(),
		accountId: integer('account_id')
			.notNull()
			.references(() => account.id),
		completionId: integer('completion_id')
			.notNull()
			.references(() => completion.id),
		/** SHA-256 of what the device sent: the same number with other content is another thing */
		digest: text('digest').notNull(),
		/** what it did to a record that was known by another way; null for what only the person says */
		joined: text('joined').$type<Joined>(),
		/** what the record said once it was done; null after 取下げ */
		courseCode: text('course_code'),
		completedOn: text('completed_on').$type<CivilDate>(),
		hours: real('hours'),
		comprehension: integer('comprehension'),
		/** '' for none stated; null also in what was done before it was noted */
		method: text('method'),
		deviceId: text('device_id').notNull(),
		deviceSeq: integer('device_seq').notNull(),
		opVersion: integer('op_version').notNull(),
		/** the device's clock, UTC; when it came is the entry's */
		capturedAt: text('captured_at').notNull()
	},
	(table) => [
		uniqueIndex('outbox_command_record')
			.on(table.recordId)
			.where(sql`kind = 'record'`),
		index('outbox_command_chain').on(table.recordId, table.id),
		index('outbox_command_completion').on(table.completionId),
		index('outbox_command_entry').on(table.entry)
	]
);

/** 端末: what each device said of itself when it last reached us with the words of this person. Outside the audit chain, like the sessions. */
export const device = sqliteTable(
	'device',
	{
		id: text('id').notNull(),
		/** one of those who use it: each leaves there what they have not sent */
		accountId: integer('account_id')
			.notNull()
			.references(() => account.id),
		highestSeq: integer('highest_seq').notNull(),
		/** how many commands were unsent when it reported; those of this report that were done are no longer among them */
		waiting: integer('waiting').notNull(),
		/** since when the oldest of them waits, by the device's clock, UTC; null with none */
		oldest: text('oldest'),
		appVersion: text('app_version').notNull(),
		/** what the browser calls itself */
		userAgent: text('user_agent').notNull(),
		/** ms since 1970 */
		lastSyncAt: integer('last_sync_at').notNull()
	},
	(table) => [primaryKey({ columns: [table.id, table.accountId] }), index('device_account').on(table.accountId)]
);

/** The key under which a person's unsent commands lie on a device; given after sign-in, forgotten there at sign-out. */
export const outboxKey = sqliteTable('outbox_key', {
	accountId: integer('account_id')
		.primaryKey()
		.references(() => account.id),
	keyId: text('key_id').notNull(),
	/** 32 random bytes in base64 */
	key: text('key').notNull()
});
