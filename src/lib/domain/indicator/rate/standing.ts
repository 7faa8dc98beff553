import { type Ledger } from '$lib/domain/ledger';
import { type Attainment } from './attainment';
import { type Population } from '../population/population';

/** Where a person stands with a figure: 未, 確認待ち, 数える or 対象外. */
export const standings = ['missing', 'pending', 'counted', 'excluded'] as const;
export type Standing = (typeof standings)[number];

/**
 * Where everyone stands, a byte for each person: 0 is none of the figure's people, the others are those of `standingNumber`; `excluded`
 * is counted on by the place of the absence's kind in `excludeAbsences`, or behind those of who else is left out. A page keeps dozens of figures, hence so few bytes.
 */
export type Standings = Uint8Array;

export const standingNumber = { missing: 1, pending: 2, counted: 3, excluded: 4 } as const satisfies Record<
	Standing,
	number
>;

export function standingsOf({ posts, people }: Ledger, population: Population, attainment: Attainment): Standings {
	const { posts: held, away } = population;
	const stands = new Uint8Array(people.count);
	for (let index = 0; index < held.length; index++) {
		const person = posts.person[held[index]!]!;
		const kind = away[person]!;
		stands[person] = kind === 0 ? standingNumber.missing + attainment[person]! : standingNumber.excluded + kind - 1;
	}
	return stands;
}

/** Where a person stands; null for whoever is none of the figure's people. */
export function standingOf({ stands }: { stands: Standings }, person: number): Standing | null {
	const number = stands[person] ?? 0;
	return number === 0 ? null : standings[Math.min(number, standingNumber.excluded) - 1]!;
}

/** Whether a person is in the denominator. */
export function isMember(figure: { stands: Standings }, person: number): boolean {
	const standing = standingOf(figure, person);
	return standing !== null && standing !== 'excluded';
}

/** The place of the reason for which a person is excluded: in `excludeAbsences`, or behind it among those left out. */
export function exclusionOf({ stands }: { stands: Standings }, person: number): number {
	return stands[person]! - standingNumber.excluded;
}
