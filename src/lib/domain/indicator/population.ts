import { type CivilDate, type DayNumber } from '$lib/domain/calendar';
import {
	type Absences,
	dayNumber,
	type Dictionary,
	type Ledger,
	type TreeDay,
	withEverythingBelow
} from '$lib/domain/ledger';
import { type PopulationRule } from '$lib/domain/plan';

/** The population on a day, by person. */
export type Population = {
	tree: TreeDay;
	day: DayNumber;
	/** 1 where the person belongs to it */
	member: Uint8Array;
	/** the place in the tree of the 本務 department; -1 for whoever passes no filter */
	place: Int32Array;
	/** for whoever passes every filter but is away: 1 + the place of the absence's kind in `excludeAbsences`; else 0 */
	excluded: Uint8Array;
	size: number;
};

/**
 * Everyone employed on the day with a 本務 post that passes every filter, and not on an excluded kind of absence. Someone without a
 * 本務 on the day is nowhere.
 */
export function populationOn(ledger: Ledger, rule: PopulationRule, date: CivilDate): Population {
	const { people, posts } = ledger;
	const [tree, day] = [ledger.treeOn(date), dayNumber(date)];
	const primary = ledger.primaryPostsOn(date);
	const passes = postFilter(ledger, rule, tree);
	const holders = roleHolders(ledger, rule.roles, day);
	const away = rule.excludeAbsences.map((kind) => ledger.absences.kinds.find(kind) ?? -1);
	const member = new Uint8Array(people.count);
	const place = new Int32Array(people.count).fill(-1);
	const excluded = new Uint8Array(people.count);
	let size = 0;
	for (let person = 0; person < people.count; person++) {
		const post = primary[person]!;
		if (post < 0 || (holders !== null && holders[person] === 0) || !passes(post)) continue;
		place[person] = tree.places[posts.department[post]!]!;
		excluded[person] = absenceOn(ledger.absences, person, day, away);
		if (excluded[person] !== 0) continue;
		member[person] = 1;
		size += 1;
	}
	return { tree, day, member, place, excluded, size };
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

function postFilter(ledger: Ledger, rule: PopulationRule, tree: TreeDay): (post: number) => boolean {
	const { posts } = ledger;
	const departments = rule.departments.length > 0 ? withEverythingBelow(tree, rule.departments) : null;
	const allowed = [
		{
			column: posts.employmentType,
			words: wordFilter(posts.employmentTypes, rule.employmentTypes, rule.notEmploymentTypes)
		},
		{ column: posts.jobClass, words: wordFilter(posts.jobClasses, rule.jobClasses, rule.notJobClasses) },
		{ column: posts.rank, words: wordFilter(posts.ranks, rule.ranks, rule.notRanks) }
	].filter((filter): filter is { column: Int32Array; words: Uint8Array } => filter.words !== null);
	return (post) => {
		for (const { column, words } of allowed) if (words[column[post]!] === 0) return false;
		if (departments === null) return true;
		const place = tree.places[posts.department[post]!]!;
		return place >= 0 && departments[place] === 1;
	};
}

/** Which words of a dictionary pass; null where all do. A blank passes `not…` and fails a list of wanted words. */
function wordFilter(dictionary: Dictionary, wanted: readonly string[], unwanted: readonly string[]): Uint8Array | null {
	if (wanted.length === 0 && unwanted.length === 0) return null;
	return Uint8Array.from(dictionary.words, (word) => {
		if (wanted.length > 0 && (word === null || !wanted.includes(word))) return 0;
		return word !== null && unwanted.includes(word) ? 0 : 1;
	});
}

/** 1 + the place in `kinds` of the first one the person is away for on the day; 0 where the person is there. */
function absenceOn(absences: Absences, person: number, day: DayNumber, kinds: readonly number[]): number {
	let first = 0;
	for (let row = absences.start[person]!; row < absences.start[person + 1]!; row++) {
		if (absences.from[row]! > day || absences.to[row]! < day) continue;
		const rank = kinds.indexOf(absences.kind[row]!) + 1;
		if (rank > 0 && (first === 0 || rank < first)) first = rank;
	}
	return first;
}
