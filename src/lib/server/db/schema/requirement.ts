import type { CivilDate } from '$lib/domain/calendar';
import type { ChainStep, RequirementRule, RequirementState, SeenCoverage } from '$lib/domain/requirement';
import type { FinisherColumns, FinisherProgress, FinisherSheet } from '$lib/domain/exchange';
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { account } from './access';
import { staff } from './organisation';
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

/** 免除 of one person from one requirement, between two days, with the reason. */
export const exemption = sqliteTable(
	'exemption',
	{
		...stamp(),
		requirementId: integer('requirement_id')
			.notNull()
			.references(() => requirement.id),
		staffId: integer('staff_id')
			.notNull()
			.references(() => staff.id),
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
		requirementId: integer('requirement_id')
			.notNull()
			.references(() => requirement.id),
		staffId: integer('staff_id')
			.notNull()
			.references(() => staff.id),
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

/** 実施状況の確認 of a 所属 for a fiscal year, with the numbers seen. Added, never changed; the newest counts. */
export const sectionConfirmation = sqliteTable(
	'section_confirmation',
	{
		...stamp(),
		fiscalYear: integer('fiscal_year').notNull(),
		departmentCode: text('department_code').notNull(),
		departmentName: text('department_name').notNull(),
		confirmedOn: text('confirmed_on').$type<CivilDate>().notNull(),
		staffId: integer('staff_id')
			.notNull()
			.references(() => staff.id),
		/** their name on that day */
		confirmedBy: text('confirmed_by').notNull(),
		seen: text('seen', { mode: 'json' }).$type<SeenCoverage[]>().notNull()
	},
	(table) => [
		index('section_confirmation_year').on(table.fiscalYear, table.departmentCode),
		index('section_confirmation_entry').on(table.entry)
	]
);

/** A step of the chain above the sections, with the numbers seen and what was missing. Added, never changed; the newest of a step counts. */
export const chainConfirmation = sqliteTable(
	'chain_confirmation',
	{
		...stamp(),
		fiscalYear: integer('fiscal_year').notNull(),
		step: text('step').$type<ChainStep>().notNull(),
		confirmedOn: text('confirmed_on').$type<CivilDate>().notNull(),
		/** the name of whoever did it, as it is to be printed */
		confirmedBy: text('confirmed_by').notNull(),
		words: text('words'),
		seen: text('seen', { mode: 'json' }).$type<SeenCoverage[]>().notNull(),
		gaps: text('gaps', { mode: 'json' }).$type<string[]>().notNull()
	},
	(table) => [index('chain_confirmation_year').on(table.fiscalYear), index('chain_confirmation_entry').on(table.entry)]
);

/** 訓練 that was held. */
export const drill = sqliteTable(
	'drill',
	{
		...stamp(),
		fiscalYear: integer('fiscal_year').notNull(),
		name: text('name').notNull(),
		heldOn: text('held_on').$type<CivilDate>().notNull(),
		note: text('note')
	},
	(table) => [index('drill_year').on(table.fiscalYear), index('drill_entry').on(table.entry)]
);

/** Who took part in a 訓練, and as what. */
export const drillParticipant = sqliteTable(
	'drill_participant',
	{
		...stamp(),
		drillId: integer('drill_id')
			.notNull()
			.references(() => drill.id),
		staffId: integer('staff_id')
			.notNull()
			.references(() => staff.id),
		part: text('part')
	},
	(table) => [
		uniqueIndex('drill_participant_key').on(table.drillId, table.staffId),
		index('drill_participant_entry').on(table.entry)
	]
);

/** CISO報告書 as it was handed in: added once, never changed; a correction is the next edition. Sealed as `frozen_report` is. */
export const cisoReport = sqliteTable(
	'ciso_report',
	{
		...stamp(),
		fiscalYear: integer('fiscal_year').notNull(),
		asOf: text('as_of').$type<CivilDate>().notNull(),
		/** 版: 1, 2, … of the fiscal year */
		edition: integer('edition').notNull(),
		/** why there is another edition; null for the first */
		reason: text('reason'),
		/** the last entry of the log it was computed from */
		ledgerEntry: integer('ledger_entry').notNull(),
		/** the canonical JSON, gzipped, in base64 */
		content: text('content').notNull(),
		/** SHA-256 of the canonical JSON in UTF-8, in hexadecimal */
		digest: text('digest').notNull()
	},
	(table) => [
		uniqueIndex('ciso_report_key').on(table.fiscalYear, table.edition),
		index('ciso_report_entry').on(table.entry)
	]
);

/** Which column of a list of finishers is what, kept under the name of who sends such lists. */
export const finisherColumns = sqliteTable(
	'finisher_columns',
	{
		...stamp(),
		name: text('name').notNull().unique(),
		/** for each field of ours the heading it stands under, or the value that stands for all rows */
		columns: text('columns', { mode: 'json' }).$type<FinisherColumns>().notNull()
	},
	(table) => [index('finisher_columns_entry').on(table.entry)]
);

/**
 * A list of finishers on its way in: what was sent and what has been said of it so far, one for each account and for a day. No fact,
 * so without a stamp; it goes when it was taken in, given up or forgotten.
 */
export const finisherUpload = sqliteTable('finisher_upload', {
	accountId: integer('account_id')
		.primaryKey()
		.references(() => account.id),
	/** names this very list, so that a page of another one is noticed */
	key: text('key').notNull(),
	/** ms since 1970 */
	at: integer('at').notNull(),
	fileName: text('file_name').notNull(),
	sheets: text('sheets', { mode: 'json' }).$type<FinisherSheet[]>().notNull(),
	progress: text('progress', { mode: 'json' }).$type<FinisherProgress>().notNull()
});
