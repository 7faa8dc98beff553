import { setImmediate as nextLoop } from 'node:timers/promises';
import { type Steps } from '$lib/domain/indicator';

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

/**
 * Takes the pieces of one long piece of work in turns, and ends with a turn of its own. Several works are put together before
 * (`yield*`), since each begins its turn afresh.
 *
 * @param now milliseconds that only rise
 */
export async function takeTurns<T>(steps: Steps<T>, now: () => number = () => performance.now()): Promise<T> {
	let began = now();
	for (;;) {
		const { done, value } = steps.next();
		if (done) {
			await ownTurn();
			return value;
		}
		if (now() - began < turnLength) continue;
		await ownTurn();
		began = now();
	}
}
