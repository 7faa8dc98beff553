import { setImmediate as nextTurn } from 'node:timers/promises';

/** Rows in an order, of which only a chunk is in memory at a time. Others have their turn between chunks. */
export class Stream<T> {
	#chunk: T[] = [];
	#at = 0;
	#ended = false;

	/** @param next the following rows, in order; none when there are no more */
	constructor(private readonly next: () => Promise<T[]>) {}

	/** The row it stands at; undefined at the end and before the first `ready`. */
	get head(): T | undefined {
		return this.#chunk[this.#at];
	}

	/** Steps over the head. */
	step(): void {
		this.#at += 1;
	}

	/** Whether the next head has to be read first. */
	get empty(): boolean {
		return !this.#ended && this.#at >= this.#chunk.length;
	}

	/** Sees to it that there is a head, unless all is read. */
	async ready(): Promise<void> {
		if (!this.empty) return;
		this.#chunk = await this.next();
		this.#at = 0;
		this.#ended = this.#chunk.length === 0;
		await nextTurn();
	}
}
