import { type CivilDate, type DayNumber } from '$lib/domain/calendar';
import { type Ledger, primaryPostOf } from '$lib/domain/ledger';
import { type Department } from '$lib/domain/organisation';
import { type Contributions } from '../count/contributions';
import { pieces, type Steps } from '../steps';
import { chainsOf } from './chains';
import { awaySteps, type RowTest } from './excluded-in';

/** One fact that counts where its person was on its day. */
export type DatedFact = { rows: Contributions; row: number; person: number; day: DayNumber; confirmed: boolean };

/** Facts by person, of each in the order of their days. */
export type FactsByPerson = Map<number, DatedFact[]>;

const rowsAPiece = 4096;

/**
 * The facts of members that were in a department or below it on their day (null: anywhere).
 *
 * @param states whether a row says something for the figure
 * @param asked by person, 1 for those whose facts are wanted
 */
export function* factsInside(
	ledger: Ledger,
	contributions: readonly Contributions[],
	departmentCode: string | null,
	states: RowTest,
	asked: Uint8Array
): Steps<FactsByPerson> {
	const isInside = insideTest(ledger, departmentCode);
	const people: FactsByPerson = new Map();
	for (const rows of contributions)
		for (const [start, end] of pieces(rows.start, rows.end, rowsAPiece)) {
			for (let row = start; row < end; row++) {
				if (asked[rows.person[row]!] !== 1) continue;
				const chain = rows.membership[row]!;
				if (chain > 0 && isInside(chain) && states(rows, row)) add(people, rows, row);
			}
			yield;
		}
	let count = 0;
	for (const facts of people.values()) {
		facts.sort((one, other) => one.day - other.day);
		if (++count % rowsAPiece === 0) yield;
	}
	return people;
}

function add(people: FactsByPerson, rows: Contributions, row: number): void {
	const [person, day] = [rows.person[row]!, rows.day[row]!];
	const fact = { rows, row, person, day, confirmed: rows.weight[row] === 2 };
	const some = people.get(person);
	if (some) some.push(fact);
	else people.set(person, [fact]);
}

/** Whether a chain reaches the department (null: any does). */
export function insideTest(ledger: Ledger, departmentCode: string | null): (chain: number) => boolean {
	if (departmentCode === null) return () => true;
	const number = ledger.posts.departments.find(departmentCode);
	const { lines } = chainsOf(ledger);
	if (number === undefined) return () => false;
	return (chain) => lines[chain]!.includes(number);
}

/** Tells the place in the tree of a day of the department in which a person was on another day; -1 where it has none. */
export function placeOfDay({ posts, treeOn }: Ledger, asOf: CivilDate): (person: number, day: DayNumber) => number {
	const { places } = treeOn(asOf);
	return (person, day) => places[posts.department[primaryPostOf(posts, person, day)]!] ?? -1;
}

/** Tells the department in which a person was on a day, as it stood then. */
export function departmentOfDay(ledger: Ledger): (person: number, day: DayNumber) => Department | undefined {
	const [chains, { posts }] = [chainsOf(ledger), ledger];
	return (person, day) => {
		const tree = chains.treeIn(chains.stretchOf(day));
		return tree.departments[tree.places[posts.department[primaryPostOf(posts, person, day)]!]!];
	};
}

/** Somebody who is excluded, with the day of one of their facts and the place of the kind for which they were away. */
export type Excluded = { person: number; day: DayNumber; away: number };

/** The people who would count but for an absence on the day of every fact they have. */
export function* excludedBehind(
	ledger: Ledger,
	contributions: readonly Contributions[],
	departmentCode: string | null,
	states: RowTest
): Steps<Excluded[]> {
	const away = yield* awaySteps(contributions, states);
	const isInside = insideTest(ledger, departmentCode);
	const excluded = new Map<number, Excluded>();
	if (away.size === 0) return [];
	for (const rows of contributions)
		for (const [start, end] of pieces(rows.start, rows.end, rowsAPiece)) {
			for (let row = start; row < end; row++) {
				if (rows.membership[row]! >= 0 || rows.weight[row] !== 2 || !states(rows, row)) continue;
				const [person, day] = [rows.person[row]!, rows.day[row]!];
				const kind = away.get(person);
				if (kind === undefined || rows.membership[row] !== -1 - kind) continue;
				if (isInside(chainOn(ledger, person, day))) excluded.set(person, { person, day, away: kind });
			}
			yield;
		}
	return [...excluded.values()];
}

function chainOn(ledger: Ledger, person: number, day: DayNumber): number {
	const chains = chainsOf(ledger);
	return chains.chainIn(chains.stretchOf(day), ledger.posts.department[primaryPostOf(ledger.posts, person, day)]!);
}
