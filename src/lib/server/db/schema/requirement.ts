import type { CivilDate } from '$lib/domain/calendar';
import type { RequirementRule, RequirementState } from '$lib/domain/requirement';
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { account } from './access';
import { staffId } from './organisation';
import { stamp } from './stamp';

/** 必須研修 of a fiscal year. Once published, its name, due date and rule are changed only as another version of the row. */
export const requirement = sqliteTable(
	'requirement',
	{
		...stamp(),
		fiscalYear: integer('fiscal_year').notNull(),
		name: text('name').notNull(),
		state: text('state').$type<RequirementState>().notNull(),
		rule: text('rule', { mode: 'json' }).$type<RequirementRule>().notNull(),
		dueOn: text('due_on').$type<CivilDate>().notNull(),
		note: text('note'),
		/** last year's, which this one was copied from; null for a new one */
		copiedFrom: integer('copied_from')
	},
	(table) => [
		// One that was withdrawn leaves its name to another.
		uniqueIndex('requirement_key')
			.on(table.fiscalYear, table.name)
			.where(sql`state <> 'withdrawn'`),
		index('requirement_entry').on(table.entry)
	]
);

const requirementId = () =>
	integer('requirement_id')
		.notNull()
		.references(() => requirement.id);

/** 免除 of one person from one requirement, between two days, with the reason. */
export const exemption = sqliteTable(
	'exemption',
	{
		...stamp(),
		requirementId: requirementId(),
		staffId: staffId(),
		reason: text('reason').notNull(),
		from: text('from').$type<CivilDate>().notNull(),
		to: text('to').$type<CivilDate>().notNull()
	},
	(table) => [index('exemption_requirement').on(table.requirementId), index('exemption_entry').on(table.entry)]
);

/**
 * 催促 of one person by another: added, never changed. The moment is that of the entry that added it. By the key nobody is reminded of
 * the same twice a day by the same sender.
 */
export const reminder = sqliteTable(
	'reminder',
	{
		...stamp(),
		requirementId: requirementId(),
		staffId: staffId(),
		senderId: integer('sender_id')
			.notNull()
			.references(() => account.id),
		/** the sender's name on that day */
		sentBy: text('sent_by').notNull(),
		/** the day in Japan */
		sentOn: text('sent_on').$type<CivilDate>().notNull(),
		/** null for nothing */
		words: text('words')
	},
	(table) => [
		uniqueIndex('reminder_key').on(table.requirementId, table.senderId, table.sentOn, table.staffId),
		index('reminder_person').on(table.staffId, table.requirementId),
		index('reminder_entry').on(table.entry)
	]
);
