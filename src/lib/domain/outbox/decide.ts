import { covers } from '$lib/domain/calendar';
import { foldedMethod, parseClaim, reasonFault } from '$lib/domain/training';
import { type CommandAnswer, type CommandRefusal } from './answer';
import { type Command, type OutboxCommand } from './command';
import { blanksFilled, factsOf, isOthersWord, isPartial, isSame, shownRecord } from './facts';
import { type Decision, type DoneCommand, type Effect, type Facts, type Known, type StandingRecord } from './known';
import { commandSentence, conflictSentence, othersRecordSentence } from './sentences';

/** Decides one command by what is known. Pure; what the effect will do is not known until it is done. */
export function decide(command: Command, digest: string, known: Known): Decision {
	const { opId } = command;
	if (command.userId !== known.userId) return refused(command, 'another-person');
	const done = known.done(opId);
	if (done) {
		if (done.digest !== digest) return refused(command, 'id-reused');
		return { answer: doneAlready(command, done, known) };
	}
	if (known.isForeign(opId) || known.isForeign(command.recordId)) return refused(command, 'id-reused');
	if (command.kind === 'record') return decideRecord(command, known);
	const head = known.head(command.recordId);
	if (!head) return decideOnNothing(command, known);
	return command.kind === 'withdraw' ? decideWithdraw(command, head, known) : decideAmend(command, head, known);
}

/** About a record that has not come yet; or that went with an import, after it was taken back: that much is known. */
function decideOnNothing(command: Exclude<Command, { kind: 'record' }>, known: Known): Decision {
	const { opId, recordId } = command;
	if (!known.isGone(recordId)) return { answer: { opId, outcome: 'waiting' } };
	if (command.kind === 'amend' && !known.isGone(opId)) return refused(command, 'withdrawn');
	return { answer: { opId, outcome: 'duplicate', state: 'withdrawn' } };
}

/** As it was answered when it was done, where what joined a record was taken over only in part. */
function doneAlready(command: Command, done: DoneCommand, known: Known): CommandAnswer {
	const record = known.record(done.completionId);
	const answer = { opId: command.opId, outcome: 'duplicate', state: record.state } as const;
	if (command.kind !== 'record' || done.joined === null || done.facts === null) return answer;
	const read = parsed(command.claim, known);
	return read.ok && isPartial(done.facts, read.value) ? { ...answer, server: shownRecord(record) } : answer;
}

function decideRecord(command: Extract<Command, { kind: 'record' }>, known: Known): Decision {
	if (known.head(command.recordId)) return refused(command, 'id-reused');
	const read = readClaim(command, known);
	if ('answer' in read) return read;
	if (command.mends !== null) return decideMend(command, command.mends, read, known);
	const standing = known.standing(read.courseCode, read.completedOn);
	if (!standing) return { do: { kind: 'add', facts: read } };
	if (standing.state === 'returned') return { do: { kind: 'change', id: standing.id, facts: read, mended: true } };
	return { do: join(standing, read) };
}

/** One fact, whichever way it came. What nobody has confirmed is the better for what the person adds to it. */
function join(record: StandingRecord, claim: Facts): Effect {
	const filled = blanksFilled(record, claim);
	const facts = { ...factsOf(record), ...Object.fromEntries(filled.map((field) => [field, claim[field]])) };
	return { kind: 'join', id: record.id, facts, filled, isPartial: isPartial(facts, claim) };
}

/** What the page does with `mends`: only a returned record becomes the claim. One that says the same by now needs no mending any more. */
function decideMend(command: Command, mends: number, read: Facts, known: Known): Decision {
	const record = known.own(mends);
	if (record && record.state !== 'withdrawn' && record.state !== 'returned' && isSame(record, read))
		return { do: join(record, read) };
	if (record?.state !== 'returned') return refused(command, 'not-returned');
	const standing = known.standing(read.courseCode, read.completedOn);
	if (standing && standing.id !== record.id) return refused(command, 'already-recorded');
	return { do: { kind: 'change', id: record.id, facts: read, mended: true } };
}

function decideAmend(command: Extract<Command, { kind: 'amend' }>, head: DoneCommand, known: Known): Decision {
	const record = known.record(head.completionId);
	if (record.state === 'withdrawn' || head.facts === null) return refused(command, 'withdrawn');
	// Somebody else says it too, since before or after them: it is not theirs to write, until it was returned to them.
	if (record.state === 'waiting' && isOthersWord(record, [head, ...known.others(head)]))
		return refused(command, 'already-recorded', othersRecordSentence, false);
	const isSeen = command.seen === record.entry;
	if (!isSeen && head.opId !== command.base) {
		// Its base was done before the head, or has not come yet.
		return known.done(command.base)
			? conflict(command, record)
			: { answer: { opId: command.opId, outcome: 'waiting' } };
	}
	const says = isSeen || saysMethod(command.claim, head.facts);
	const was = says ? head.facts : withoutMethod(head.facts);
	if (record.state === 'confirmed' || (!isSeen && !isSame(record, was))) return conflict(command, record);
	const read = readClaim(command, known);
	if ('answer' in read) return read;
	const standing = known.standing(read.courseCode, read.completedOn);
	if (standing && standing.id !== record.id) return refused(command, 'already-recorded');
	const facts = says ? read : withoutMethod(read);
	return { do: { kind: 'change', id: record.id, facts, mended: record.state === 'returned' } };
}

/** Whether an edit is about the 実施方法 too: one that leaves it as it was, or does not know of it, has nothing to say of what stands now. */
function saysMethod({ method }: { method?: string }, { method: before }: Facts): boolean {
	return method !== undefined && foldedMethod(method) !== foldedMethod(before ?? '');
}

function withoutMethod({ method: _, ...facts }: Facts): Facts {
	return facts;
}

/**
 * 取下げ stands whatever was confirmed or changed meanwhile: the person says that it was not so. Of a record that says what is known
 * by another way, before or since, it takes back only their own word.
 */
function decideWithdraw(command: Extract<Command, { kind: 'withdraw' }>, head: DoneCommand, known: Known): Decision {
	const { opId, base, reason } = command;
	const record = known.record(head.completionId);
	if (record.state === 'withdrawn' || head.facts === null)
		return { answer: { opId, outcome: 'duplicate', state: record.state } };
	if (!known.done(base)) return { answer: { opId, outcome: 'waiting' } };
	if (reasonFault(reason) !== null) return refused(command, 'no-reason');
	const others = known.others(head);
	const hasWritten = head.joined === null || head.joined === 'rewrote';
	if (hasWritten && !isOthersWord(record, [head, ...others]))
		return { do: { kind: 'withdraw', id: record.id, reason: reason.trim() } };
	return { do: unjoin(record.id, head, others) };
}

/** 本人 goes where it stands among the sources of a record for the sake of this chain alone. */
function unjoin(id: number, head: DoneCommand, others: readonly DoneCommand[]): Effect {
	const wasAdded = [head, ...others].some(({ joined }) => joined !== 'stood');
	const source = wasAdded && others.every(({ facts }) => facts === null);
	return { kind: 'unjoin', id, source, joined: wasAdded && !source ? 'added' : 'stood' };
}

function readClaim(command: Exclude<Command, { kind: 'withdraw' }>, known: Known): Facts | { answer: CommandAnswer } {
	const read = parsed(command.claim, known);
	if (!read.ok) return refused(command, 'invalid-claim', Object.values(read.errors)[0]);
	const { courseCode, completedOn } = read.value;
	const { employment, today } = known;
	if (!employment || !covers(employment, today)) return refused(command, 'not-employed');
	if (completedOn < employment.from) return refused(command, 'before-hiring');
	return known.hasCourse(courseCode) ? read.value : refused(command, 'unknown-course');
}

function parsed(claim: Record<string, string | undefined>, { today }: Known) {
	return parseClaim({ get: (name) => claim[name] }, today);
}

const mendable: readonly CommandRefusal[] = [
	'invalid-claim',
	'already-recorded',
	'unknown-course',
	'before-hiring',
	'no-reason'
];

/** What is answered where a command is not done. */
export function refused(
	{ opId }: OutboxCommand,
	code: CommandRefusal,
	message = commandSentence(code),
	isMendable = mendable.includes(code)
): { answer: CommandAnswer } {
	return { answer: { opId, outcome: 'rejected', code, message, mendable: isMendable } };
}

function conflict({ opId }: Command, record: StandingRecord): { answer: CommandAnswer } {
	return {
		answer: { opId, outcome: 'conflict', message: conflictSentence(record.state), server: shownRecord(record) }
	};
}
