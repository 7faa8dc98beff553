import { type Ledger, type TreeDay } from '$lib/domain/ledger';
import { type PopulationRule } from '$lib/domain/plan';
import { headsAt, headsOf, headTable } from '../people/head-table';
import { placesOf, primaryPlaceOf, withEverythingAbove } from '../population/places';
import { type Population } from '../population/population';
import { type LeftOut } from './narrowing';
import { isMember, standingNumber, type Standings } from './standing';

/** People counted: with it, all, and those who would have it if 確認待ち counted. */
export type Count = { numerator: number; denominator: number; pending: number };

/** Counts by place in the day's tree, and of the whole body: `own` people, and `total` with everything below. */
export type Tally = { tree: TreeDay; overall: Count; own: Count[]; total: Count[]; excluded: Exclusion[] };

/** How many pass every other filter but are away or left out, under the reason that stands first; those with nobody are not told. */
export type Exclusion = { reason: string; count: number };

/** Counts a population by department. */
export function tally(
	ledger: Ledger,
	population: Population,
	stands: Standings,
	rule: PopulationRule,
	leftOut: readonly LeftOut[] = []
): Tally {
	const { tree } = population;
	const kinds = exclusionReasons(rule, leftOut);
	const table = headTable(ledger, population, stands, standingNumber.excluded + kinds.length);
	const own = tree.departments.map((_, place) => count((standing) => headsAt(table, place, standing)));
	const total = rolledUp(tree, own);
	if (rule.posts === 'each') addConcurrent(ledger, population, stands, own, total);
	const excluded = kinds.map((reason, kind) => ({ reason, count: headsOf(table, standingNumber.excluded + kind) }));
	return {
		...{ tree, own, total },
		overall: count((standing) => headsOf(table, standing)),
		excluded: excluded.filter(({ count }) => count > 0)
	};
}

/** The reasons for which somebody can be excluded, by the place that `exclusionOf` tells. */
export function exclusionReasons(rule: PopulationRule, leftOut: readonly LeftOut[]): string[] {
	return [...rule.excludeAbsences, ...leftOut.map(({ reason }) => reason)];
}

function count(heads: (standing: number) => number): Count {
	const [numerator, pending] = [heads(standingNumber.counted), heads(standingNumber.pending)];
	return { numerator, denominator: numerator + pending + heads(standingNumber.missing), pending };
}

/** With one department a person, a total is the sum of the totals below and of one's own; children stand after their parents. */
function rolledUp({ parent }: TreeDay, own: readonly Count[]): Count[] {
	const total = own.map((one) => ({ ...one }));
	for (let place = total.length - 1; place >= 0; place--) {
		const above = total[parent[place]!];
		if (above) merge(above, total[place]!);
	}
	return total;
}

function merge(into: Count, from: Count): void {
	into.numerator += from.numerator;
	into.denominator += from.denominator;
	into.pending += from.pending;
}

/** 兼務: where a person counts beside the 本務, and above that, each department once. Few hold one, so it is done person by person. */
function addConcurrent(ledger: Ledger, population: Population, stands: Standings, own: Count[], total: Count[]): void {
	const { concurrent, person } = ledger.posts;
	for (const who of new Set(concurrent.map((row) => person[row]!))) {
		if (!isMember({ stands }, who)) continue;
		const one = count((standing) => (stands[who] === standing ? 1 : 0));
		const main = [primaryPlaceOf(ledger, population, who)];
		const places = placesOf(ledger, population, who);
		addBeside(own, places, new Set(main), one);
		addBeside(total, withEverythingAbove(population, places), withEverythingAbove(population, main), one);
	}
}

function addBeside(counts: Count[], places: Set<number>, counted: Set<number>, one: Count): void {
	for (const place of places) if (!counted.has(place)) merge(counts[place]!, one);
}
