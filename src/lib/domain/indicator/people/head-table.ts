import { type Ledger } from '$lib/domain/ledger';
import { type Population } from '../population/population';
import { type Standings } from '../rate/standing';

/** How many of a population stand where: for each place of a 本務 in the day's tree a row of cells, one for each standing. */
export type HeadTable = { cells: Int32Array; width: number };

/** @param width one more than the greatest standing */
export function headTable({ posts }: Ledger, population: Population, stands: Standings, width: number): HeadTable {
	const { tree, posts: held } = population;
	// The first row is for departments that are not valid on the day: their place is -1.
	const cells = new Int32Array((tree.departments.length + 1) * width);
	for (let index = 0; index < held.length; index++) {
		const post = held[index]!;
		const place = tree.places[posts.department[post]!]!;
		cells[(place + 1) * width + stands[posts.person[post]!]!]! += 1;
	}
	return { cells, width };
}

/** How many of this standing have their 本務 in the department at this place. */
export function headsAt({ cells, width }: HeadTable, place: number, standing: number): number {
	return cells[(place + 1) * width + standing]!;
}

/** How many of this standing there are in all. */
export function headsOf({ cells, width }: HeadTable, standing: number): number {
	let heads = 0;
	for (let cell = standing; cell < cells.length; cell += width) heads += cells[cell]!;
	return heads;
}
