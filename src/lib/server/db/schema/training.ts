import type { CivilDate } from '$lib/domain/calendar';
import type { CompletionState, CourseCategory } from '$lib/domain/training';
import { sql } from 'drizzle-orm';
import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { account } from './access';
import { staffId } from './organisation';
import { stamp } from './stamp';

export const course = sqliteTable(
	'course',
	{
		...stamp(),
		code: text('code').notNull().unique(),
		name: text('name').notNull(),
		category: text('category').$type<CourseCategory>().notNull(),
		provider: text('provider'),
		validMonths: integer('valid_months')
	},
	(table) => [index('course_entry').on(table.entry)]
);

export const completion = sqliteTable(
	'completion',
	{
		...stamp(),
		staffId: staffId(),
		courseId: integer('course_id')
			.notNull()
			.references(() => course.id),
		completedOn: text('completed_on').$type<CivilDate>().notNull(),
		hours: real('hours'),
		comprehension: integer('comprehension'),
		state: text('state').$type<CompletionState>().notNull(),
		sources: text('sources', { mode: 'json' }).$type<string[]>().notNull(),
		method: text('method'),
		/** why it was returned; null in every other state */
		returnReason: text('return_reason'),
		/** why whoever confirms has put it aside (保留); null where it is not, and in every state but `waiting` */
		heldReason: text('held_reason'),
		/** 代理で記録: whoever entered the present claim in the person's place; null where the person did, or an import */
		enteredBy: integer('entered_by').references(() => account.id)
	},
	(table) => [
		// One fact per person, course and day; one taken back may be recorded again.
		uniqueIndex('completion_key')
			.on(table.staffId, table.courseId, table.completedOn)
			.where(sql`state <> 'withdrawn'`),
		index('completion_waiting')
			.on(table.addedBy, table.id)
			.where(sql`state = 'waiting'`),
		index('completion_staff').on(table.staffId),
		index('completion_entered_by')
			.on(table.enteredBy)
			.where(sql`entered_by IS NOT NULL`),
		index('completion_entry').on(table.entry)
	]
);
