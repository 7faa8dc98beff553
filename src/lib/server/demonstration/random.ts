/** Repeatable chance: the same seed and stream give the same draws on every machine. */
export type Random = {
	/** at least 0, below 1 */
	next(): number;
	/** a whole number from the first to the last, both included */
	integer(first: number, last: number): number;
	chance(probability: number): boolean;
	/** one of the items, which must not be empty */
	pick<T>(items: readonly T[]): T;
	/** the items in a new order; the list given stays as it is */
	shuffled<T>(items: readonly T[]): T[];
	/** so many different items, or all of them if there are fewer */
	sample<T>(items: readonly T[], count: number): T[];
};

/** A source of chance for one purpose; streams of different names do not disturb each other. */
export function random(seed: number, stream: string): Random {
	const next = mulberry32(hash(stream, seed));
	const integer = (first: number, last: number) => first + Math.floor(next() * (last - first + 1));
	const shuffled = <T>(items: readonly T[]) => shuffle([...items], integer);
	return {
		next,
		integer,
		chance: (probability) => next() < probability,
		pick: <T>(items: readonly T[]) => items[integer(0, items.length - 1)] as T,
		shuffled,
		sample: (items, count) => shuffled(items).slice(0, Math.max(0, count))
	};
}

/** Tommy Ettinger's 32-bit generator (public domain): small, fast and even enough for a demonstration. */
function mulberry32(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** FNV-1a over the stream's name, begun from the seed. */
function hash(text: string, seed: number): number {
	let value = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1);
	for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
	return value;
}

function shuffle<T>(items: T[], integer: (first: number, last: number) => number): T[] {
	for (let index = items.length - 1; index > 0; index--) {
		const other = integer(0, index);
		[items[index], items[other]] = [items[other] as T, items[index] as T];
	}
	return items;
}
