import { type Ledger, type TreeDay } from '$lib/domain/ledger';
import { type Coverage } from '../coverage';
import { headsOn } from './heads';

/**
 * 所属 whose 管理者 confirms: the department of a head, with those below that have people asked and no head of their own. Where nobody
 * above is a head either, the department stands for itself.
 */
export type Section = {
	code: string;
	name: string;
	/** the departments whose own people are confirmed here, in 機構順 */
	departments: string[];
	/** the names of its heads on the day; nobody where none is appointed */
	heads: string[];
};

/**
 * The sections of a day, in 機構順: of every department whose own people somebody asks. People of a department where all are left out
 * belong to the nearest section above, if there is one.
 *
 * @param coverages of all the year's requirements, of one day
 * @param confirmed codes of the sections that have confirmed this year: they stay sections while their head's place is vacant
 */
export function sectionsOn(ledger: Ledger, coverages: readonly Coverage[], confirmed: ReadonlySet<string>): Section[] {
	const [first] = coverages;
	if (!first) return [];
	const { tree } = first.figure.tally;
	const heads = headsOn(ledger, first.asOf);
	const isSection = (place: number) => heads.has(place) || confirmed.has(tree.departments[place]!.code);
	const standing = standingPlaces(ledger, coverages);
	const isAsked = (place: number) => coverages.some(({ figure }) => figure.tally.own[place]!.denominator > 0);
	const made = new Set(standing.filter(isAsked).map((place) => nearest(tree, place, isSection)));
	const departments = new Map([...made].map((place): [number, string[]] => [place, []]));
	for (const place of standing) {
		const at = isAsked(place) ? nearest(tree, place, isSection) : nearest(tree, place, (one) => made.has(one));
		departments.get(at)?.push(tree.departments[place]!.code);
	}
	const names = (place: number) => [...(heads.get(place) ?? [])].map((person) => ledger.people.staff[person]!.name);
	return [...departments]
		.sort(([one], [other]) => one - other)
		.map(([place, codes]) => ({ ...named(tree, place), departments: codes, heads: [...new Set(names(place))] }));
}

/** The departments in which somebody stands anywhere, also left out, in 機構順. */
function standingPlaces(ledger: Ledger, coverages: readonly Coverage[]): number[] {
	const [{ asOf, figure }] = coverages as [Coverage];
	const { person, department } = ledger.posts;
	const places = new Set<number>();
	for (const row of ledger.primaryPostsOn(asOf))
		if (coverages.some((one) => one.figure.stands[person[row]!] !== 0))
			places.add(figure.tally.tree.places[department[row]!]!);
	return [...places].filter((place) => place >= 0).sort((one, other) => one - other);
}

/** The place itself or the nearest above that is a section; itself where none is. */
function nearest({ parent }: TreeDay, place: number, isSection: (place: number) => boolean): number {
	for (let at = place; at >= 0; at = parent[at]!) if (isSection(at)) return at;
	return place;
}

function named({ departments }: TreeDay, place: number) {
	const { code, name } = departments[place]!;
	return { code, name };
}
