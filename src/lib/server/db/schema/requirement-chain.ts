import type { CivilDate } from '$lib/domain/calendar';
import type { ChainStep, SeenCoverage } from '$lib/domain/requirement';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { staffId } from './organisation';
import { stamp } from './stamp';

const confirmedOn = () => text('confirmed_on').$type<CivilDate>().notNull();
const confirmedBy = () => text('confirmed_by').notNull();
/** the numbers of each 必須研修 as whoever confirms had them before their eyes */
const seen = () => text('seen', { mode: 'json' }).$type<SeenCoverage[]>().notNull();

/** 実施状況の確認 of a 所属 for a fiscal year, with the numbers seen. Added, never changed; the newest counts. */
export const sectionConfirmation = sqliteTable(
	'section_confirmation',
	{
		...stamp(),
		fiscalYear: integer('fiscal_year').notNull(),
		departmentCode: text('department_code').notNull(),
		departmentName: text('department_name').notNull(),
		confirmedOn: confirmedOn(),
		staffId: staffId(),
		/** their name on that day */
		confirmedBy: confirmedBy(),
		seen: seen()
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
		confirmedOn: confirmedOn(),
		/** the name of whoever did it, as it is to be printed */
		confirmedBy: confirmedBy(),
		words: text('words'),
		seen: seen(),
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
		staffId: staffId(),
		part: text('part')
	},
	(table) => [
		uniqueIndex('drill_participant_key').on(table.drillId, table.staffId),
		index('drill_participant_entry').on(table.entry)
	]
);
