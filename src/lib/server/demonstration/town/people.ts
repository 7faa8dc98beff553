import type { DayNumber } from '$lib/domain/calendar';
import { type Category, isAdministrative } from './categories';

/** A post over days; `to` is its last day, null while open. */
export type Post = {
	department: string;
	category: Category;
	rank: string;
	/** whether it is the post of the 部長 or 課長 */
	head: boolean;
	from: DayNumber;
	to: DayNumber | null;
};

export type Absence = { kind: string; from: DayNumber; to: DayNumber };

/** One employment, with everything that happens in it. */
export type Person = {
	staffNumber: string;
	name: string;
	kana: string;
	/** blank for most */
	formerName: string;
	hiredOn: DayNumber;
	/** last day employed, null while employed */
	leftOn: DayNumber | null;
	/** 本務, oldest first, never two on one day */
	posts: Post[];
	/** 兼務 */
	concurrentPosts: Post[];
	absences: Absence[];
	/** stays in the place where the story needs it: never moves, never leaves, is never on leave */
	settled: boolean;
	/** the title of the sign-in this person has, null for nearly everybody */
	signIn: string | null;
};

/** Absences in which the plans count nobody. */
const excludedKinds = ['育児休業', '休職'];

/** The 本務 of the day, null when there is none or the person has left. */
export function postOn(person: Person, day: DayNumber): Post | null {
	return person.posts.find((post) => post.from <= day && (post.to === null || day <= post.to)) ?? null;
}

/** On 育児休業 or 休職 that day. */
export function isAway(person: Person, day: DayNumber): boolean {
	return person.absences.some(
		(absence) => excludedKinds.includes(absence.kind) && absence.from <= day && day <= absence.to
	);
}

/** 常勤の一般行政職 of the day who are not on leave: the population of 洲本市's and the town's own DX figure. */
export function isCounted(person: Person, day: DayNumber): boolean {
	const post = postOn(person, day);
	return post !== null && isAdministrative(post.category) && !isAway(person, day);
}

/** The people by whatever the function says of each; those of whom it says null are left out. */
export function peopleBy<Key>(people: readonly Person[], keyOf: (person: Person) => Key | null): Map<Key, Person[]> {
	const groups = new Map<Key, Person[]>();
	for (const person of people) {
		const key = keyOf(person);
		if (key === null) continue;
		const group = groups.get(key);
		if (group) group.push(person);
		else groups.set(key, [person]);
	}
	return groups;
}
