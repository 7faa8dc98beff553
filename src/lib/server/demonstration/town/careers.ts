import { fiscalYearsBetween } from '$lib/domain/calendar';
import { april1 } from '../days';
import { hire, hiredBefore } from './hiring';
import { duringTheYear } from './mid-year';
import type { Person } from './people';
import { enterPosts } from './posts';
import { random, type Random } from '../random';
import { type Seat, seatsOf } from './seats';
import { FIRST_FISCAL_YEAR, type Setting } from '../setting';
import { withStaffNumbers } from './staff-numbers';
import { turnOfTheYear } from './turn-of-the-year';

/** The town while its years go by. */
export type Town = { setting: Setting; random: Random; seats: Seat[]; people: Person[] };

/** Everybody who works or worked in the town since 令和4年4月1日, with their posts, by staff number. */
export function careers(setting: Setting): Person[] {
	const town = begin(setting);
	duringTheYear(town, FIRST_FISCAL_YEAR);
	for (const fiscalYear of fiscalYearsBetween(FIRST_FISCAL_YEAR + 1, setting.fiscalYear)) {
		turnOfTheYear(town, fiscalYear);
		duringTheYear(town, fiscalYear);
	}
	return withStaffNumbers(town.people, setting);
}

function begin(setting: Setting): Town {
	const town: Town = { setting, random: random(setting.seed, 'careers'), seats: seatsOf(setting), people: [] };
	for (const seat of town.seats) {
		seat.person = hire(town.random, seat, hiredBefore(town.random, seat));
		town.people.push(seat.person);
	}
	enterPosts(town.seats, april1(FIRST_FISCAL_YEAR), FIRST_FISCAL_YEAR);
	return town;
}
