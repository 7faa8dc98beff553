/**
 * How long whoever has the turn to write may say nothing, in milliseconds; then it is taken for lost, so that it cannot hold up every
 * other write. What it has begun is still safe under SQLite's lock.
 */
export function longestSilence(): number {
	return 10_000;
}
