import { type Difference, isSame } from '$lib/domain/frozen';
import { type PastOutcomes } from './past-outcomes';

/** Nearly always one of the last few entries did it. */
const firstLook = 4;

type Open = Difference & {
	/** first the entry it was frozen at, then those that touched it */
	turns: readonly number[];
	/** the outcome after the turn at this place, and all later ones, is the one of now */
	place: number;
};

/**
 * For everybody who differs the entry at which their outcome last became what it is now; null where no entry did it, but a newer
 * program that reckons otherwise. Looks back from now, at more entries each time for those who are not found.
 *
 * @param since the entry the figure was frozen at
 */
export async function lastChanges(
	past: PastOutcomes,
	differing: readonly Difference[],
	since: number
): Promise<Map<string, number | null>> {
	const found = new Map<string, number | null>();
	let open = differing.map((one): Open => {
		const turns = [since, ...past.turnsOf(one.key)];
		return { ...one, turns, place: turns.length - 1 };
	});
	for (let look = firstLook; open.length > 0; look *= 2) open = await lookBack(past, open, look, found);
	return found;
}

async function lookBack(
	past: PastOutcomes,
	open: readonly Open[],
	look: number,
	found: Map<string, number | null>
): Promise<Open[]> {
	// What was before a turn is what was after the one before it.
	const asked = open.flatMap(({ key, turns, place }) =>
		turns.slice(Math.max(0, place - look), place).map((entry) => ({ key, entry }))
	);
	const outcomes = await past.after(asked);
	const left: Open[] = [];
	let start = 0;
	for (const one of open) {
		const some = Math.min(look, one.place);
		const before = outcomes.slice(start, (start += some)).toReversed();
		const steps = before.findIndex((outcome) => !isSame(outcome, one.now));
		const place = one.place - (steps < 0 ? some : steps);
		if (steps >= 0 || place === 0) found.set(one.key, place === 0 ? null : one.turns[place]!);
		else left.push({ ...one, place });
	}
	return left;
}
