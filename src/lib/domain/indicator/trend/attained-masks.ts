import { type Ledger } from '$lib/domain/ledger';
import { acceptedCodes } from '$lib/domain/qualification';
import { type CourseRule, type QualificationRule } from '$lib/domain/plan';
import { maskBetween, type DayMask, type SweepDays } from './day-masks';
import { pieces, type Steps } from '../steps';
import { type CourseStretches, type Stretch } from './stretches';

/** By person the days on which they have done it, and on which they would have if 確認待ち records counted as 確認済. */
export type AttainedMasks = { confirmed: Int32Array; known: Int32Array };

/** Who satisfies the courses on which days. @param found the courses that have records, each once */
export function* trainedMasks(
	people: number,
	courses: CourseRule,
	found: readonly CourseStretches[]
): Steps<AttainedMasks> {
	if ('allOf' in courses) return yield* inEach(people, new Set(courses.allOf).size, found);
	const levels = [noneAttained(people)];
	for (const course of found) yield* raise(levels, course, courses.atLeast);
	// Where nobody has done it often enough, there is no such level.
	return levels[courses.atLeast - 1] ?? noneAttained(people);
}

/** One completion of every course. */
function* inEach(people: number, asked: number, found: readonly CourseStretches[]): Steps<AttainedMasks> {
	if (found.length < asked) return noneAttained(people);
	const all = { confirmed: new Int32Array(people).fill(-1), known: new Int32Array(people).fill(-1) };
	for (const course of found) {
		const one = [noneAttained(people)];
		yield* raise(one, course, 1);
		for (let person = 0; person < people; person++) {
			all.confirmed[person]! &= one[0]!.confirmed[person]!;
			all.known[person]! &= one[0]!.known[person]!;
		}
		yield;
	}
	return all;
}

/** Takes in the rows of a course. Level n - 1 holds the days on which somebody has done it n times. */
function* raise(
	levels: AttainedMasks[],
	{ columns: { person, weight }, membership, stretches }: CourseStretches,
	atLeast: number
): Steps<void> {
	const [{ confirmed, known }] = levels as [AttainedMasks];
	for (const { start, end, mask } of stretches)
		for (const [from, to] of pieces(start, end)) {
			for (let row = from; row < to; row++) {
				if (membership !== null && membership[row]! <= 0) continue;
				const who = person[row]!;
				if (atLeast > 1) {
					again(levels, who, mask, weight[row] === 2, atLeast);
					continue;
				}
				known[who]! |= mask;
				if (weight[row] === 2) confirmed[who]! |= mask;
			}
			yield;
		}
}

/** Once more on these days: those of a level that were there before are carried to the next. */
function again(levels: AttainedMasks[], who: number, mask: DayMask, isConfirmed: boolean, atLeast: number): void {
	let [known, confirmed] = [mask, isConfirmed ? mask : 0];
	for (let level = 0; level < atLeast && known !== 0; level++) {
		const at = (levels[level] ??= noneAttained(levels[0]!.known.length));
		const before = { known: at.known[who]!, confirmed: at.confirmed[who]! };
		at.known[who]! |= known;
		at.confirmed[who]! |= confirmed;
		known &= before.known;
		confirmed &= before.confirmed;
	}
}

/** Who holds an accepted qualification on which days. */
export function heldMasks(ledger: Ledger, rule: QualificationRule, days: SweepDays): AttainedMasks {
	const { confirmed, known } = noneAttained(ledger.people.count);
	for (const code of acceptedCodes(ledger.catalogue, rule.anyOf, rule.acceptHigher))
		for (const { person, from, expiresOn, weight } of ledger.holdings.get(code) ?? []) {
			if (weight === 0) continue;
			const mask = maskBetween(days, from, expiresOn - 1);
			known[person]! |= mask;
			if (weight === 2) confirmed[person]! |= mask;
		}
	return { confirmed, known };
}

export function noneAttained(people: number): AttainedMasks {
	return { confirmed: new Int32Array(people), known: new Int32Array(people) };
}

/** How many rows of a stretch there are of each sort; `sortOf` gives the number of the sort, below `sorts`. */
export function* rowsBySort(
	{ start, end }: Stretch,
	sorts: number,
	sortOf: (row: number) => number
): Steps<Int32Array> {
	const rows = new Int32Array(sorts);
	for (const [from, to] of pieces(start, end)) {
		for (let row = from; row < to; row++) rows[sortOf(row)]! += 1;
		yield;
	}
	return rows;
}
