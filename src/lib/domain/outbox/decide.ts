import { type CivilDate, covers } from '$lib/domain/calendar';
import { type Claim, type CompletionState, parseClaim, reasonFault } from '$lib/domain/training';
import { type CommandAnswer, type CommandRefusal } from './answer';
import { type Command } from './command';
import { commandSentence, conflictSentence } from './sentences';

/** What a record says of the training itself. */
export type Facts = Claim;

/** A record on the server, as far as a command is judged by it. */
export type StandingRecord = Facts & {
	id: number;
	/** the entry that last wrote it */
	entry: number;
	state: CompletionState;
	sources: readonly string[];
};

/**
 * How 本人 came to be among the sources of a record that was known by another way and that a command did no more to: a command like it `added`
 * it, or it `stood` there already.
 */
export type Joined = 'added' | 'stood';

/** A command that was done: `facts` is what its record said then, null after 取下げ; `joined`: null for what wrote the record itself. */
export type DoneCommand = {
	opId: string;
	digest: string;
	recordId: string;
	completionId: number;
	facts: Facts | null;
	joined: Joined | null;
};

/** What the server knows that commands are judged by. */
export type Known = {
	today: CivilDate;
	/** 職員番号 of the person who sends */
	userId: string;
	/** first and last day of the employment; null where the person is not on the staff list */
	employment: { from: CivilDate; to: CivilDate | null } | null;
	hasCourse(code: string): boolean;
	done(opId: string): DoneCommand | undefined;
	/** the last command that was done to a record of this person's */
	head(recordId: string): DoneCommand | undefined;
	/** the commands that were last done to what the device knows as other records, and the server as this one */
	others(head: DoneCommand): readonly DoneCommand[];
	/** whether the number of a command or of a record is somebody else's */
	isForeign(id: string): boolean;
	record(id: number): StandingRecord;
	/** the person's record of this course and day, 取下げ left out */
	standing(courseCode: string, completedOn: CivilDate): StandingRecord | undefined;
};

/** What is to be written for a command; `facts` is what the record says afterwards. */
export type Effect =
	| { kind: 'add'; facts: Facts }
	| { kind: 'change'; id: number; facts: Facts; mended: boolean }
	/** known by another way: it gets one more source */
	| { kind: 'join'; id: number; facts: Facts }
	/** the opposite of `join`: the record stands as it is; `source`: whether 本人 is no longer among its sources; `joined`: if it is, why */
	| { kind: 'unjoin'; id: number; source: boolean; joined: Joined }
	| { kind: 'withdraw'; id: number; reason: string };

export type Decision = { do: Effect } | { answer: CommandAnswer };

/** The origin a record from a device bears. */
export const sourceOfDevice = '本人';

/** Decides one command by what is known. Pure; what the effect will do is not known until it is done. */
export function decide(command: Command, digest: string, known: Known): Decision {
	const { opId } = command;
	if (command.userId !== known.userId) return refused(command, 'another-person');
	const done = known.done(opId);
	if (done) {
		if (done.digest !== digest) return refused(command, 'id-reused');
		return { answer: { opId, outcome: 'duplicate', state: known.record(done.completionId).state } };
	}
	if (known.isForeign(opId) || known.isForeign(command.recordId)) return refused(command, 'id-reused');
	if (command.kind === 'record') return decideRecord(command, known);
	const head = known.head(command.recordId);
	if (!head) return { answer: { opId, outcome: 'waiting' } };
	return command.kind === 'withdraw' ? decideWithdraw(command, head, known) : decideAmend(command, head, known);
}

function decideRecord(command: Extract<Command, { kind: 'record' }>, known: Known): Decision {
	if (known.head(command.recordId)) return refused(command, 'id-reused');
	const read = readClaim(command, known);
	if ('answer' in read) return read;
	const standing = known.standing(read.courseCode, read.completedOn);
	if (!standing) return { do: { kind: 'add', facts: read } };
	if (standing.state === 'returned') return { do: { kind: 'change', id: standing.id, facts: read, mended: true } };
	return { do: { kind: 'join', id: standing.id, facts: factsOf(standing) } };
}

function decideAmend(command: Extract<Command, { kind: 'amend' }>, head: DoneCommand, known: Known): Decision {
	const record = known.record(head.completionId);
	if (record.state === 'withdrawn' || head.facts === null) return refused(command, 'withdrawn');
	const isSeen = command.seen === record.entry;
	if (!isSeen && head.opId !== command.base) {
		// Its base was done before the head, or has not come yet.
		return known.done(command.base)
			? conflict(command, record)
			: { answer: { opId: command.opId, outcome: 'waiting' } };
	}
	if (record.state === 'confirmed' || (!isSeen && !isSame(record, head.facts))) return conflict(command, record);
	const read = readClaim(command, known);
	if ('answer' in read) return read;
	const standing = known.standing(read.courseCode, read.completedOn);
	if (standing && standing.id !== record.id) return refused(command, 'already-recorded');
	return { do: { kind: 'change', id: record.id, facts: read, mended: record.state === 'returned' } };
}

/**
 * 取下げ stands whatever was confirmed or changed meanwhile: the person says that it was not so. Of a record that is known by another way it
 * takes back only their own word.
 */
function decideWithdraw(command: Extract<Command, { kind: 'withdraw' }>, head: DoneCommand, known: Known): Decision {
	const { opId, base, reason } = command;
	const record = known.record(head.completionId);
	if (record.state === 'withdrawn' || head.facts === null)
		return { answer: { opId, outcome: 'duplicate', state: record.state } };
	if (!known.done(base)) return { answer: { opId, outcome: 'waiting' } };
	if (reasonFault(reason) !== null) return refused(command, 'no-reason');
	if (head.joined === null) return { do: { kind: 'withdraw', id: record.id, reason: reason.trim() } };
	return { do: unjoin(record.id, head, known.others(head)) };
}

/** 本人 goes where it stands among the sources of a record for the sake of this chain alone. */
function unjoin(id: number, head: DoneCommand, others: readonly DoneCommand[]): Effect {
	const wasAdded = [head, ...others].some(({ joined }) => joined === 'added');
	const source = wasAdded && others.every(({ facts }) => facts === null);
	return { kind: 'unjoin', id, source, joined: wasAdded && !source ? 'added' : 'stood' };
}

function readClaim(command: Exclude<Command, { kind: 'withdraw' }>, known: Known): Facts | { answer: CommandAnswer } {
	const { claim } = command;
	const fields: Record<string, string> = claim;
	const read = parseClaim({ get: (name) => fields[name] ?? null }, known.today);
	if (!read.ok) return refused(command, 'invalid-claim', Object.values(read.errors)[0]);
	const { courseCode, completedOn } = read.value;
	const { employment, today } = known;
	if (!employment || !covers(employment, today)) return refused(command, 'not-employed');
	if (completedOn < employment.from) return refused(command, 'before-hiring');
	return known.hasCourse(courseCode) ? read.value : refused(command, 'unknown-course');
}

const mendable: readonly CommandRefusal[] = [
	'invalid-claim',
	'already-recorded',
	'unknown-course',
	'before-hiring',
	'no-reason'
];

function refused({ opId }: Command, code: CommandRefusal, said?: string): { answer: CommandAnswer } {
	const message = said ?? commandSentence(code);
	return { answer: { opId, outcome: 'rejected', code, message, mendable: mendable.includes(code) } };
}

function conflict({ opId }: Command, record: StandingRecord): { answer: CommandAnswer } {
	const { state, entry } = record;
	return {
		answer: { opId, outcome: 'conflict', message: conflictSentence, server: { ...factsOf(record), state, entry } }
	};
}

function factsOf({ courseCode, completedOn, hours, comprehension }: Facts): Facts {
	return { courseCode, completedOn, hours, comprehension };
}

function isSame(record: Facts, facts: Facts | null): boolean {
	return facts !== null && JSON.stringify(factsOf(record)) === JSON.stringify(factsOf(facts));
}
