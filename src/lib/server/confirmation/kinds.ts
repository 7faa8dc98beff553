import { type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { type RecordKind } from '$lib/domain/confirmation';
import { completion, course, evidence, holding } from '../db/schema';

export type RecordTable = typeof completion | typeof holding;

/** A kind of record that is confirmed: its table, and what the queue and the judge go by where the kinds differ. */
export type Kind<Table extends RecordTable = RecordTable> = {
	kind: RecordKind;
	table: Table;
	/** what a record is of, as it stands in its row */
	subject: SQLiteColumn;
	/** the code of it, by which a queue is narrowed */
	code: SQLiteColumn;
	/** the day that says which 年度 it is of */
	on: SQLiteColumn;
	/** the account that entered it in its person's place; null for a kind that everybody enters alone */
	enteredBy: SQLiteColumn | null;
	/** the column of `evidence` that says which record is proved */
	proved: SQLiteColumn;
};

/** 受講記録. Whoever narrows by `code` has `course` joined. */
export const completions: Kind<typeof completion> = {
	kind: 'completion',
	table: completion,
	...{ subject: completion.courseId, code: course.code, on: completion.completedOn },
	enteredBy: completion.enteredBy,
	proved: evidence.completionId
};

/** 資格 */
export const holdings: Kind<typeof holding> = {
	kind: 'holding',
	table: holding,
	...{ subject: holding.qualificationCode, code: holding.qualificationCode, on: holding.countedOn },
	enteredBy: null,
	proved: evidence.holdingId
};
