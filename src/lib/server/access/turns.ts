/** Work of which only a little may go on at once. Whoever has a person waiting goes first. */
export class Turns {
	readonly #atOnce: number;
	readonly #mostWaiting: number;
	#running = 0;
	readonly #people: (() => void)[] = [];
	readonly #others: (() => void)[] = [];

	/** @param mostWaiting how many may wait by `first`; those by `last` are not counted */
	constructor(atOnce: number, mostWaiting: number) {
		this.#atOnce = atOnce;
		this.#mostWaiting = mostWaiting;
	}

	/** Does the task before all that stand in line by `last`. @returns null, with nothing begun, where too many wait already */
	async first<T>(task: () => Promise<T>): Promise<T | null> {
		if (this.#isFull() && this.#people.length >= this.#mostWaiting) return null;
		return this.#inTurn(this.#people, task);
	}

	/** Does the task when nobody else waits, however many there are of its kind. */
	last<T>(task: () => Promise<T>): Promise<T> {
		return this.#inTurn(this.#others, task);
	}

	async #inTurn<T>(line: (() => void)[], task: () => Promise<T>): Promise<T> {
		if (this.#isFull()) await new Promise<void>((resolve) => line.push(resolve));
		else this.#running += 1;
		try {
			return await task();
		} finally {
			this.#handOn();
		}
	}

	#isFull(): boolean {
		return this.#running >= this.#atOnce;
	}

	/** Gives the place to who is next; only where nobody waits does it become free. */
	#handOn(): void {
		const next = this.#people.shift() ?? this.#others.shift();
		if (next) next();
		else this.#running -= 1;
	}
}
