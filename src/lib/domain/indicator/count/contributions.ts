import { type CivilDate, type DayNumber, toDayNumber } from '$lib/domain/calendar';
import { dayNumber, type Ledger } from '$lib/domain/ledger';
import { type CourseRule, type PopulationRule, type QualificationRule, type Window } from '$lib/domain/plan';
import { acceptedCodes } from '$lib/domain/qualification';
import { courseWindows } from '../rate/attainment';
import { membershipOf } from '../population/membership';
import { rowMembershipSteps } from '../population/row-memberships';
import { allSteps, type Steps } from '../steps';
import { windowStart } from '../population/window';

/**
 * Facts that count on the day they happened, side by side from `start` up to `end`: whose, on which day, with which weight, and how the
 * person stood with the population that day.
 */
export type Contributions = {
	/** the course of completions, the qualification of passes */
	code: string;
	person: Int32Array;
	day: Int32Array;
	weight: Uint8Array;
	/** 理解度 1–5, 0 where none was stated */
	comprehension: Uint8Array;
	membership: Int32Array;
	start: number;
	end: number;
};

/** The completions inside the window, course by course. */
export function completionsCounted(ledger: Ledger, rule: CompletionRule, asOf: CivilDate): Contributions[] {
	return allSteps(completionsCountedSteps(ledger, rule, asOf));
}

type CompletionRule = { courses: CourseRule; window: Window; population: PopulationRule };

/** The same, in pieces. */
export function* completionsCountedSteps(
	ledger: Ledger,
	{ courses, window, population }: CompletionRule,
	asOf: CivilDate
): Steps<Contributions[]> {
	const counted: Contributions[] = [];
	for (const asked of courseWindows(ledger, courses, window, asOf)) {
		const { code, columns, start, end } = asked;
		const membership = yield* rowMembershipSteps(ledger, population, asked);
		const { person, day, weight, comprehension } = columns;
		counted.push({ code, person, day, weight, comprehension, membership, start, end });
	}
	return counted;
}

/** The passes of accepted qualifications whose counted day lies inside the window; that one has expired since changes nothing. */
export function passesCounted(
	ledger: Ledger,
	{ qualifications, window, population }: PassRule,
	asOf: CivilDate
): Contributions[] {
	const { anyOf, acceptHigher } = qualifications;
	const [first, last] = [windowBegin(window, asOf), dayNumber(asOf)];
	const stands = membershipOf(ledger, population);
	return [...acceptedCodes(ledger.catalogue, anyOf, acceptHigher)].map((code) => {
		const facts = (ledger.holdings.get(code) ?? []).filter(
			({ from, weight }) => weight > 0 && first <= from && from <= last
		);
		return {
			code,
			person: Int32Array.from(facts, ({ person }) => person),
			day: Int32Array.from(facts, ({ from }) => from),
			weight: Uint8Array.from(facts, ({ weight }) => weight),
			comprehension: new Uint8Array(facts.length),
			membership: Int32Array.from(facts, ({ person, from }) => stands(person, from)),
			start: 0,
			end: facts.length
		};
	});
}

type PassRule = { qualifications: QualificationRule; window: Window; population: PopulationRule };

/** The first day of a window of passes. A pass does not run out, so `valid` (which the import refuses here) would be all of them. */
export function windowBegin(window: Window, asOf: CivilDate): DayNumber {
	if (window.kind === 'cumulative') return window.since === null ? -Infinity : toDayNumber(window.since);
	return window.kind === 'valid' ? -Infinity : windowStart(window, anyCourse, asOf);
}

const anyCourse = { validMonths: null };
