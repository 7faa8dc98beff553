import { countThrough, type Ledger, withEverythingBelow } from '$lib/domain/ledger';
import { type PopulationRule } from '$lib/domain/plan';
import { type Filter, wordFilters } from '../population/population';
import { type DayMask, maskBetween, type SweepDays } from './day-masks';
import { pieces, type Steps } from '../steps';

/** By person the days on which they are one of the population: what `populationOn` tells of one day, for all of them in one pass. */
export function* memberMasks(ledger: Ledger, rule: PopulationRule, days: SweepDays): Steps<Int32Array> {
	const { posts, people } = ledger;
	const members = new Int32Array(people.count);
	const filters = { words: wordFilters(posts, rule), inside: departmentMasks(ledger, rule.departments, days) };
	for (const [first, end] of pieces(0, countThrough(posts.from, days.numbers.at(-1) ?? -Infinity))) {
		addPosts(members, ledger, days, filters, first, end);
		yield;
	}
	if (rule.roles.length > 0) keep(members, roleMasks(ledger, rule.roles, days));
	if (rule.excludeAbsences.length > 0) yield* leaveOut(members, ledger, rule.excludeAbsences, days);
	return members;
}

type Filters = { words: readonly Filter[]; inside: Int32Array | null };

function addPosts(
	members: Int32Array,
	{ posts: { person, from, to, primary, department } }: Ledger,
	days: SweepDays,
	{ words, inside }: Filters,
	first: number,
	end: number
): void {
	const [begin = Infinity] = days.numbers;
	for (let row = first; row < end; row++) {
		if (to[row]! < begin || primary[row] !== 1 || !passes(words, row)) continue;
		const mask = maskBetween(days, from[row]!, to[row]!);
		members[person[row]!]! |= inside === null ? mask : mask & inside[department[row]!]!;
	}
}

function passes(filters: readonly Filter[], row: number): boolean {
	for (const { column, passing } of filters) if (passing[column[row]!] !== 1) return false;
	return true;
}

/** By the number of a department the days on which it is one of these or below one; null where all are meant. */
function departmentMasks({ treeOn, posts }: Ledger, codes: readonly string[], { dates }: SweepDays): Int32Array | null {
	if (codes.length === 0) return null;
	const masks = new Int32Array(posts.departments.size);
	dates.forEach((date, place) => {
		const tree = treeOn(date);
		const reached = withEverythingBelow(tree, codes);
		tree.places.forEach((at, number) => (masks[number]! |= reached[at] === 1 ? 1 << place : 0));
	});
	return masks;
}

function roleMasks({ appointments, people }: Ledger, roles: readonly string[], days: SweepDays): Int32Array {
	const masks = new Int32Array(people.count);
	for (const role of new Set(roles))
		for (const { person, from, to } of appointments.get(role) ?? []) masks[person]! |= maskBetween(days, from, to);
	return masks;
}

function keep(members: Int32Array, masks: Int32Array): void {
	for (let person = 0; person < members.length; person++) members[person]! &= masks[person]!;
}

function* leaveOut(members: Int32Array, { absences }: Ledger, kinds: readonly string[], days: SweepDays): Steps<void> {
	const asked = Uint8Array.from(absences.kinds.words, (word) => (word !== null && kinds.includes(word) ? 1 : 0));
	for (const [first, end] of pieces(0, absences.kind.length)) {
		for (let row = first; row < end; row++) {
			if (asked[absences.kind[row]!] !== 1) continue;
			const away: DayMask = maskBetween(days, absences.from[row]!, absences.to[row]!);
			members[absences.person[row]!]! &= ~away;
		}
		yield;
	}
}
