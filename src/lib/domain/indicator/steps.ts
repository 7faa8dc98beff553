/**
 * Work that can be laid aside: it yields after every piece, which takes about a millisecond at most, and returns what came of
 * it. Whoever has a server to keep awake takes the pieces in turns; everybody else takes them all at once.
 */
export type Steps<T> = Generator<void, T, void>;

/** All of the work at once. */
export function allSteps<T>(steps: Steps<T>): T {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}

const rowsAPiece = 16_384;

/** The rows from the first up to, but not including, the end, in pieces. */
export function* pieces(first: number, end: number, most = rowsAPiece): Generator<[first: number, end: number]> {
	for (let from = first; from < end; from += most) yield [from, Math.min(end, from + most)];
}
