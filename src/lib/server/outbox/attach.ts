import { type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { answerOnFile, type AttachCommand, type CommandAnswer, decideAttach } from '$lib/domain/outbox';
import { addRow } from '../db/rows';
import { outboxCommand } from '../db/schema';
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
	known.noteFile({ opId, digest, recordId, completionId: record.id, facts: null, joined: null });
	return { opId, outcome: 'applied', state: record.state };
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
