import { type Ledger, postsOf, primaryPostOf } from '$lib/domain/ledger';
import { type Population } from './population';

type OnDay = Pick<Population, 'tree' | 'day'>;

/** The place in the tree of the department of a person's 本務; -1 where that department is not valid on the day. */
export function primaryPlaceOf({ posts }: Ledger, { tree, day }: OnDay, person: number): number {
	return tree.places[posts.department[primaryPostOf(posts, person, day)]!]!;
}

/** The places of the departments of every post a person holds on the day, each once. */
export function placesOf({ posts }: Ledger, { tree, day }: OnDay, person: number): Set<number> {
	const places = new Set(postsOf(posts, person, day).map((row) => tree.places[posts.department[row]!]!));
	places.delete(-1);
	return places;
}

/** These places and everything above them, each once. */
export function withEverythingAbove({ tree }: OnDay, places: Iterable<number>): Set<number> {
	const reached = new Set<number>();
	for (const place of places)
		for (let above = place; above >= 0 && !reached.has(above); above = tree.parent[above]!) reached.add(above);
	return reached;
}
