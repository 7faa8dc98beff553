import { type CivilDate } from '$lib/domain/calendar';
import { allSteps, type Head, inOrderSteps, named, standingOf } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Coverage } from '../coverage';
import { type RequirementStanding, standingIn } from '../standing';

/** One of the section's people with where they stand with each requirement; null where it is not about them. */
export type SectionPerson = {
	staffNumber: string;
	name: string;
	kana: string | null;
	departmentCode: string;
	departmentName: string;
	standings: (RequirementStanding | null)[];
};

/** 所属の状況: the section's people × those of the year's requirements that are about one of them, in the order of the coverages. */
export type SectionView = {
	requirements: { id: number; name: string; dueOn: CivilDate }[];
	people: SectionPerson[];
};

/**
 * Everybody with their 本務 in one of these departments whom one of the requirements is about, in 機構順 and by kana. Requirements that are
 * about none of them are left out.
 *
 * @param coverages of all the year's requirements, of one day
 * @param departments codes; those below are not meant
 */
export function sectionView(
	ledger: Ledger,
	coverages: readonly Coverage[],
	departments: ReadonlySet<string>,
	today: CivilDate
): SectionView {
	const [first] = coverages;
	if (!first) return { requirements: [], people: [] };
	const { tree } = first.figure.tally;
	const heads = headsIn(ledger, coverages, departments);
	const some = coverages.filter(({ figure }) => heads.some(({ person }) => standingOf(figure, person) !== null));
	const people = heads.map(({ person, place }) => ({
		...named(ledger, tree.departments[place], person),
		standings: some.map((coverage) => standingIn(ledger, coverage, person, today))
	}));
	return { requirements: some.map(({ requirement: { id, name, dueOn } }) => ({ id, name, dueOn })), people };
}

function headsIn(ledger: Ledger, coverages: readonly Coverage[], departments: ReadonlySet<string>): Head[] {
	const { posts } = ledger;
	const [{ asOf, figure }] = coverages as [Coverage];
	const heads: Head[] = [];
	for (const row of ledger.primaryPostsOn(asOf)) {
		const [person, place] = [posts.person[row]!, figure.tally.tree.places[posts.department[row]!]!];
		if (place < 0 || !departments.has(figure.tally.tree.departments[place]!.code)) continue;
		const standing = coverages.map((one) => standingOf(one.figure, person)).find((one) => one !== null);
		if (standing) heads.push({ person, place, standing, weight: 1, day: 0, away: -1 });
	}
	return allSteps(inOrderSteps(ledger, heads));
}
