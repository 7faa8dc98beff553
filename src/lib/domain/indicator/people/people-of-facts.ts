import { type CivilDate, type DayNumber } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Contributions } from '../count/contributions';
import {
	type DatedFact,
	departmentOfDay,
	excludedBehind,
	factsInside,
	insideTest,
	placeOfDay
} from '../population/dated-facts';
import { type RowTest } from '../population/excluded-in';
import { type Standing } from '../rate/standing';
import { pieces, type Steps } from '../steps';
import { absenceReason, type Behind, named, type Reason } from './behind';
import { type Head, inOrderSteps, marked, type PeopleList } from './heads';

/** Where facts can make their person stand: each place has a sum of its own. */
const told = ['counted', 'missing', 'pending'] as const satisfies readonly Standing[];
type Told = (typeof told)[number];

/** How many facts of a person there are of one standing, and the day of the last one. */
export type FactSum = { standing: Told; weight: number; day: DayNumber };

/** What is counted by facts of which each counts on its own day. */
export type FactsCounted = {
	contributions: readonly Contributions[];
	/** the kinds of absence for which somebody is excluded */
	kinds: readonly string[];
	/** whether a row says something for the figure */
	states: RowTest;
	/** how a fact stands by itself; null changes nothing that is shown */
	standingOf(rows: Contributions, row: number): Told | null;
	/** the rows of a list that the facts of somebody come to; without it each sum is one */
	rowsOf?(person: number, sums: FactSum[]): FactSum[];
	/** whether a fact is a reason for a row of its person */
	speaksFor(fact: DatedFact, standing: Standing): boolean;
	reasonOf(fact: DatedFact): Reason;
};

/** The people behind such a number, of a department's `total` (null: of the whole body), under the department of their last fact. */
export function* listOfFacts(
	ledger: Ledger,
	asOf: CivilDate,
	counted: FactsCounted,
	departmentCode: string | null
): Steps<PeopleList> {
	const sums = yield* sumsOf(ledger, counted, departmentCode);
	const placeOf = placeOfDay(ledger, asOf);
	const heads: Head[] = [];
	for (const [first, end] of pieces(0, ledger.people.count, headsAPiece)) {
		for (let person = first; person < end; person++) {
			const own = sumsOfPerson(sums, person);
			if (own.length === 0) continue;
			for (const { standing, weight, day } of counted.rowsOf?.(person, own) ?? own)
				heads.push({ person, place: placeOf(person, day), standing, weight, day, away: -1 });
		}
		yield;
	}
	const { contributions, states } = counted;
	for (const { person, day, away } of yield* excludedBehind(ledger, contributions, departmentCode, states))
		heads.push({ person, place: placeOf(person, day), standing: 'excluded', weight: 1, day, away });
	yield;
	return {
		heads: yield* inOrderSteps(ledger, heads),
		write: (some) => written(ledger, counted, departmentCode, some)
	};
}

const headsAPiece = 4_096;

/** By standing and then by person. */
type Sums = Record<Told, { facts: Int32Array; lastDay: Int32Array }>;

function* sumsOf(ledger: Ledger, counted: FactsCounted, departmentCode: string | null): Steps<Sums> {
	const { count } = ledger.people;
	const none = () => ({ facts: new Int32Array(count), lastDay: new Int32Array(count) });
	const sums: Sums = { counted: none(), missing: none(), pending: none() };
	const isInside = insideTest(ledger, departmentCode);
	for (const rows of counted.contributions)
		for (const [first, end] of pieces(rows.start, rows.end)) {
			for (let row = first; row < end; row++) {
				const chain = rows.membership[row]!;
				if (chain <= 0 || !isInside(chain) || !counted.states(rows, row)) continue;
				const standing = counted.standingOf(rows, row);
				if (standing !== null) add(sums[standing], rows.person[row]!, rows.day[row]!);
			}
			yield;
		}
	return sums;
}

function add({ facts, lastDay }: Sums[Told], person: number, day: DayNumber): void {
	if (facts[person] === 0 || day > lastDay[person]!) lastDay[person] = day;
	facts[person]! += 1;
}

function sumsOfPerson(sums: Sums, person: number): FactSum[] {
	const own: FactSum[] = [];
	for (const standing of told) {
		const { facts, lastDay } = sums[standing];
		if (facts[person] !== 0) own.push({ standing, weight: facts[person]!, day: lastDay[person]! });
	}
	return own;
}

const peopleAPiece = 256;

function* written(
	ledger: Ledger,
	{ contributions, kinds, states, speaksFor, reasonOf }: FactsCounted,
	departmentCode: string | null,
	some: readonly Head[]
): Steps<Behind[]> {
	const facts = yield* factsInside(ledger, contributions, departmentCode, states, marked(ledger, some));
	const departmentOf = departmentOfDay(ledger);
	const behind: Behind[] = [];
	for (const [first, end] of pieces(0, some.length, peopleAPiece)) {
		for (const { person, standing, weight, day, away } of some.slice(first, end)) {
			const speaking = (facts.get(person) ?? []).filter((fact) => speaksFor(fact, standing));
			const reasons = away >= 0 ? [absenceReason(ledger, kinds[away]!, person, day)] : speaking.map(reasonOf);
			behind.push({ ...named(ledger, departmentOf(person, day), person), standing, reasons, weight });
		}
		yield;
	}
	return behind;
}
