import type { CivilDate } from '$lib/domain/calendar';
import type { IndicatorRule, Target } from '$lib/domain/indicator';
import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { stamp } from './stamp';

export const plan = sqliteTable(
	'plan',
	{
		...stamp(),
		code: text('code').notNull().unique(),
		name: text('name').notNull(),
		source: text('source'),
		firstFiscalYear: integer('first_fiscal_year').notNull(),
		lastFiscalYear: integer('last_fiscal_year').notNull()
	},
	(table) => [index('plan_entry').on(table.entry)]
);

/** Its rule is the one from the beginning; later ones are revisions. */
export const indicator = sqliteTable(
	'indicator',
	{
		...stamp(),
		planId: integer('plan_id')
			.notNull()
			.references(() => plan.id),
		code: text('code').notNull().unique(),
		name: text('name').notNull(),
		note: text('note'),
		rule: text('rule', { mode: 'json' }).$type<IndicatorRule>().notNull(),
		targets: text('targets', { mode: 'json' }).$type<Target[]>().notNull()
	},
	(table) => [index('indicator_entry').on(table.entry)]
);

/** 改定: the rule of an indicator from a day on, of the same kind as the one before. */
export const ruleRevision = sqliteTable(
	'rule_revision',
	{
		...stamp(),
		indicatorId: integer('indicator_id')
			.notNull()
			.references(() => indicator.id),
		from: text('from').$type<CivilDate>().notNull(),
		rule: text('rule', { mode: 'json' }).$type<IndicatorRule>().notNull()
	},
	(table) => [
		uniqueIndex('rule_revision_key').on(table.indicatorId, table.from),
		index('rule_revision_entry').on(table.entry)
	]
);

/** A number entered by hand for a fiscal year; a corrected one is a new version of the row. */
export const manualValue = sqliteTable(
	'manual_value',
	{
		...stamp(),
		indicatorId: integer('indicator_id')
			.notNull()
			.references(() => indicator.id),
		fiscalYear: integer('fiscal_year').notNull(),
		value: real('value').notNull(),
		source: text('source').notNull()
	},
	(table) => [
		uniqueIndex('manual_value_key').on(table.indicatorId, table.fiscalYear),
		index('manual_value_entry').on(table.entry)
	]
);
