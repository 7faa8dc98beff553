import { type CivilDate } from '$lib/domain/calendar';
import { type CourseCompletions, dayNumber, type Ledger } from '$lib/domain/ledger';
import { acceptedCodes } from '$lib/domain/qualification';
import { type CourseRule, type QualificationRule, type Window } from '$lib/domain/plan';
import { windowStart } from './window';

/** Per person: 2 has done it, 1 would have if 確認待ち records counted as 確認済, 0 neither. */
export type Attainment = Uint8Array;

/** Who satisfies the courses with completions inside the window. */
export function trainingAttainment(ledger: Ledger, courses: CourseRule, window: Window, asOf: CivilDate): Attainment {
	const codes = [...new Set('allOf' in courses ? courses.allOf : courses.anyOf)];
	const [confirmed, known] = [new Uint16Array(ledger.people.count), new Uint16Array(ledger.people.count)];
	codes.forEach((code, index) => {
		const columns = ledger.completions.get(code);
		const course = ledger.courses.get(code);
		if (!columns || !course) return;
		const [first, last] = [windowStart(window, course, asOf), dayNumber(asOf)];
		if ('allOf' in courses) stepUp(columns, first, last, index, confirmed, known);
		else countUp(columns, first, last, confirmed, known);
	});
	return weigh(confirmed, known, 'allOf' in courses ? codes.length : courses.atLeast);
}

function countUp(
	columns: CourseCompletions,
	first: number,
	last: number,
	confirmed: Uint16Array,
	known: Uint16Array
): void {
	const { length, person, day, weight } = columns;
	for (let row = 0; row < length; row++) {
		if (day[row]! < first || day[row]! > last || weight[row] === 0) continue;
		known[person[row]!]! += 1;
		if (weight[row] === 2) confirmed[person[row]!]! += 1;
	}
}

/** A person stands at n after n courses without a gap; only whoever did all before rises with this one. */
function stepUp(
	columns: CourseCompletions,
	first: number,
	last: number,
	step: number,
	confirmed: Uint16Array,
	known: Uint16Array
): void {
	const { length, person, day, weight } = columns;
	for (let row = 0; row < length; row++) {
		if (day[row]! < first || day[row]! > last || weight[row] === 0) continue;
		const who = person[row]!;
		if (known[who] === step) known[who] = step + 1;
		if (weight[row] === 2 && confirmed[who] === step) confirmed[who] = step + 1;
	}
}

/** Who holds an accepted qualification: confirmed, counted by the day, and not expired on it. */
export function qualificationAttainment(ledger: Ledger, rule: QualificationRule, asOf: CivilDate): Attainment {
	const [confirmed, known] = [new Uint16Array(ledger.people.count), new Uint16Array(ledger.people.count)];
	const day = dayNumber(asOf);
	for (const code of acceptedCodes(ledger.catalogue, rule.anyOf, rule.acceptHigher))
		for (const { person, from, expiresOn, weight } of ledger.holdings.get(code) ?? []) {
			if (weight === 0 || from > day || day >= expiresOn) continue;
			known[person]! += 1;
			if (weight === 2) confirmed[person]! += 1;
		}
	return weigh(confirmed, known, 1);
}

function weigh(confirmed: Uint16Array, known: Uint16Array, needed: number): Attainment {
	const attainment = new Uint8Array(confirmed.length);
	for (let person = 0; person < attainment.length; person++)
		attainment[person] = confirmed[person]! >= needed ? 2 : known[person]! >= needed ? 1 : 0;
	return attainment;
}
