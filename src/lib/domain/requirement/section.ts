import { type CivilDate } from '$lib/domain/calendar';
import { headRoles } from '$lib/domain/appointment';
import { dayNumber, type Ledger, type TreeDay } from '$lib/domain/ledger';
import { type Coverage } from './coverage';

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
 * The sections of a day, in 機構順: of every department whose own people somebody asks.
 *
 * @param coverages of all the year's requirements, of one day
 * @param confirmed codes of the sections that have confirmed this year: they stay sections while their head's place is vacant
 */
export function sectionsOn(ledger: Ledger, coverages: readonly Coverage[], confirmed: ReadonlySet<string>): Section[] {
	const [first] = coverages;
	if (!first) return [];
	const { tree } = first.figure.tally;
	const heads = headsOn(ledger, tree, first.asOf);
	const isSection = (place: number) => heads.has(place) || confirmed.has(tree.departments[place]!.code);
	const sections = new Map<number, Section>();
	tree.departments.forEach(({ code }, place) => {
		if (!coverages.some(({ figure }) => figure.tally.own[place]!.denominator > 0)) return;
		const at = nearest(tree, place, isSection);
		const section = sections.get(at) ?? { ...named(tree, at), departments: [], heads: heads.get(at) ?? [] };
		section.departments.push(code);
		sections.set(at, section);
	});
	return [...sections].sort(([one], [other]) => one - other).map(([, section]) => section);
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

/** By place the names of those who head the department on the day. */
function headsOn({ appointments, people }: Ledger, tree: TreeDay, asOf: CivilDate): Map<number, string[]> {
	const day = dayNumber(asOf);
	const heads = new Map<number, string[]>();
	for (const role of headRoles)
		for (const { person, from, to, appointment } of appointments.get(role) ?? []) {
			const place = tree.placeOf(appointment.departmentCode);
			if (place === undefined || from > day || to < day) continue;
			if (people.hiredOn[person]! > day || people.leftOn[person]! < day) continue;
			const names = new Set(heads.get(place)).add(people.staff[person]!.name);
			heads.set(place, [...names]);
		}
	return heads;
}
