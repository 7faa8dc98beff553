import { type CivilDate, type DayNumber } from '$lib/domain/calendar';
import { type Ledger, primaryPostOf } from '$lib/domain/ledger';
import { absenceReason, named, type Placed, type Reason } from '../people/behind';
import { chainsOf } from './chains';
import { type Contributions } from '../count/contributions';
import { pieces, type Steps } from '../steps';
import { awaySteps } from './excluded-in';
import { type Standing } from '../rate/standing';

/** One fact that counts where its person was on its day. */
export type DatedFact = { rows: Contributions; row: number; person: number; day: DayNumber; confirmed: boolean };

/** Facts by person, of each in the order of their days. */
export type FactsByPerson = Map<number, DatedFact[]>;

const rowsAPiece = 4096;

/**
 * The facts of members that were in a department or below it on their day (null: anywhere).
 *
 * @param states whether a row says something for the figure
 */
export function* factsInside(
	ledger: Ledger,
	contributions: readonly Contributions[],
	departmentCode: string | null,
	states: (rows: Contributions, row: number) => boolean
): Steps<FactsByPerson> {
	const isInside = insideTest(ledger, departmentCode);
	const people: FactsByPerson = new Map();
	for (const rows of contributions)
		for (const [start, end] of pieces(rows.start, rows.end, rowsAPiece)) {
			for (let row = start; row < end; row++) {
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

/** Whether a chain reaches the department. */
function insideTest(ledger: Ledger, departmentCode: string | null): (chain: number) => boolean {
	if (departmentCode === null) return () => true;
	const number = ledger.posts.departments.find(departmentCode);
	const { lines } = chainsOf(ledger);
	return (chain) => number !== undefined && lines[chain]!.includes(number);
}

/** A row of a list for facts of one person, under the department of the last of them. */
export function placedBy(
	ledger: Ledger,
	asOf: CivilDate,
	{ person, day }: Pick<DatedFact, 'person' | 'day'>,
	said: { standing: Standing; reasons: Reason[]; weight: number }
): Placed {
	const number = ledger.posts.department[primaryPostOf(ledger.posts, person, day)]!;
	const chains = chainsOf(ledger);
	const tree = chains.treeIn(chains.stretchOf(day));
	const department = tree.departments[tree.places[number]!];
	const place = ledger.treeOn(asOf).places[number] ?? -1;
	return { place, person: { ...named(ledger, department, person), ...said } };
}

/** The people who would count but for an absence on the day of every fact they have. */
export function* excludedBehind(
	ledger: Ledger,
	asOf: CivilDate,
	contributions: readonly Contributions[],
	{ kinds, departmentCode }: { kinds: readonly string[]; departmentCode: string | null },
	states: (rows: Contributions, row: number) => boolean
): Steps<Placed[]> {
	const away = yield* awaySteps(contributions, states);
	const isInside = insideTest(ledger, departmentCode);
	const behind = new Map<number, Placed>();
	for (const rows of contributions)
		for (const [start, end] of pieces(rows.start, rows.end, rowsAPiece)) {
			for (let row = start; row < end; row++) {
				if (rows.membership[row]! >= 0 || rows.weight[row] !== 2 || !states(rows, row)) continue;
				const [person, day] = [rows.person[row]!, rows.day[row]!];
				const kind = away.get(person);
				if (kind === undefined || rows.membership[row] !== -1 - kind) continue;
				if (!isInside(chainOn(ledger, person, day))) continue;
				const reasons = [absenceReason(ledger, kinds[kind]!, person, day)];
				behind.set(person, placedBy(ledger, asOf, { person, day }, { standing: 'excluded', reasons, weight: 1 }));
			}
			yield;
		}
	return [...behind.values()];
}

function chainOn(ledger: Ledger, person: number, day: DayNumber): number {
	const chains = chainsOf(ledger);
	return chains.chainIn(chains.stretchOf(day), ledger.posts.department[primaryPostOf(ledger.posts, person, day)]!);
}
