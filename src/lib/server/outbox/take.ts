import { type Viewer } from '$lib/domain/access';
import { type Command, type CommandAnswer, decide, type Decision, type ReadCommand } from '$lib/domain/outbox';
import { type Database } from '../db/open';
import { type Rounds, writeRounds } from '../db/write-rounds';
import { digestOf } from './digest';
import { knownFor, type KnownTown } from './known';
import { carryOut, type Step } from './carry-out';

/**
 * Does the commands of one person, in one transaction, each with its own entry in the log. One that cannot be done says why and holds up
 * none of the others; one whose base comes later in the same request is tried again after it.
 *
 * @returns one answer per command, in their order
 */
export async function takeCommands(
	database: Pick<Database, 'transact'>,
	viewer: Viewer,
	read: readonly ReadCommand[]
): Promise<CommandAnswer[]> {
	const commands = read.flatMap((one) => (one.ok ? [one.command] : []));
	if (commands.length === 0) return read.flatMap((one) => (one.ok ? [] : [one.answer]));
	const answers = await writeRounds(database, { kind: 'account', accountId: viewer.accountId }, async (rounds) =>
		new Taking(rounds, viewer, await knownFor(rounds.db, viewer, commands)).take(commands)
	);
	return read.map((one) => (one.ok ? answers.get(one.command)! : one.answer));
}

/** The commands of one request on their way into the database. */
class Taking {
	readonly #answers = new Map<Command, CommandAnswer>();
	/** decided and not yet written: no two of one record, of one course and day, or of one number */
	#steps: Step[] = [];
	#busy = new Set<string>();

	constructor(
		private readonly rounds: Rounds,
		private readonly viewer: Viewer,
		private readonly known: KnownTown
	) {}

	async take(commands: readonly Command[]): Promise<ReadonlyMap<Command, CommandAnswer>> {
		let left = commands;
		for (let before = Infinity; left.length > 0 && left.length < before;) {
			before = left.length;
			for (const command of left) await this.#takeOne(command);
			await this.#write();
			left = left.filter((command) => this.#answers.get(command)?.outcome === 'waiting');
		}
		return this.#answers;
	}

	async #takeOne(command: Command): Promise<void> {
		const digest = digestOf(command);
		let decision = decide(command, digest, this.known);
		if (this.#namesOf(command, decision).some((name) => this.#busy.has(name))) {
			await this.#write();
			decision = decide(command, digest, this.known);
		}
		if ('answer' in decision) {
			this.#answers.set(command, decision.answer);
			return;
		}
		this.#steps.push({ command, digest, effect: decision.do });
		for (const name of this.#namesOf(command, decision)) this.#busy.add(name);
	}

	/** What a command depends on or writes, by name. */
	#namesOf(command: Command, decision: Decision): string[] {
		const names = [`op ${command.opId}`, `record ${command.recordId}`];
		// The day as it was typed may be written in several ways, so the course alone must do.
		if (command.kind !== 'withdraw') names.push(`course ${command.claim.courseCode.trim()}`);
		if ('answer' in decision || decision.do.kind === 'add') return names;
		const { id, courseCode } = this.known.record(decision.do.id);
		return [...names, `completion ${id}`, `course ${courseCode}`];
	}

	async #write(): Promise<void> {
		const steps = this.#steps;
		[this.#steps, this.#busy] = [[], new Set()];
		if (steps.length === 0) return;
		const written = await carryOut(this.rounds, this.viewer, this.known, steps);
		for (const [command, answer] of written) this.#answers.set(command, answer);
	}
}
