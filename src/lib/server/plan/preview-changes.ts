import { type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import { type ChangeKind, changeKinds, type Changes } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { reachedBy } from '../indicator/people';

export type ChangedPerson = { staffNumber: string; name: string; department: string };

/** What changes in one way: how many, in which departments, and those whose names the viewer may see. */
export type PreviewedChange = {
	kind: ChangeKind;
	count: number;
	/** by the 本務 of the day, in 機構順; of a coverage the departments themselves, each 1 */
	departments: { name: string; count: number }[];
	/** the first of them; empty for departments, and where no name is the viewer's to see */
	people: ChangedPerson[];
	/** whether some of the names are not shown: there are too many, or they are not the viewer's to see */
	partial: boolean;
};

export type PreviewedChanges = { unit: '人' | '所属'; changes: PreviewedChange[] };

/** More names than this nobody reads before saving. */
const namesShown = 200;

/** The changes as a page shows them; kinds with nobody are left out. */
export function previewChanges(ledger: Ledger, viewer: Viewer, on: CivilDate, changes: Changes): PreviewedChanges {
	const kinds = changeKinds.filter((kind) => changes[kind].length > 0);
	if (changes.of === 'departments') {
		const { departments } = ledger.treeOn(on);
		const named = (kind: ChangeKind) => changes[kind].map((place) => ({ name: departments[place]!.name, count: 1 }));
		return { unit: '所属', changes: kinds.map((kind) => ofDepartments(kind, named(kind))) };
	}
	const placeOf = placesOn(ledger, on);
	const isReached = reachedBy(ledger, viewer);
	return {
		unit: '人',
		changes: kinds.map((kind) => ofPeople(ledger, on, { kind, people: changes[kind] }, placeOf, isReached))
	};
}

function ofDepartments(kind: ChangeKind, departments: PreviewedChange['departments']): PreviewedChange {
	return { kind, count: departments.length, departments, people: [], partial: false };
}

function ofPeople(
	ledger: Ledger,
	on: CivilDate,
	{ kind, people }: { kind: ChangeKind; people: readonly number[] },
	placeOf: Int32Array,
	isReached: (staffNumber: string) => boolean
): PreviewedChange {
	const { departments } = ledger.treeOn(on);
	const nameAt = (place: number) => departments[place]?.name ?? '本務なし';
	const inOrder = people.toSorted((one, other) => order(placeOf[one]!) - order(placeOf[other]!));
	const counts = new Map<number, number>();
	for (const person of inOrder) counts.set(placeOf[person]!, (counts.get(placeOf[person]!) ?? 0) + 1);
	const shown: ChangedPerson[] = [];
	for (const person of inOrder) {
		const { staffNumber, name } = ledger.people.staff[person]!;
		if (shown.length >= namesShown) break;
		if (isReached(staffNumber)) shown.push({ staffNumber, name, department: nameAt(placeOf[person]!) });
	}
	return {
		...{ kind, count: people.length, people: shown, partial: shown.length < people.length },
		departments: [...counts].map(([place, count]) => ({ name: nameAt(place), count }))
	};
}

/** Who has no place on the day comes last. */
function order(place: number): number {
	return place < 0 ? Number.MAX_SAFE_INTEGER : place;
}

/** By person the place of the department of the day's 本務 in the day's tree; -1 without one. */
function placesOn({ posts, people, primaryPostsOn, treeOn }: Ledger, on: CivilDate): Int32Array {
	const { places } = treeOn(on);
	const placeOf = new Int32Array(people.count).fill(-1);
	for (const row of primaryPostsOn(on)) placeOf[posts.person[row]!] = places[posts.department[row]!]!;
	return placeOf;
}
