import { type CivilDate, type DayNumber } from '$lib/domain/calendar';
import {
	type Absences,
	dayNumber,
	type Dictionary,
	type Ledger,
	type Posts,
	type TreeDay,
	withEverythingBelow
} from '$lib/domain/ledger';
import { type PopulationRule } from '$lib/domain/plan';
import { type LeftOut, mostReasons, type Narrowing, noNarrowing } from '../rate/narrowing';

/** Whom a rule is about on a day. */
export type Population = {
	tree: TreeDay;
	day: DayNumber;
	/** the 本務 posts that pass every filter, as rows of the ledger's posts: one for each person */
	posts: Int32Array;
	/** by person: 1 + the place in `excludeAbsences` of the kind of absence they are on, or behind them of those left out; else 0, whether or not they pass a filter */
	away: Uint8Array;
};

/**
 * Everyone employed on the day with a 本務 post that passes every filter; `away` tells who of them does not count. Someone without a
 * 本務 on the day is nowhere.
 */
export function populationOn(
	ledger: Ledger,
	rule: PopulationRule,
	date: CivilDate,
	{ hired, leftOut }: Pick<Narrowing, 'hired' | 'leftOut'> = noNarrowing
): Population {
	const [tree, day] = [ledger.treeOn(date), dayNumber(date)];
	const filters = [...filtersOf(ledger, rule, tree, day), ...hiredFilter(ledger, hired)];
	const posts = filters.reduce(sifted, ledger.primaryPostsOn(date));
	const away = awayOn(ledger.absences, rule.excludeAbsences, day, ledger.people.count);
	leaveOut(away, rule.excludeAbsences.length, leftOut, day);
	return { tree, day, posts, away };
}

/** People hired between two days. */
function hiredFilter({ posts, people }: Ledger, hired: Narrowing['hired']): Filter[] {
	if (hired === null) return [];
	const passing = new Uint8Array(people.count);
	for (let person = 0; person < people.count; person++) {
		const on = people.hiredOn[person]!;
		passing[person] = hired.from <= on && on <= hired.to ? 1 : 0;
	}
	return [{ column: posts.person, passing }];
}

/** @throws RangeError where there are more reasons than a byte can tell apart */
function leaveOut(away: Uint8Array, kinds: number, leftOut: readonly LeftOut[], day: DayNumber): void {
	if (leftOut.length > 0 && kinds + leftOut.length > mostReasons) throw new RangeError('too many reasons to leave out');
	leftOut.forEach(({ spans }, place) => {
		for (const { person, from, to } of spans)
			if (from <= day && day <= to && away[person] === 0) away[person] = 1 + kinds + place;
	});
}

/** A column of the posts, and for each number in it whether that passes (1) or not (0). */
export type Filter = { column: Int32Array; passing: Uint8Array };

/** The rows that pass, in the same order. */
function sifted(rows: Int32Array, { column, passing }: Filter): Int32Array {
	const left = new Int32Array(rows.length);
	let count = 0;
	for (let index = 0; index < rows.length; index++) {
		const row = rows[index]!;
		left[count] = row;
		count += passing[column[row]!]!;
	}
	return left.subarray(0, count);
}

function filtersOf(ledger: Ledger, rule: PopulationRule, tree: TreeDay, day: DayNumber): Filter[] {
	const { person, department } = ledger.posts;
	const filters = [
		{ column: department, passing: departmentFilter(tree, rule.departments) },
		{ column: person, passing: roleHolders(ledger, rule.roles, day) }
	];
	return [...wordFilters(ledger.posts, rule), ...filters.filter(isRestriction)];
}

/** The filters of a post's own words, which are the same on every day. */
export function wordFilters({ employmentType, jobClass, rank, ...words }: Posts, rule: PopulationRule): Filter[] {
	const filters = [
		{
			column: employmentType,
			passing: wordFilter(words.employmentTypes, rule.employmentTypes, rule.notEmploymentTypes)
		},
		{ column: jobClass, passing: wordFilter(words.jobClasses, rule.jobClasses, rule.notJobClasses) },
		{ column: rank, passing: wordFilter(words.ranks, rule.ranks, rule.notRanks) }
	];
	return filters.filter(isRestriction);
}

function isRestriction(filter: { column: Int32Array; passing: Uint8Array | null }): filter is Filter {
	return filter.passing !== null;
}

/** Which words of a dictionary pass; null where all do. A blank passes `not…` and fails a list of wanted words. */
function wordFilter(dictionary: Dictionary, wanted: readonly string[], unwanted: readonly string[]): Uint8Array | null {
	if (wanted.length === 0 && unwanted.length === 0) return null;
	return Uint8Array.from(dictionary.words, (word) => {
		if (wanted.length > 0 && (word === null || !wanted.includes(word))) return 0;
		return word !== null && unwanted.includes(word) ? 0 : 1;
	});
}

/** Which departments pass, by their number: these and all below; one that is not valid on the day does not. Null where all do. */
export function departmentFilter(tree: TreeDay, codes: readonly string[]): Uint8Array | null {
	if (codes.length === 0) return null;
	const reached = withEverythingBelow(tree, codes);
	return Uint8Array.from(tree.places, (place) => reached[place] ?? 0);
}

/** People who hold one of the roles, for any department, on the day; null where roles are no restriction. */
function roleHolders(ledger: Ledger, roles: readonly string[], day: DayNumber): Uint8Array | null {
	if (roles.length === 0) return null;
	const holders = new Uint8Array(ledger.people.count);
	for (const role of roles)
		for (const { person, from, to } of ledger.appointments.get(role) ?? [])
			if (from <= day && day <= to) holders[person] = 1;
	return holders;
}

/** Who is away under which of the kinds: of several at once the one that stands first. */
function awayOn(absences: Absences, kinds: readonly string[], day: DayNumber, people: number): Uint8Array {
	const away = new Uint8Array(people);
	const ranks = absences.kinds.words.map((word) => (word === null ? 0 : kinds.indexOf(word) + 1));
	const { person, from, to, kind } = absences;
	for (let row = 0; row < kind.length; row++) {
		const rank = ranks[kind[row]!]!;
		if (rank === 0 || from[row]! > day || to[row]! < day) continue;
		const known = away[person[row]!]!;
		if (known === 0 || rank < known) away[person[row]!] = rank;
	}
	return away;
}
