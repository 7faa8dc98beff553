import { type CommandAnswer } from '$lib/domain/outbox';
import { newRound, type RoundSoFar } from './batch';
import { type Sending } from './sender';

/** How a whole round ended: the last sending's outcome, and every answer that came before it. */
export type Round = { outcome: Sending['outcome']; answers: CommandAnswer[]; message: string | null };

/** ms. A server that is back is found within 15 s by whoever looks at their phone, also where no event tells of it. */
const [shortest, longest] = [5_000, 12_000];

/** Sends batch after batch until nothing is left that could go now: what the server lets wait is for another round. */
export async function sendAll(send: (soFar: RoundSoFar) => Promise<Sending>): Promise<Round> {
	const soFar = newRound();
	const answers: CommandAnswer[] = [];
	for (;;) {
		const sending = await send(soFar);
		if (sending.outcome === 'refused') return { outcome: 'refused', answers, message: sending.message };
		if (sending.outcome !== 'sent') return { outcome: sending.outcome, answers, message: null };
		answers.push(...sending.answers);
		// What the server stumbled over is to be tried again by whoever wakes the sender.
		if (sending.left === 0) return { outcome: soFar.hasStumbled ? 'not-reached' : 'sent', answers, message: null };
	}
}

export type QueueSettings = {
	send: (soFar: RoundSoFar) => Promise<Sending>;
	/** whether anything waits that a later attempt could send, and somebody looks */
	isWorthwhile: () => Promise<boolean>;
	/** told after every round, whoever asked for it */
	after: (round: Round) => Promise<void>;
	random?: () => number;
};

/** When to try: at once when something happened, and again and again with growing pauses of up to 12 s while somebody looks. */
export class Queue {
	#settings: QueueSettings;
	#pause = shortest;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(settings: QueueSettings) {
		this.#settings = settings;
	}

	/** Something was written, the network came back, the page is looked at, or 再送: the pauses begin anew. */
	wake(): Promise<Round> {
		this.#pause = shortest;
		return this.#round();
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	async #round(): Promise<Round> {
		this.stop();
		let isOver = false;
		try {
			const round = await sendAll(this.#settings.send);
			await this.#settings.after(round);
			isOver = round.outcome === 'nobody';
			return round;
		} finally {
			// Also where the device's database failed: it may be there again by then.
			if (!isOver) await this.again();
		}
	}

	/** Tries again after a pause, where it is worthwhile: also for what is sent beside the queue and was not taken. */
	async again(): Promise<void> {
		this.stop();
		if (await this.#settings.isWorthwhile()) this.#later();
	}

	#later(): void {
		const { random = Math.random } = this.#settings;
		// Not all phones at once when the building's network comes back.
		const pause = this.#pause * (0.75 + random() / 4);
		this.#timer = setTimeout(() => void this.#round().catch(() => {}), pause);
		this.#pause = Math.min(this.#pause * 2, longest);
	}
}
