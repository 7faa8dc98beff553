import { type Ledger, type TreeDay } from '$lib/domain/ledger';
import { type Attainment } from './attainment';
import { type Population } from './population';
import { type PopulationRule } from '$lib/domain/plan';

/** People counted: with it, all, and those who would have it if 確認待ち counted. */
export type Count = { numerator: number; denominator: number; pending: number };

/** Counts by place in the day's tree, and of the whole body. */
export type Tally = { tree: TreeDay; overall: Count; own: Count[]; total: Count[] };

const nobody = (): Count => ({ numerator: 0, denominator: 0, pending: 0 });

/** Counts a population by department: `own` people, and `total` with everything below. */
export function tally(
	ledger: Ledger,
	population: Population,
	attainment: Attainment,
	posts: PopulationRule['posts']
): Tally {
	const { tree } = population;
	const result: Tally = {
		tree,
		overall: nobody(),
		own: tree.departments.map(nobody),
		total: tree.departments.map(nobody)
	};
	const seen = new Int32Array(tree.departments.length).fill(-1);
	for (let person = 0; person < population.member.length; person++) {
		if (population.member[person] === 0) continue;
		const has = attainment[person]!;
		add(result.overall, has);
		if (posts === 'primary') addTo(result.own, population.place[person]!, has);
		else for (const place of placesOf(ledger, population, person)) countOnce(result, place, person, has, seen);
	}
	if (posts === 'primary') rollUp(result);
	return result;
}

function add(count: Count, has: number): void {
	count.denominator += 1;
	if (has === 2) count.numerator += 1;
	else if (has === 1) count.pending += 1;
}

function addTo(counts: Count[], place: number, has: number): void {
	const count = counts[place];
	if (count) add(count, has);
}

/** With one department a person, a total is the sum of the totals below and of one's own; children stand after their parents. */
function rollUp({ tree, own, total }: Tally): void {
	for (let place = own.length - 1; place >= 0; place--) {
		merge(total[place]!, own[place]!);
		const above = total[tree.parent[place]!];
		if (above) merge(above, total[place]!);
	}
}

function merge(into: Count, from: Count): void {
	into.numerator += from.numerator;
	into.denominator += from.denominator;
	into.pending += from.pending;
}

/** With 兼務 a person may stand below one department in several places and still counts once in its total. */
function countOnce({ tree, own, total }: Tally, place: number, person: number, has: number, seen: Int32Array): void {
	addTo(own, place, has);
	for (let above = place; above >= 0 && seen[above] !== person; above = tree.parent[above]!) {
		seen[above] = person;
		addTo(total, above, has);
	}
}

/** The places of the departments of every post a person holds on the day, each once. */
export function placesOf(ledger: Ledger, { tree, day }: Population, person: number): Set<number> {
	const { start, from, to, department } = ledger.posts;
	const places = new Set<number>();
	for (let row = start[person]!; row < start[person + 1]!; row++)
		if (from[row]! <= day && day <= to[row]!) places.add(tree.places[department[row]!]!);
	places.delete(-1);
	return places;
}
