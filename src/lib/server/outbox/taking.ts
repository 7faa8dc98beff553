import { type Viewer } from '$lib/domain/access';
import { parseDate } from '$lib/domain/calendar';
import {
	type AttachCommand,
	type Command,
	type CommandAnswer,
	decide,
	type Decision,
	type Facts,
	type OutboxCommand
} from '$lib/domain/outbox';
import { type Rounds } from '../db/write-rounds';
import { attachFile } from './attach';
import { carryOut, type Step } from './carry-out';
import { digestOf } from './digest';
import { knownFor, type KnownTown } from './known';

export type Answers = ReadonlyMap<OutboxCommand, CommandAnswer>;

/** In the order in which they were made, however they came: whoever takes back and records again means it in this order. */
export async function takeCommands(
	rounds: Rounds,
	viewer: Viewer,
	commands: readonly OutboxCommand[]
): Promise<Answers> {
	if (commands.length === 0) return new Map();
	const known = await knownFor(rounds.db, viewer, commands);
	return new Taking(rounds, viewer, known).take(commands.toSorted((one, other) => one.deviceSeq - other.deviceSeq));
}

/** The commands of one request on their way into the database. */
class Taking {
	readonly #answers = new Map<OutboxCommand, CommandAnswer>();
	/** decided and not yet written: no two of one record, of one course and day, or of one number */
	#steps: Step[] = [];
	#busy = new Set<string>();

	constructor(
		private readonly rounds: Rounds,
		private readonly viewer: Viewer,
		private readonly known: KnownTown
	) {}

	/** One whose base comes later in the same request is tried again after it. */
	async take(commands: readonly OutboxCommand[]): Promise<Answers> {
		let left = commands;
		for (let before = Infinity; left.length > 0 && left.length < before;) {
			before = left.length;
			for (const command of left) await this.#takeOne(command);
			await this.#write();
			left = left.filter((command) => this.#answers.get(command)?.outcome === 'waiting');
		}
		return this.#answers;
	}

	async #takeOne(command: OutboxCommand): Promise<void> {
		if (command.kind === 'attach') return this.#attach(command);
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

	/** Judged by what stands in the database: what is decided is written first. */
	async #attach(command: AttachCommand): Promise<void> {
		await this.#write();
		this.#answers.set(command, await attachFile(this.rounds, this.viewer, this.known, command));
	}

	/** What a command depends on or writes, by name. */
	#namesOf(command: Command, decision: Decision): string[] {
		const names = [`op ${command.opId}`, `record ${command.recordId}`];
		if (command.kind !== 'withdraw') names.push(placeOf(claimed(command.claim)));
		if (command.kind === 'record' && command.mends !== null) names.push(`completion ${command.mends}`);
		// Two records of the device may be one on the server.
		const head = this.known.head(command.recordId);
		if (head) names.push(`completion ${head.completionId}`);
		if ('answer' in decision || decision.do.kind === 'add') return names;
		const record = this.known.record(decision.do.id);
		return [...names, `completion ${record.id}`, placeOf(record)];
	}

	async #write(): Promise<void> {
		const steps = this.#steps;
		[this.#steps, this.#busy] = [[], new Set()];
		if (steps.length === 0) return;
		const written = await carryOut(this.rounds, this.viewer, this.known, steps);
		for (const [command, answer] of written) this.#answers.set(command, answer);
	}
}

/** A day may be typed in several ways; one that is none at all will be refused. */
function claimed({ courseCode, completedOn }: { courseCode: string; completedOn: string }) {
	return { courseCode: courseCode.trim(), completedOn: parseDate(completedOn.trim()) ?? '' };
}

function placeOf({ courseCode, completedOn }: Record<keyof Pick<Facts, 'courseCode' | 'completedOn'>, string>): string {
	return `course ${courseCode} on ${completedOn}`;
}
