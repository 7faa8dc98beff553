import { and, eq, or, sql } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import { type Command, type DoneCommand, type Facts, type Known, type StandingRecord } from '$lib/domain/outbox';
import { type Db } from '../db/open';
import { completion, course, outboxCommand, staff } from '../db/schema';

/** What the server knows of the commands of one person; grows with what is done. */
export type KnownTown = Known & {
	courseId(code: string): number;
	/** Takes note of a command that was done, with the record as it stands now. */
	note(done: DoneCommand, record: StandingRecord): void;
};

/** Everything these commands are judged by, in a few statements whatever their number. */
export async function knownFor(db: Db, viewer: Viewer, commands: readonly Command[]): Promise<KnownTown> {
	const { staffId, staffNumber: userId, today } = viewer;
	const claims = commands.flatMap((command) => (command.kind === 'withdraw' ? [] : [command.claim]));
	const courses = await coursesByCode(
		db,
		claims.map(({ courseCode }) => courseCode.trim())
	);
	const done = await doneCommands(db, commands);
	const records = await recordsOf(
		db,
		staffId,
		done.map(({ completionId }) => completionId),
		courses
	);
	const [person] = await db
		.select()
		.from(staff)
		.where(eq(staff.id, staffId ?? -1));
	const town = new Town(done, records, viewer.accountId);
	return {
		...{ today, userId },
		employment: person ? { from: person.hiredOn, to: person.leftOn } : null,
		hasCourse: (code) => courses.has(code),
		courseId: (code) => courses.get(code)!,
		done: (opId) => town.done.get(opId),
		head: (recordId) => town.heads.get(recordId),
		isForeign: (recordId) => town.foreign.has(recordId),
		record: (id) => town.records.get(id)!,
		standing: (code, on) => town.standing(code, on),
		note: (command, record) => town.note(command, record)
	};
}

/** Commands and records in memory, as the transaction has them. */
class Town {
	readonly done = new Map<string, DoneCommand>();
	readonly heads = new Map<string, DoneCommand>();
	readonly foreign = new Set<string>();
	readonly records: Map<number, StandingRecord>;

	constructor(
		done: readonly (DoneCommand & { accountId: number })[],
		records: readonly StandingRecord[],
		accountId: number
	) {
		this.records = new Map(records.map((record) => [record.id, record]));
		for (const command of done) {
			if (command.accountId === accountId) this.#add(command);
			else this.foreign.add(command.recordId);
		}
	}

	standing(code: string, on: CivilDate): StandingRecord | undefined {
		for (const record of this.records.values())
			if (record.courseCode === code && record.completedOn === on && record.state !== 'withdrawn') return record;
		return undefined;
	}

	note(command: DoneCommand, record: StandingRecord): void {
		this.#add(command);
		this.records.set(record.id, record);
	}

	#add(command: DoneCommand): void {
		this.done.set(command.opId, command);
		this.heads.set(command.recordId, command);
	}
}

async function coursesByCode(db: Db, codes: readonly string[]): Promise<Map<string, number>> {
	const rows = await db.select({ id: course.id, code: course.code }).from(course).where(isOneOf(course.code, codes));
	return new Map(rows.map(({ id, code }) => [code, id]));
}

/** The commands that have these numbers, are their bases, or belong to the same records: in the order they were done. */
async function doneCommands(db: Db, commands: readonly Command[]) {
	const ids = commands.flatMap((command) => ('base' in command ? [command.opId, command.base] : [command.opId]));
	const recordIds = [...new Set(commands.map(({ recordId }) => recordId))];
	const rows = await db
		.select()
		.from(outboxCommand)
		.where(or(isOneOf(outboxCommand.opId, ids), isOneOf(outboxCommand.recordId, recordIds)))
		.orderBy(outboxCommand.id);
	return rows.map(({ courseCode, completedOn, hours, comprehension, ...row }) => {
		const isGone = courseCode === null || completedOn === null;
		const facts: Facts | null = isGone ? null : { courseCode, completedOn, hours, comprehension };
		return { ...row, facts };
	});
}

/** The records of these commands, and the person's own of these courses: one of them may be of the same day. */
async function recordsOf(
	db: Db,
	staffId: number | null,
	ids: readonly number[],
	courses: ReadonlyMap<string, number>
): Promise<StandingRecord[]> {
	const own = and(eq(completion.staffId, staffId ?? -1), isOneOf(completion.courseId, [...courses.values()]));
	const rows = await db
		.select({
			id: completion.id,
			entry: completion.entry,
			courseCode: course.code,
			completedOn: completion.completedOn,
			hours: completion.hours,
			comprehension: completion.comprehension,
			state: completion.state,
			sources: completion.sources
		})
		.from(completion)
		.innerJoin(course, eq(course.id, completion.courseId))
		.where(or(isOneOf(completion.id, [...new Set(ids)]), own));
	return rows;
}

/** However many there are, one parameter. */
function isOneOf(column: unknown, values: readonly (string | number)[]) {
	return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
}
