import { setImmediate as nextTurn } from 'node:timers/promises';

/** Where a row stands in the order of its stream. */
export type Place = readonly (number | string)[];

/** Rows in an order, of which only a chunk is in memory at a time. Others have their turn between chunks. */
export class Stream<T> {
	#chunk: T[] = [];
	#at = 0;
	#ended = false;
	#last: Place | null = null;

	/**
	 * @param next the rows that follow a place, in order; none when there are no more. null asks for the first
	 * @param placeOf where a row stands
	 * @param stuck told the row at which the order does not go on, as where an index was changed by hand: the stream ends there
	 */
	constructor(
		private readonly next: (after: Place | null) => Promise<T[]>,
		private readonly placeOf: (row: T) => Place,
		private readonly stuck: (row: T) => void
	) {}

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
		[this.#chunk, this.#at] = [await this.next(this.#last), 0];
		const end = this.#chunk.at(-1);
		if (end && !this.#advances(this.placeOf(end))) {
			this.stuck(end);
			this.#chunk = [];
		}
		this.#ended = this.#chunk.length === 0;
		await nextTurn();
	}

	#advances(place: Place): boolean {
		const last = this.#last;
		this.#last = place;
		if (last === null) return true;
		const index = place.findIndex((value, at) => value !== last[at]);
		return index >= 0 && place[index]! > last[index]!;
	}
}
