import { setImmediate as nextLoop } from 'node:timers/promises';

/** A run of many figures holds the event loop for at most so many milliseconds and one figure more. */
const turnLength = 10;

let turns: Promise<unknown> = Promise.resolve();

/** Comes back in a turn of the event loop of its own: of several who wait, each has a whole turn before the next. */
export function ownTurn(): Promise<unknown> {
	return (turns = turns.then(() => nextLoop()));
}

/**
 * Does the task for each item in order and lets everybody else have their turn whenever this one has lasted long enough, and once
 * more at the end: what the figures were computed for begins with a fresh turn.
 *
 * @param now milliseconds that only rise
 */
export async function inTurns<T, R>(
	items: Iterable<T>,
	task: (item: T) => R,
	now: () => number = () => performance.now()
): Promise<R[]> {
	const results: R[] = [];
	let began = now();
	for (const item of items) {
		if (now() - began >= turnLength) {
			await ownTurn();
			began = now();
		}
		results.push(task(item));
	}
	await ownTurn();
	return results;
}
