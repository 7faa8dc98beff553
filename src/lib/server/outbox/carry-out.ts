import { getTableName } from 'drizzle-orm';
import { type Transaction } from '@libsql/client';
import { type Viewer } from '$lib/domain/access';
import { type AuditEvent, type AuditPayload } from '$lib/domain/audit';
import {
	type Command,
	type CommandAnswer,
	type Effect,
	factsOf,
	hasOtherSource,
	isSame,
	type Joined,
	shownRecord,
	sourceOfDevice,
	type StandingRecord
} from '$lib/domain/outbox';
import { addEach, changeEach } from '../db/rows';
import { completion, outboxCommand } from '../db/schema';
import { type Change } from '../db/write';
import { type Rounds } from '../db/write-rounds';
import { detachFiles } from './detach';
import { type KnownTown } from './known';

/** A command that was decided to be done. */
export type Step = { command: Command; digest: string; effect: Effect };

/** A step under way: the change that becomes its entry, the record as it will stand, and what it did beside another source. */
type Begun = Step & { change: Change; record: StandingRecord; joined: Joined | null };

/**
 * Writes steps that do not touch each other, with a handful of statements for all of them, and ends the round.
 *
 * @returns the answer for each command
 */
export async function carryOut(
	rounds: Rounds,
	viewer: Viewer,
	known: KnownTown,
	steps: readonly Step[]
): Promise<[Command, CommandAnswer][]> {
	const begun = steps.map((step): Begun => {
		const change = rounds.begin(eventOf(step));
		const record = recordAfter(step.effect, known, change.entry);
		return { ...step, change, record, joined: joinedBy(step, known) };
	});
	await writeRecords(rounds.raw, viewer, known, begun);
	await addEach(
		outboxCommand,
		begun.map((one) => ({ change: one.change, row: commandRow(one, viewer) }))
	);
	for (const one of begun) tell(one, viewer);
	await rounds.endRound();
	for (const { effect, record } of begun)
		if (effect.kind === 'unjoin' && effect.source) await detachFiles(rounds, viewer, toldOf(record, viewer));
	for (const one of begun) {
		const { command, digest, record, joined } = one;
		const facts = command.kind === 'withdraw' ? null : factsOf(record);
		const { opId, recordId } = command;
		known.note({ opId, digest, recordId, completionId: record.id, facts, joined }, record);
	}
	return begun.map(({ command, effect, record }) => [command, answerOf(command, effect, record)]);
}

/** The record as the effect leaves it; a new one has no id yet. */
function recordAfter(effect: Effect, known: KnownTown, entry: number): StandingRecord {
	const waits = { entry, state: 'waiting' } as const;
	if (effect.kind === 'add') return { method: null, ...effect.facts, id: 0, ...waits, sources: [sourceOfDevice] };
	const record = known.record(effect.id);
	if (effect.kind === 'change') return { ...record, ...effect.facts, ...waits };
	if (effect.kind === 'withdraw') return { ...record, entry, state: 'withdrawn' };
	if (effect.kind === 'unjoin') return effect.source ? withoutOwnWord(record, entry) : record;
	const isNamed = record.sources.includes(sourceOfDevice);
	// Nothing of it changes: whoever is about to confirm it has seen it as it is.
	if (isNamed && effect.filled.length === 0) return record;
	const sources = isNamed ? record.sources : [...record.sources, sourceOfDevice];
	return { ...record, ...effect.facts, entry, sources };
}

function withoutOwnWord(record: StandingRecord, entry: number): StandingRecord {
	return { ...record, entry, sources: record.sources.filter((source) => source !== sourceOfDevice) };
}

async function writeRecords(raw: Transaction, { staffId }: Viewer, known: KnownTown, begun: Begun[]): Promise<void> {
	const of = (kind: Effect['kind']) => begun.filter(({ effect }) => effect.kind === kind);
	const claimOf = ({ courseCode, completedOn, hours, comprehension, method }: StandingRecord) => ({
		...{ courseId: known.courseId(courseCode), completedOn, hours, comprehension, method: method ?? null },
		...{ state: 'waiting' as const, returnReason: null, heldReason: null, enteredBy: null }
	});
	const added = of('add');
	await addEach(
		completion,
		added.map(({ change, record }) => ({
			change,
			row: { staffId: staffId!, ...claimOf(record), sources: [...record.sources] }
		}))
	);
	const ids = await idsOf(raw, added);
	for (const one of added) one.record = { ...one.record, id: ids.get(one.change.entry)! };
	const changes = (kind: Effect['kind'], values: (record: StandingRecord) => object) =>
		of(kind)
			.filter(({ change, record }) => record.entry === change.entry)
			.map(({ change, record }) => ({ change, id: record.id, values: values(record) }));
	await changeEach(completion, changes('change', claimOf));
	await changeEach(
		completion,
		changes('withdraw', () => ({ state: 'withdrawn', returnReason: null, heldReason: null }))
	);
	for (const kind of ['join', 'unjoin'] as const)
		await changeEach(
			completion,
			changes(kind, ({ sources, hours, comprehension, method }) => {
				return { sources: [...sources], hours, comprehension, method: method ?? null };
			})
		);
}

/** The ids of the rows the changes added, by entry: each added one. */
async function idsOf(raw: Transaction, added: readonly Begun[]): Promise<ReadonlyMap<number, number>> {
	if (added.length === 0) return new Map();
	const { rows } = await raw.execute({
		sql: `SELECT entry, id FROM "${getTableName(completion)}" WHERE entry BETWEEN ? AND ?`,
		args: [added[0]!.change.entry, added.at(-1)!.change.entry]
	});
	return new Map(rows.map(({ entry, id }) => [Number(entry), Number(id)]));
}

/** null for what only the person says. */
function joinedBy({ command, effect }: Step, known: KnownTown): Joined | null {
	if (effect.kind === 'unjoin') return effect.joined;
	if (effect.kind === 'change') return hasRewritten(command, effect, known) ? 'rewrote' : null;
	if (effect.kind !== 'join') return null;
	return known.record(effect.id).sources.includes(sourceOfDevice) ? 'stood' : 'added';
}

/** Whether a record does not say any more what its other source said. */
function hasRewritten(
	{ recordId }: Command,
	{ id, facts }: Extract<Effect, { kind: 'change' }>,
	known: KnownTown
): boolean {
	const record = known.record(id);
	if (!hasOtherSource(record)) return false;
	return !isSame(record, facts) || known.head(recordId)?.joined === 'rewrote';
}

function commandRow(one: Begun, { accountId }: Viewer) {
	const { command, digest, record, joined } = one;
	const { opId, kind, recordId, deviceId, deviceSeq, opVersion, capturedAt } = command;
	const facts = kind === 'withdraw' ? null : factsOf(record);
	return {
		...{ opId, kind, recordId, accountId, completionId: record.id, digest, joined },
		...{ deviceId, deviceSeq, opVersion, capturedAt },
		...{ courseCode: facts?.courseCode ?? null, completedOn: facts?.completedOn ?? null },
		...{ hours: facts?.hours ?? null, comprehension: facts?.comprehension ?? null },
		method: facts && (facts.method ?? '')
	};
}

function eventOf({ command, effect }: Step): AuditEvent {
	if (effect.kind === 'withdraw') return 'completion.withdrawn';
	if (effect.kind === 'join') return 'completion.joined';
	if (effect.kind === 'unjoin') return 'completion.unjoined';
	return command.kind === 'amend' ? 'completion.amended' : 'completion.recorded';
}

function toldOf({ id, courseCode, completedOn }: StandingRecord, { staffId }: Viewer) {
	return { completion: id, staff: staffId!, course: courseCode, completedOn };
}

/** Says in the log which record it was, and what of it. */
function tell({ change, effect, record }: Begun, viewer: Viewer): void {
	const told = toldOf(record, viewer);
	if (effect.kind === 'withdraw')
		change.describe({ ...told, reason: effect.reason } satisfies AuditPayload<'completion.withdrawn'>);
	else if (effect.kind === 'unjoin') change.describe(told satisfies AuditPayload<'completion.unjoined'>);
	else if (effect.kind === 'join')
		change.describe({ ...told, filled: effect.filled } satisfies AuditPayload<'completion.joined'>);
	else {
		const mended = effect.kind === 'change' && effect.mended;
		change.describe({ ...told, mended } satisfies AuditPayload<'completion.recorded' | 'completion.amended'>);
	}
}

function answerOf({ opId }: Command, effect: Effect, record: StandingRecord): CommandAnswer {
	const { state } = record;
	if (effect.kind !== 'join') return { opId, outcome: 'applied', state };
	return { opId, outcome: 'duplicate', state, ...(effect.isPartial && { server: shownRecord(record) }) };
}
