import type { DayNumber, FiscalYear } from '$lib/domain/calendar';
import { categories, isAdministrative, isAnnual } from './categories';
import { april1, firstOfMonth, fiscalYearOfDay } from '../days';
import { someFormerName, someName, type Name } from './names';
import type { Person } from './people';
import type { Random } from '../random';
import type { Seat } from './seats';
import { FIRST_FISCAL_YEAR } from '../setting';

/** Somebody new for the place, hired on the day. A name is given when a pensioner comes back under a new number. */
export function hire(random: Random, seat: Seat, hiredOn: DayNumber, name?: Name): Person {
	const { part } = seat;
	const called = part ?? name ?? someName(random);
	const married = part === null && !isAnnual(seat.category) && random.chance(0.06);
	return {
		staffNumber: part?.staffNumber ?? '',
		name: called.name,
		kana: called.kana,
		formerName: married ? someFormerName(random, called.name) : '',
		hiredOn,
		leftOn: null,
		posts: [],
		concurrentPosts: [],
		absences: [],
		settled: seat.settled,
		signIn: part?.title ?? null
	};
}

/** When somebody who is already there at the beginning was hired. */
export function hiredBefore(random: Random, seat: Seat): DayNumber {
	if (seat.part) return seat.part.hiredOn;
	const years = seat.head ? random.integer(25, 34) : earlierYears(random, seat);
	const fiscalYear = FIRST_FISCAL_YEAR - years;
	const midYear = years > 0 && isAdministrative(seat.category) && random.chance(0.08);
	return midYear ? firstOfMonth(fiscalYear, 10) : april1(fiscalYear);
}

function earlierYears(random: Random, seat: Seat): number {
	// nobody who has to stay may reach the age of retirement while the town is looked at
	if (seat.settled) return Math.min(random.integer(2, 20), categories[seat.category].longestAtStart);
	return random.integer(0, categories[seat.category].longestAtStart);
}

/** Service in whole fiscal years: 0 in the year of hiring. */
export function yearsOfService(person: Person, fiscalYear: FiscalYear): number {
	return fiscalYear - fiscalYearOfDay(person.hiredOn);
}
