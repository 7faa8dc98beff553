import { type Command, type CommandAnswer, commandsAtOnce, type OutboxAnswer } from '$lib/domain/outbox';
import { type Tx } from '$lib/server/db/open';
import { type Random } from '$lib/server/demonstration/random';
import { phone } from '../integration/outbox/commands';
import { Replay } from '../integration/outbox/replay';
import { Client } from './clients';

/** Somebody whose phone sends what it kept, and sends it again until it is answered. */
export class Phone {
	readonly client: Client;
	readonly #device: ReturnType<typeof phone>;
	/** every command that was made, in order, with its answer */
	readonly made: Command[] = [];
	readonly told = new Map<string, CommandAnswer['outcome']>();
	/** what was sent last and never answered */
	unanswered: Command[] = [];
	#last: Command[] = [];
	#sent = 0;

	constructor(readonly staffNumber: string) {
		this.client = new Client(staffNumber);
		this.#device = phone(staffNumber);
	}

	/** How often it was answered. */
	get answers(): number {
		return this.#sent;
	}

	/** Records, changes its mind and sends, until the server is gone. @throws Error on an answer that no working server gives */
	async sendOn(url: string, chance: Random): Promise<void> {
		for (;;) {
			if (this.unanswered.length === 0) this.#makeSome(chance);
			const batch = this.made.filter(({ opId }) => !this.told.has(opId)).slice(0, commandsAtOnce);
			this.unanswered = batch;
			const answers = await this.send(url, batch);
			if (answers === null) return;
			for (const { opId, outcome } of answers) this.told.set(opId, outcome);
			this.unanswered = [];
			this.#sent += 1;
		}
	}

	/** @returns null where the server was gone before it had said everything */
	async send(url: string, commands: readonly Command[]): Promise<CommandAnswer[] | null> {
		const { deviceId } = this.#device;
		const report = { deviceId, highestSeq: this.made.length, waiting: commands.length, oldest: null };
		const body = { ...report, appVersion: 'kill', commands };
		try {
			const response = await this.client.sendJson(`${url}/api/outbox`, body);
			const said = (await response.json()) as OutboxAnswer;
			if (response.status !== 200) throw new Unheard(`${response.status} ${JSON.stringify(said)}`);
			return said.answers;
		} catch (error) {
			if (error instanceof Unheard) throw error;
			return null;
		}
	}

	/** Up to fifty: mostly new trainings, some of them edited or taken back, some of them of no course. */
	#makeSome(chance: Random): void {
		for (let left = chance.integer(1, commandsAtOnce); left > 0; left--) {
			const before = this.#last.length > 0 && chance.chance(0.3) ? chance.pick(this.#last) : null;
			const { courseCode, completedOn } = this.client.newClaim();
			const claim = { courseCode: chance.chance(0.05) ? 'NONE' : courseCode, completedOn, hours: '1' };
			const command =
				before === null
					? this.#device.record(claim)
					: chance.chance(0.3)
						? this.#device.withdraw(before)
						: this.#device.amend(before, { ...claim, courseCode });
			this.#last = [...this.#last.filter(({ recordId }) => recordId !== command.recordId), command].slice(-5);
			this.made.push(command);
		}
	}
}

/** The server did answer, and not as it should. */
class Unheard extends Error {}

/** Where what a phone was told and what is there do not agree. */
export async function phoneFaults({ raw }: Tx, { staffNumber, made, told, unanswered }: Phone): Promise<string[]> {
	const stored = await raw.execute({
		sql: 'SELECT op_id FROM outbox_command JOIN account ON account.id = account_id WHERE staff_number = ?',
		args: [staffNumber]
	});
	const there = stored.rows.map((row) => String(row.op_id));
	const replay = new Replay();
	const ends = new Map(
		made.filter(({ opId }) => told.has(opId)).map((command) => [command.opId, replay.tell(command)])
	);
	const open = unanswered.some(({ opId }) => there.includes(opId)) ? unanswered : [];
	for (const command of open) ends.set(command.opId, replay.tell(command));
	const expected = made.filter((command) => isKept(command, ends.get(command.opId))).map(({ opId }) => opId);
	const { rows } = await raw.execute({
		sql: `SELECT code || ' ' || completed_on || ' ' || state AS row FROM completion
			JOIN staff ON staff.id = staff_id JOIN course ON course.id = course_id WHERE staff_number = ?`,
		args: [staffNumber]
	});
	const ledger = replay.records.map(({ courseCode, completedOn, state }) => [courseCode, completedOn, state].join(' '));
	return [
		...differences(`commands of ${staffNumber}`, expected, there),
		...differences(
			`records of ${staffNumber}`,
			ledger,
			rows.map(({ row }) => String(row))
		)
	];
}

/** 取下げ of what is taken back already is known, and nothing is kept of it. */
function isKept({ kind }: Command, end: string | undefined): boolean {
	return end === 'done' || (end === 'known' && kind === 'record');
}

function differences(what: string, expected: readonly string[], there: readonly string[]): string[] {
	const [wanted, found] = [expected.toSorted(), there.toSorted()];
	if (JSON.stringify(wanted) === JSON.stringify(found)) return [];
	const missing = wanted.filter((one) => !found.includes(one));
	const foreign = found.filter((one) => !wanted.includes(one));
	return [
		`${what}: ${found.length} of ${wanted.length}, missing ${missing.join()}, nobody was told of ${foreign.join()}`
	];
}
