import type { FiscalYear } from '$lib/domain/calendar';
import type { Town } from './careers';
import { categories, isAdministrative } from './categories';
import { april1, march31 } from '../days';
import { MERGED_SECTION } from './departments';
import { hire, yearsOfService } from './hiring';
import type { Name } from './names';
import type { Person } from './people';
import { enterPosts, leave } from './posts';
import { isSmallSection, type Seat } from './seats';
import { transfer } from './transfers';

/** From 31 March to 1 April of the fiscal year: people leave, sections are reorganised, people move, new ones come. */
export function turnOfTheYear(town: Town, fiscalYear: FiscalYear): void {
	const retired = sayGoodbye(town, fiscalYear);
	if (april1(fiscalYear) === town.setting.reorganisedOn) mergeSections(town.seats);
	transfer(town, fiscalYear);
	hireOnApril1(town, fiscalYear, retired);
	enterPosts(town.seats, april1(fiscalYear), fiscalYear);
}

/** @returns those who leave by age, some of whom come back as 再任用 */
function sayGoodbye(town: Town, fiscalYear: FiscalYear): Person[] {
	const retired: Person[] = [];
	for (const seat of town.seats) {
		const { person } = seat;
		if (!person || person.settled) continue;
		const old = yearsOfService(person, fiscalYear) >= categories[seat.category].longest;
		if (!old && !town.random.chance(categories[seat.category].leaving)) continue;
		if (old && isAdministrative(seat.category)) retired.push(person);
		leave(person, march31(fiscalYear - 1));
		seat.person = null;
	}
	return retired;
}

/** The merged section's people go where its work goes; its head is one no longer. */
function mergeSections(seats: Seat[]): void {
	for (const seat of seats)
		if (seat.department === MERGED_SECTION.from) Object.assign(seat, { department: MERGED_SECTION.into, head: false });
}

function hireOnApril1(town: Town, fiscalYear: FiscalYear, retired: Name[]): void {
	const waiting = [...retired];
	for (const seat of town.seats) {
		if (seat.person || isFilledLater(town, seat)) continue;
		const name = seat.category === 'reappointed' ? waiting.shift() : undefined;
		seat.person = hire(town.random, seat, april1(fiscalYear), name);
		town.people.push(seat.person);
	}
}

/** Some places stay empty until somebody comes in the middle of the year. */
function isFilledLater(town: Town, seat: Seat): boolean {
	const may = isAdministrative(seat.category) && !seat.head && !isSmallSection(seat.department);
	return may && town.random.chance(0.1);
}
