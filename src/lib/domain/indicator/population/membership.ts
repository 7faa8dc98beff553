import { type DayNumber } from '$lib/domain/calendar';
import { type Absences, type Ledger, primaryPostOf } from '$lib/domain/ledger';
import { type PopulationRule } from '$lib/domain/plan';
import { type Chains, chainsOf } from './chains';
import { departmentFilter, wordFilters } from './population';

/**
 * Where a person stands with a population on a day: above 0 the number of the chain of departments in which they count; below 0 away,
 * -1 - the place of the kind in `excludeAbsences`; 0 none of the people.
 */
export type Membership = number;

/** Tells of any person and day how they stand with a population: for facts that count on the day they happened. */
export function membershipOf(ledger: Ledger, rule: PopulationRule): (person: number, day: DayNumber) => Membership {
	const { posts } = ledger;
	const chains = chainsOf(ledger);
	const words = wordFilters(posts, rule);
	const isInside = departmentTest(chains, rule.departments);
	const holdsRole = roleTest(ledger, rule.roles);
	const awayAs = absenceTest(ledger.absences, rule.excludeAbsences);
	return (person, day) => {
		const post = primaryPostOf(posts, person, day);
		if (post < 0) return 0;
		for (const { column, passing } of words) if (passing[column[post]!] !== 1) return 0;
		const [stretch, department] = [chains.stretchOf(day), posts.department[post]!];
		if (!isInside(stretch, department) || !holdsRole(person, day)) return 0;
		const kind = awayAs(person, day);
		return kind >= 0 ? -1 - kind : chains.chainIn(stretch, department);
	};
}

function departmentTest({ treeIn }: Chains, codes: readonly string[]) {
	if (codes.length === 0) return () => true;
	const passing: Uint8Array[] = [];
	return (stretch: number, department: number) => {
		if (stretch === 0) return false;
		return (passing[stretch] ??= departmentFilter(treeIn(stretch), codes)!)[department] === 1;
	};
}

function roleTest({ appointments }: Ledger, roles: readonly string[]) {
	if (roles.length === 0) return () => true;
	const held = new Map<number, { from: DayNumber; to: DayNumber }[]>();
	for (const role of new Set(roles))
		for (const fact of appointments.get(role) ?? []) {
			const some = held.get(fact.person);
			if (some) some.push(fact);
			else held.set(fact.person, [fact]);
		}
	return (person: number, day: DayNumber) =>
		held.get(person)?.some(({ from, to }) => from <= day && day <= to) ?? false;
}

/** The place of the kind under which somebody is away: of several at once the one that stands first; -1 is there. */
function absenceTest({ start, from, to, kind, kinds }: Absences, asked: readonly string[]) {
	if (asked.length === 0) return () => -1;
	const ranks = kinds.words.map((word) => (word === null ? -1 : asked.indexOf(word)));
	return (person: number, day: DayNumber) => {
		let first = -1;
		for (let row = start[person]!; row < start[person + 1]!; row++) {
			const rank = ranks[kind[row]!]!;
			if (rank < 0 || from[row]! > day || to[row]! < day) continue;
			if (first < 0 || rank < first) first = rank;
		}
		return first;
	};
}
