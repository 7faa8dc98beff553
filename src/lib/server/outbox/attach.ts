import { type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { isForEvidenceAlone } from '$lib/domain/evidence';
import {
	answerOnFile,
	type AttachCommand,
	type CommandAnswer,
	decideAttach,
	type StandingRecord
} from '$lib/domain/outbox';
import { eq } from 'drizzle-orm';
import { addRow, changeRow } from '../db/rows';
import { completion, outboxCommand } from '../db/schema';
import { type Rounds } from '../db/write-rounds';
import { putEvidence } from '../evidence/attach';
import { judgeEvidence, type Proof } from '../evidence/judge';
import { digestOf } from './digest';
import { type KnownTown } from './known';

/** Puts a file that was sent on its record, as a round of its own. Nothing may be decided and unwritten by then. */
export async function attachFile(
	rounds: Rounds,
	viewer: Viewer,
	known: KnownTown,
	command: AttachCommand
): Promise<CommandAnswer> {
	const digest = digestOf(command);
	const decision = decideAttach(command, digest, known);
	if ('answer' in decision) return decision.answer;
	const { to: record } = decision;
	const judged = await judgeEvidence(rounds.db, viewer, { completionId: record.id }, command);
	if (!judged.ok) return answerOnFile(command, record, judged.reason);
	if (judged.already) return answerOnFile(command, record, null);
	await write(rounds, viewer, { command, digest, completionId: record.id }, judged.proof);
	const { opId, recordId } = command;
	const after = await mended(rounds, viewer, record);
	known.noteFile({ opId, digest, recordId, completionId: record.id, facts: null, joined: null }, after);
	return { opId, outcome: 'applied', state: after.state };
}

type ToWrite = { command: AttachCommand; digest: string; completionId: number };

async function write(rounds: Rounds, { accountId }: Viewer, one: ToWrite, proof: Proof): Promise<void> {
	const { command, digest, completionId } = one;
	const { opId, kind, recordId, deviceId, deviceSeq, opVersion, capturedAt } = command;
	const change = rounds.begin('evidence.attached');
	await putEvidence(change, [proof]);
	await addRow(change, outboxCommand, {
		...{ opId, kind, recordId, accountId, completionId, digest, joined: null },
		...{ deviceId, deviceSeq, opVersion, capturedAt },
		...{ courseCode: null, completedOn: null, hours: null, comprehension: null }
	});
	change.describe({ ...proof.told, files: 1 } satisfies AuditPayload<'evidence.attached'>);
	await rounds.endRound();
}

/** One that was returned for want of evidence has it now, and waits to be confirmed again: its person is asked for nothing more. */
async function mended(rounds: Rounds, { staffId }: Viewer, record: StandingRecord): Promise<StandingRecord> {
	if (record.state !== 'returned') return record;
	const { id, courseCode: course, completedOn } = record;
	const [row] = await rounds.db
		.select({ reason: completion.returnReason })
		.from(completion)
		.where(eq(completion.id, id));
	if (!isForEvidenceAlone(row?.reason ?? null)) return record;
	const change = rounds.begin('completion.amended');
	await changeRow(change, completion, record, { state: 'waiting', returnReason: null });
	const told = { completion: id, staff: staffId!, course, completedOn };
	change.describe({ ...told, mended: true } satisfies AuditPayload<'completion.amended'>);
	await rounds.endRound();
	return { ...record, state: 'waiting', entry: change.entry };
}
