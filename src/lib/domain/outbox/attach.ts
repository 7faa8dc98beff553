import { type AttachRefusal } from '$lib/domain/evidence';
import { type CommandAnswer } from './answer';
import { type AttachCommand } from './command';
import { refused } from './decide';
import { type Known, type StandingRecord } from './known';

/**
 * Which record a file is put on, by what is known of its commands; what the file itself is, and whether it came, is judged by whoever keeps
 * the files (`answerOnFile`).
 */
export function decideAttach(
	command: AttachCommand,
	digest: string,
	known: Known
): { to: StandingRecord } | { answer: CommandAnswer } {
	const { opId, recordId, base } = command;
	if (command.userId !== known.userId) return refused(command, 'another-person');
	const done = known.done(opId);
	if (done && done.digest !== digest) return refused(command, 'id-reused');
	// Also where it was taken off the record since: it was done once.
	if (done) return { answer: { opId, outcome: 'duplicate', state: known.record(done.completionId).state } };
	if (known.isForeign(opId) || known.isForeign(recordId)) return refused(command, 'id-reused');
	const head = known.head(recordId);
	if (!head) return known.isGone(recordId) ? refused(command, 'withdrawn') : { answer: { opId, outcome: 'waiting' } };
	const record = known.record(head.completionId);
	if (record.state === 'withdrawn' || head.facts === null) return refused(command, 'withdrawn');
	return known.done(base) ? { to: record } : { answer: { opId, outcome: 'waiting' } };
}

/** What is answered where a file is not put on its record: the record has it already (`null`), or this stands against it. */
export function answerOnFile(
	command: AttachCommand,
	{ state }: StandingRecord,
	reason: AttachRefusal | null
): CommandAnswer {
	const { opId } = command;
	if (reason === null) return { opId, outcome: 'duplicate', state };
	return reason === 'not-uploaded' ? { opId, outcome: 'waiting' } : refused(command, reason).answer;
}
