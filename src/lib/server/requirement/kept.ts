import { type Steps } from '$lib/domain/indicator';
import { type Ledger, type Posts } from '$lib/domain/ledger';
import { type StoredRequirement } from './rows';

type Kept<T> = { requirement: StoredRequirement; grounds: readonly unknown[]; value: T };

/** The requirements of a year or two, on a day or two; each of a large city takes a quarter of a megabyte. */
const mostKept = 48;

/**
 * What is computed from a requirement, kept for as long as nothing was written that it depends on, also over newer ledgers: the records
 * of its courses, people, posts and absences, roles, its own row and its exemptions.
 */
export class KeptByGround<T> {
	readonly #kept = new WeakMap<Posts, Map<string, Kept<T>>>();

	/** @param key says of which requirement, version, exemptions and days; what was not committed has no key and is not to be kept */
	*steps(ledger: Ledger, requirement: StoredRequirement, key: string, make: () => Steps<T>): Steps<T> {
		const all = this.#kept.get(ledger.posts) ?? new Map<string, Kept<T>>();
		this.#kept.set(ledger.posts, all);
		const grounds = groundsOf(ledger, requirement);
		const known = all.get(key);
		if (known && isSame(known.grounds, grounds)) return known.value;
		const value = yield* make();
		forget(all, ledger);
		if (all.size >= mostKept) all.delete(all.keys().next().value!);
		all.set(key, { requirement, grounds, value });
		return value;
	}
}

/** What another record has made old would only hold the memory of what it was computed from. */
function forget<T>(all: Map<string, Kept<T>>, ledger: Ledger): void {
	for (const [key, { requirement, grounds }] of all)
		if (!isSame(grounds, groundsOf(ledger, requirement))) all.delete(key);
}

/** Of a newer ledger these are the same objects where nothing was written. */
function groundsOf(ledger: Ledger, { rule: { courses } }: StoredRequirement): readonly unknown[] {
	const codes = 'allOf' in courses ? courses.allOf : courses.anyOf;
	const { posts, people, absences, appointments } = ledger;
	return [posts, people, absences, appointments, ledger.courses, ...codes.map((code) => ledger.completions.get(code))];
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
	return one.length === other.length && one.every((part, place) => part === other[place]);
}
