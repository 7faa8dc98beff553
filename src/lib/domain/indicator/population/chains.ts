import { type DayNumber, fromDayNumber } from '$lib/domain/calendar';
import { countThrough, type Ledger, type Posts, type TreeDay } from '$lib/domain/ledger';

/**
 * Where a fact of a past day counts: the department of that day and everything above it as the tree stood that day, each by its
 * number in the dictionary. A reorganisation that leaves a line as it was leaves its chain, so most people have one chain for years.
 */
export type Chains = {
	/** by the number of a chain, from 1 on: the departments' numbers from a department up to the top. Empty: not valid on the day */
	lines: readonly (readonly number[])[];
	/** the number of the chain of a department, by its number, in a stretch of days */
	chainIn(stretch: number, department: number): number;
	/** the stretch of days without a change of the tree in which a day lies; 0 is before the first department */
	stretchOf(day: DayNumber): number;
	/** the tree of a stretch; not of stretch 0 */
	treeIn(stretch: number): TreeDay;
	/** the last stretch up to this one in which a department is valid, or -1 */
	lastStretchOf(department: number, stretch: number): number;
};

const kept = new WeakMap<Posts, Chains>();

/** The chains of a town, made stretch by stretch as they are asked for and kept as long as its organisation stands. */
export function chainsOf(ledger: Ledger): Chains {
	const known = kept.get(ledger.posts);
	if (known) return known;
	const made = makeChains(ledger);
	kept.set(ledger.posts, made);
	return made;
}

function makeChains({ treeDays, treeOn, posts: { departments } }: Ledger): Chains {
	const lines: number[][] = [[]];
	const numbers = new Map<string, number>();
	const number = (line: number[]) => {
		const key = line.join();
		const known = numbers.get(key);
		if (known !== undefined) return known;
		numbers.set(key, lines.length);
		return lines.push(line) - 1;
	};
	const treeIn = keptByStretch((stretch) => treeOn(fromDayNumber(treeDays[stretch - 1]!)));
	const chainsIn = keptByStretch((stretch) =>
		Int32Array.from(departments.words, (_, department) =>
			number(stretch === 0 ? [] : lineOf(treeIn(stretch), department, (code) => departments.find(code)!))
		)
	);
	return {
		lines,
		treeIn,
		stretchOf: keptForOneDay((day) => countThrough(treeDays, day)),
		chainIn: (stretch, department) => chainsIn(stretch)[department]!,
		lastStretchOf: (department, stretch) => {
			let last = stretch;
			while (last > 0 && isAbsent(treeIn(last), department)) last -= 1;
			return last > 0 ? last : -1;
		}
	};
}

function isAbsent(tree: TreeDay, department: number): boolean {
	return (tree.places[department] ?? -1) < 0;
}

function lineOf(tree: TreeDay, department: number, numberOf: (code: string) => number): number[] {
	const line: number[] = [];
	for (let place = tree.places[department] ?? -1; place >= 0; place = tree.parent[place]!)
		line.push(numberOf(tree.departments[place]!.code));
	return line;
}

/** Records come in the order of their days, so the day asked for is mostly the one before. */
function keptForOneDay(find: (day: DayNumber) => number): (day: DayNumber) => number {
	let [known, found] = [NaN, 0];
	return (day) => {
		if (day !== known) [known, found] = [day, find(day)];
		return found;
	};
}

function keptByStretch<T>(make: (stretch: number) => T): (stretch: number) => T {
	const made: T[] = [];
	return (stretch) => (made[stretch] ??= make(stretch));
}
