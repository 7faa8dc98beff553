import { and, eq, type SQL, sql } from 'drizzle-orm';
import { type CivilDate } from '$lib/domain/calendar';
import { type RecordKind } from '$lib/domain/confirmation';
import { qualificationName } from '$lib/domain/qualification';
import { type Db } from '../../db/open';
import { completion, course, holding } from '../../db/schema';
import { oldestFirst } from './asked';
import { completions, holdings, type Kind } from '../kinds';
import { rowsWithPerson } from '../record-rows';

/** A record that waits, whoever confirms it, as far as it is told where nobody can. */
export type WaitingOfAll = {
	kind: RecordKind;
	id: number;
	staffId: number;
	enteredBy: number | null;
	name: string;
	staffNumber: string;
	/** the name of the course or of the qualification */
	subject: string;
	/** 受講日, or the 合格日 as it is written, which may be a year or a month alone */
	on: string;
	/** of today's 本務; null without one */
	departmentCode: string | null;
	department: string | null;
};

// With no parameter: only so does SQLite look where those that wait stand.
const waits = ({ table }: Kind) => sql`${table.state} = 'waiting'`;

/** Completions that wait, oldest first. */
export async function allWaitingCompletions(db: Db, today: CivilDate, among?: SQL): Promise<WaitingOfAll[]> {
	const { id, staffId, enteredBy, completedOn } = completion;
	const rows = await rowsWithPerson(db, today, completions, {
		id,
		staffId,
		enteredBy,
		subject: course.name,
		on: completedOn
	})
		.innerJoin(course, eq(course.id, completion.courseId))
		.where(and(waits(completions), among))
		.orderBy(...oldestFirst(completions));
	return rows.map((row) => ({ ...row, kind: 'completion' }));
}

/** Qualifications that wait, oldest first. Nobody enters one for somebody else. */
export async function allWaitingHoldings(db: Db, today: CivilDate, among?: SQL): Promise<WaitingOfAll[]> {
	const { id, staffId, qualificationCode, passedOn } = holding;
	const rows = await rowsWithPerson(db, today, holdings, { id, staffId, qualificationCode, on: passedOn })
		.where(and(waits(holdings), among))
		.orderBy(...oldestFirst(holdings));
	return rows.map(({ qualificationCode: code, ...row }) => ({
		...{ ...row, kind: 'holding', enteredBy: null, subject: qualificationName(code) }
	}));
}
