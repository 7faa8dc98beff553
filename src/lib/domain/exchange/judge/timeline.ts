import { type CivilDate } from '$lib/domain/calendar';

/** The last day there is; it stands for an open end, and systems write it for one. */
export const endOfTime = '9999-12-31' as CivilDate;

/** A span with its last day included and no open end. */
export type Span = { from: CivilDate; to: CivilDate };

/**
 * Spans of which no two may hold on one day. They come in order of precedence: one that overlaps a span already there is
 * answered with it and not taken in. So the spans stay apart, and one look at the neighbour is enough.
 */
export class Timeline<T extends Span> {
	readonly #spans: T[] = [];

	/** @returns the span that holds on one of its days already, null when it was taken in */
	add(span: T): T | null {
		const index = this.#indexAfter(span.to);
		const before = this.#spans[index - 1];
		if (before && before.to >= span.from) return before;
		this.#spans.splice(index, 0, span);
		return null;
	}

	/** How many spans begin on the day or earlier. */
	#indexAfter(day: CivilDate): number {
		let [low, high] = [0, this.#spans.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.#spans[middle]!.from <= day) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
