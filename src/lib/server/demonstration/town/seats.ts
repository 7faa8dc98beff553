import { cast, type Part, VISITED_SECTION } from '../cast';
import { type Category, isAdministrative } from './categories';
import { depthOf, DX_SECTION, sectionOf, TRAINED_SECTION, UNTRAINED_SECTION } from './departments';
import { furtherUnits } from './further-departments';
import type { Person } from './people';
import { type Setting, USUAL_STAFF } from '../setting';
import { usualPosts } from './usual-posts';

/** A place in the town that one person at a time fills. People change; places stay. */
export type Seat = {
	department: string;
	category: Category;
	/** the place of the 部長 or 課長 */
	head: boolean;
	/** the sign-in that sits here for good */
	part: Part | null;
	/** whoever sits here neither moves nor leaves */
	settled: boolean;
	person: Person | null;
};

/** Sections whose people are needed in the same number at any time. */
const smallSections = [UNTRAINED_SECTION, TRAINED_SECTION, DX_SECTION];

/** Every place there is when the town begins. */
export function seatsOf(setting: Setting): Seat[] {
	const seats = [...usualSeats(Math.min(1, setting.staff / USUAL_STAFF))];
	return [...seats, ...furtherSeats(setting, seats)];
}

/** Whether this section keeps its people whatever happens elsewhere. */
export function isSmallSection(department: string): boolean {
	return smallSections.includes(department);
}

function usualSeats(share: number): Seat[] {
	return Object.entries(usualPosts).flatMap(([department, posts]) => departmentSeats(department, posts, share));
}

function departmentSeats(department: string, posts: Partial<Record<Category, number>>, share: number): Seat[] {
	const all = Object.entries(posts) as [Category, number][];
	const seats = all.flatMap(([category, count]) =>
		Array.from({ length: shrunk(department, category, count, share) }, () => seat(department, category))
	);
	return withCast(withHead(seats), department);
}

/** A town smaller than the usual one keeps the places the story needs. */
function shrunk(department: string, category: Category, count: number, share: number): number {
	if (isSmallSection(department) || category === 'special') return count;
	const least = department === VISITED_SECTION ? 6 : Math.min(count, 2);
	return Math.max(isAdministrative(category) ? least : 0, Math.round(count * share));
}

function seat(department: string, category: Category): Seat {
	const frozen = department === TRAINED_SECTION || department === UNTRAINED_SECTION;
	const settled = frozen || (department === DX_SECTION && category === 'fixedTerm');
	return { department, category, head: false, part: null, settled, person: null };
}

/** The first administrative place of a 部 or 課 is its head's. */
function withHead(seats: Seat[]): Seat[] {
	const first = seats.find((candidate) => isAdministrative(candidate.category));
	return first && depthOf(first.department) < 3 ? [{ ...first, head: true }, ...without(seats, first)] : seats;
}

function withCast(seats: Seat[], department: string): Seat[] {
	for (const part of cast.filter((candidate) => candidate.department === department)) {
		const free = seats.find((one) => isAdministrative(one.category) && one.head === part.head && !one.part);
		if (free) Object.assign(free, { part, settled: true });
	}
	return seats;
}

function without(seats: Seat[], one: Seat): Seat[] {
	return seats.filter((candidate) => candidate !== one);
}

/** What a larger town has beside the usual one: a head for each further 部 and 課, the rest dealt out in the usual mix. */
function furtherSeats(setting: Setting, usual: Seat[]): Seat[] {
	const units = furtherUnits(setting.staff);
	const divisions = units.filter((unit) => depthOf(unit.code) === 1);
	const others = units.filter((unit) => depthOf(unit.code) > 1);
	const heads = [...divisions, ...others.filter((unit) => sectionOf(unit.code) === unit.code)].map((unit) => ({
		...seat(unit.code, 'administrative'),
		head: true
	}));
	const places = others.length > 0 ? others.map((unit) => unit.code) : visitedPlaces(usual);
	return [...heads, ...dealt(setting.staff - usual.length - heads.length, places, mixOf(usual))];
}

/** Where the few people of a town only a little larger than the usual one go. */
function visitedPlaces(usual: Seat[]): string[] {
	return [...new Set(usual.filter((one) => depthOf(one.department) === 2).map((one) => one.department))].filter(
		(department) => !isSmallSection(department)
	);
}

function mixOf(usual: Seat[]): Category[] {
	return usual.map((one) => one.category).filter((category) => category !== 'special');
}

function dealt(count: number, places: string[], mix: Category[]): Seat[] {
	// 167 is a prime, so the stride visits the whole mix evenly
	return Array.from({ length: Math.max(0, count) }, (_, index) =>
		seat(places[index % places.length] as string, mix[(index * 167) % mix.length] as Category)
	);
}
