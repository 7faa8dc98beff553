import {
	addMonths,
	type CivilDate,
	type DayNumber,
	firstDayOf,
	fiscalYearOf,
	fromDayNumber,
	parts,
	toDayNumber
} from '$lib/domain/calendar';
import { type Course, validUntil } from '$lib/domain/training';
import { type Window } from '$lib/domain/plan';

/** The first day on which a completion of the course lies inside the window, seen on the reference day. The last is that day itself. */
export function windowStart(window: Window, course: Pick<Course, 'validMonths'>, asOf: CivilDate): DayNumber {
	if (window.kind === 'fiscal_year') return toDayNumber(firstDayOf(fiscalYearOf(asOf)));
	if (window.kind === 'cumulative') return window.since === null ? -Infinity : toDayNumber(window.since);
	return firstStillValid(course.validMonths, asOf);
}

/** The earliest day a completion can have and still be valid: validUntil never falls when the day rises, so a short walk finds it. */
function firstStillValid(validMonths: number | null, asOf: CivilDate): DayNumber {
	// So many months that they reach back before the year 1 (「99999」 for ever) leave nothing too early to be valid.
	if (validMonths === null || validMonths >= (parts(asOf).year - 1) * 12) return -Infinity;
	const last = toDayNumber(asOf);
	// Clamping to the month's end moves a day by three at the most, so four days before the inverse is surely too early.
	let start = toDayNumber(addMonths(asOf, -validMonths)) - 4;
	while (start <= last && validUntil(fromDayNumber(start), validMonths)! <= asOf) start += 1;
	return start;
}
