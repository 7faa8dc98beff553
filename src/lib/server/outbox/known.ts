import { and, asc, eq, getTableName, or, type SQL, sql } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import { type DoneCommand, type Facts, type Known, type OutboxCommand, type StandingRecord } from '$lib/domain/outbox';
import { compiled } from '../db/compiled';
import { type Db } from '../db/open';
import { completion, course, outboxCommand, staff, superseded } from '../db/schema';

/** What the server knows of the commands of one person; grows with what is done. */
export type KnownTown = Known & {
	courseId(code: string): number;
	/** Takes note of a command that was done, with the record as it stands now. */
	note(done: DoneCommand, record: StandingRecord): void;
	/** The same of one that put a file on it, and is the last word on nothing. */
	noteFile(done: DoneCommand, record: StandingRecord): void;
};

/** Everything these commands are judged by, in four statements whatever their number; one more where some are about nothing that is known. */
export async function knownFor(db: Db, viewer: Viewer, commands: readonly OutboxCommand[]): Promise<KnownTown> {
	const { staffId, staffNumber: userId, accountId, today } = viewer;
	const courses = await coursesOf(db, commands);
	const done = await doneCommands(db, commands);
	const touched = done.filter((one) => one.accountId === accountId).map(({ completionId }) => completionId);
	const ids = [...touched, ...mendedBy(commands)];
	const town = new Town(done, await recordsOf(db, staffId, ids, courses), accountId);
	const gone = await goneOf(db, commands, town, accountId);
	const [person] = await people(db, { staffId: staffId ?? -1 });
	return {
		...{ today, userId },
		employment: person ?? null,
		hasCourse: (code) => courses.has(code),
		courseId: (code) => courses.get(code)!,
		done: (opId) => town.done.get(opId),
		head: (recordId) => town.heads.get(recordId),
		others: (head) => town.others(head),
		isGone: (id) => gone.has(id),
		isForeign: (id) => town.foreign.has(id),
		record: (id) => town.records.get(id)!,
		own: (id) => town.records.get(id),
		standing: (code, on) => town.standing(code, on),
		note: (command, record) => town.note(command, record),
		noteFile: (command, record) => town.noteFile(command, record)
	};
}

/** The ids of the returned records that the commands say they mend; whose they are shows when they are read. */
function mendedBy(commands: readonly OutboxCommand[]): number[] {
	return commands.flatMap((command) => (command.kind === 'record' && command.mends !== null ? [command.mends] : []));
}

/** Commands and records in memory, as the transaction has them. */
class Town {
	readonly done = new Map<string, DoneCommand>();
	readonly heads = new Map<string, DoneCommand>();
	/** numbers of commands and records of others */
	readonly foreign = new Set<string>();
	readonly records: Map<number, StandingRecord>;

	constructor(
		done: readonly (DoneCommand & { accountId: number; kind: OutboxCommand['kind'] })[],
		own: readonly StandingRecord[],
		accountId: number
	) {
		this.records = new Map(own.map((record) => [record.id, record]));
		for (const command of done) {
			if (command.accountId === accountId && this.records.has(command.completionId)) this.#add(command, command.kind);
			else for (const id of [command.opId, command.recordId]) this.foreign.add(id);
		}
	}

	standing(code: string, on: CivilDate): StandingRecord | undefined {
		for (const record of this.records.values())
			if (record.courseCode === code && record.completedOn === on && record.state !== 'withdrawn') return record;
		return undefined;
	}

	others({ recordId, completionId }: DoneCommand): DoneCommand[] {
		return [...this.heads.values()].filter((head) => head.completionId === completionId && head.recordId !== recordId);
	}

	note(command: DoneCommand, record: StandingRecord): void {
		this.#add(command, 'record');
		this.records.set(record.id, record);
	}

	noteFile(command: DoneCommand, record: StandingRecord): void {
		this.#add(command, 'attach');
		this.records.set(record.id, record);
	}

	#add(command: DoneCommand, kind: OutboxCommand['kind']): void {
		this.done.set(command.opId, command);
		if (kind !== 'attach') this.heads.set(command.recordId, command);
	}
}

const { placeholder } = sql;

/** However many there are, one parameter: a JSON list. */
function isOneOf(column: unknown, name: string): SQL {
	return sql`${column} IN (SELECT value FROM json_each(${placeholder(name)}))`;
}

const people = compiled((db) =>
	db
		.select({ from: staff.hiredOn, to: staff.leftOn })
		.from(staff)
		.where(eq(staff.id, placeholder('staffId')))
);

const courseIds = compiled((db) =>
	db.select({ id: course.id, code: course.code }).from(course).where(isOneOf(course.code, 'codes'))
);

/** The ids of the courses that the claims name, by code. */
async function coursesOf(db: Db, commands: readonly OutboxCommand[]): Promise<Map<string, number>> {
	const claims = commands.flatMap((command) => ('claim' in command ? [command.claim] : []));
	const codes = new Set(claims.map(({ courseCode }) => courseCode.trim()));
	const rows = await courseIds(db, { codes: JSON.stringify([...codes]) });
	return new Map(rows.map(({ id, code }) => [code, id]));
}

const commandsOf = compiled((db) =>
	db
		.select()
		.from(outboxCommand)
		.where(
			or(
				isOneOf(outboxCommand.opId, 'ids'),
				isOneOf(outboxCommand.recordId, 'recordIds'),
				sql`${outboxCommand.completionId} IN (SELECT of_record.completion_id FROM outbox_command of_record
					WHERE of_record.record_id IN (SELECT value FROM json_each(${placeholder('recordIds')})))`
			)
		)
		.orderBy(asc(outboxCommand.id))
);

/**
 * The commands, whoever's, that have these numbers, are their bases, or belong to the same records, here or on the device: in the order they
 * were done.
 */
async function doneCommands(db: Db, commands: readonly OutboxCommand[]) {
	const ids = commands.flatMap((command) => ('base' in command ? [command.opId, command.base] : [command.opId]));
	const recordIds = [...new Set(commands.map(({ recordId }) => recordId))];
	const rows = await commandsOf(db, { ids: JSON.stringify(ids), recordIds: JSON.stringify(recordIds) });
	return rows.map(({ courseCode, completedOn, hours, comprehension, method, ...row }) => {
		const isGone = courseCode === null || completedOn === null;
		// What was done before this was noted does not say it.
		const by = method === null ? {} : { method: method || null };
		const facts: Facts | null = isGone ? null : { courseCode, completedOn, hours, comprehension, ...by };
		return { ...row, facts };
	});
}

const goneCommands = compiled((db) =>
	db
		.select({ opId: part('opId'), recordId: part('recordId') })
		.from(superseded)
		.where(
			and(
				eq(superseded.table, getTableName(outboxCommand)),
				eq(superseded.removed, true),
				eq(part('accountId'), placeholder('accountId')),
				isOneOf(part('recordId'), 'recordIds')
			)
		)
);

/** A field of a version that was laid aside. */
function part(name: keyof typeof outboxCommand.$inferSelect): SQL<string> {
	return sql<string>`(${superseded.row} ->> ${sql.raw(`'$.${name}'`)})`;
}

/** The numbers of the person's commands and records that went with an import, of those that stand on nothing. */
async function goneOf(
	db: Db,
	commands: readonly OutboxCommand[],
	{ heads }: Town,
	accountId: number
): Promise<Set<string>> {
	const bare = commands.filter((command) => 'base' in command && !heads.has(command.recordId));
	if (bare.length === 0) return new Set();
	const recordIds = JSON.stringify(bare.map(({ recordId }) => recordId));
	const rows = await goneCommands(db, { accountId, recordIds });
	return new Set(rows.flatMap(({ opId, recordId }) => [opId, recordId]));
}

const ownRecords = compiled((db) =>
	db
		.select({
			id: completion.id,
			entry: completion.entry,
			courseCode: course.code,
			completedOn: completion.completedOn,
			hours: completion.hours,
			comprehension: completion.comprehension,
			method: completion.method,
			state: completion.state,
			sources: completion.sources
		})
		.from(completion)
		.innerJoin(course, eq(course.id, completion.courseId))
		.where(
			and(
				eq(completion.staffId, placeholder('staffId')),
				or(isOneOf(completion.id, 'ids'), isOneOf(completion.courseId, 'courseIds'))
			)
		)
);

/** The person's own records: those of these commands, and those of these courses, since one of them may be of the same day. */
function recordsOf(db: Db, staffId: number | null, ids: readonly number[], courses: ReadonlyMap<string, number>) {
	const courseIds = JSON.stringify([...courses.values()]);
	return ownRecords(db, { staffId: staffId ?? -1, ids: JSON.stringify(ids), courseIds });
}
