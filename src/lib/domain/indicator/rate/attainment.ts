import { type CivilDate, type DayNumber } from '$lib/domain/calendar';
import { type CourseCompletions, dayNumber, type Ledger, placesBetween } from '$lib/domain/ledger';
import { acceptedCodes } from '$lib/domain/qualification';
import { type CourseRule, type QualificationRule, type Window } from '$lib/domain/plan';
import { byMethods } from './narrowing';
import { windowStart } from '../population/window';

/** Per person: 2 has done it, 1 would have if 確認待ち records counted as 確認済, 0 neither. */
export type Attainment = Uint8Array;

/** The completions of one course that lie inside the window: from place `start` up to, but not including, `end`. */
export type CourseWindow = { code: string; columns: CourseCompletions; start: number; end: number };

/**
 * What the rule looks at on the day, course by course; a course without records has no places.
 *
 * @param methods the 実施方法 that count; none is all
 */
export function courseWindows(
	ledger: Ledger,
	courses: CourseRule,
	window: Window,
	asOf: CivilDate,
	methods: readonly string[] = []
): CourseWindow[] {
	const codes = new Set('allOf' in courses ? courses.allOf : courses.anyOf);
	return [...codes].flatMap((code) => {
		const [all, course] = [ledger.completions.get(code), ledger.courses.get(code)];
		if (!all || !course) return [];
		const columns = byMethods(all, methods, ledger.methods);
		return { code, columns, ...placesBetween(columns, windowStart(window, course, asOf), dayNumber(asOf)) };
	});
}

/** Who satisfies the courses with completions inside the window, of the accepted 実施方法 (none: of all). */
export function trainingAttainment(
	ledger: Ledger,
	courses: CourseRule,
	window: Window,
	asOf: CivilDate,
	methods: readonly string[] = []
): Attainment {
	const windows = courseWindows(ledger, courses, window, asOf, methods);
	const { count } = ledger.people;
	if ('allOf' in courses) {
		const asked = new Set(courses.allOf).size;
		return windows.length < asked ? new Uint8Array(count) : inEach(windows, count);
	}
	return courses.atLeast === 1 ? inAny(windows, count) : oftenEnough(windows, count, courses.atLeast);
}

/** One completion of any of the courses: the best one decides. */
function inAny(windows: readonly CourseWindow[], people: number): Attainment {
	const best = new Uint8Array(people);
	for (const window of windows) raise(best, window);
	return best;
}

/** One completion of every course: a person stands where the course that went worst stands. */
function inEach(windows: readonly CourseWindow[], people: number): Attainment {
	const worst = new Uint8Array(people).fill(2);
	for (const window of windows) {
		const one = inAny([window], people);
		for (let person = 0; person < people; person++) if (one[person]! < worst[person]!) worst[person] = one[person]!;
	}
	return worst;
}

function raise(best: Attainment, { columns: { person, weight }, start, end }: CourseWindow): void {
	for (let place = start; place < end; place++)
		if (best[person[place]!]! < weight[place]!) best[person[place]!] = weight[place]!;
}

/** So many completions, of whichever of the courses. */
function oftenEnough(windows: readonly CourseWindow[], people: number, needed: number): Attainment {
	const [confirmed, known] = [new Uint16Array(people), new Uint16Array(people)];
	for (const { columns, start, end } of windows)
		for (let place = start; place < end; place++) {
			const person = columns.person[place]!;
			known[person]! += 1;
			if (columns.weight[place] === 2) confirmed[person]! += 1;
		}
	const attainment = new Uint8Array(people);
	for (let person = 0; person < people; person++)
		attainment[person] = confirmed[person]! >= needed ? 2 : known[person]! >= needed ? 1 : 0;
	return attainment;
}

/** Who holds an accepted qualification: confirmed, counted by the day, and not expired on it. */
export function qualificationAttainment(ledger: Ledger, rule: QualificationRule, asOf: CivilDate): Attainment {
	const best = new Uint8Array(ledger.people.count);
	const day: DayNumber = dayNumber(asOf);
	for (const code of acceptedCodes(ledger.catalogue, rule.anyOf, rule.acceptHigher))
		for (const { person, from, expiresOn, weight } of ledger.holdings.get(code) ?? [])
			if (from <= day && day < expiresOn && weight > best[person]!) best[person] = weight;
	return best;
}
