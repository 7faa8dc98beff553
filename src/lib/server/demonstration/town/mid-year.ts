import type { DayNumber, FiscalYear } from '$lib/domain/calendar';
import type { Town } from './careers';
import { type Category, isAdministrative } from './categories';
import { firstOfMonth } from '../days';
import { hire } from './hiring';
import { enterPost, leave } from './posts';
import { isSmallSection, type Seat } from './seats';

const leaving: Partial<Record<Category, number>> = {
	administrative: 0.008,
	annual: 0.02,
	childcare: 0.01,
	fire: 0.005
};

/** People who come or leave between the 1 Aprils; nothing after today has happened yet. */
export function duringTheYear(town: Town, fiscalYear: FiscalYear): void {
	const empty = town.seats.filter((seat) => seat.person === null);
	for (const seat of empty) arrive(town, seat, firstOfMonth(fiscalYear, 10), fiscalYear);
	for (const seat of town.seats) if (mayLeave(seat)) resign(town, seat, fiscalYear);
}

function mayLeave(seat: Seat): boolean {
	return seat.person !== null && !seat.person.settled && !seat.head && !isSmallSection(seat.department);
}

function resign(town: Town, seat: Seat, fiscalYear: FiscalYear): void {
	const month = town.random.pick([6, 7, 8, 9, 11, 12]);
	const lastDay = firstOfMonth(fiscalYear, month) - 1;
	const goes = town.random.chance(leaving[seat.category] ?? 0);
	if (!goes || !seat.person || lastDay > town.setting.today || seat.person.hiredOn >= lastDay) return;
	leave(seat.person, lastDay);
	seat.person = null;
	if (isAdministrative(seat.category)) arrive(town, seat, firstOfMonth(fiscalYear, 1), fiscalYear);
}

/** A place that is not filled by today stays empty. */
function arrive(town: Town, seat: Seat, day: DayNumber, fiscalYear: FiscalYear): void {
	if (day > town.setting.today) return;
	seat.person = hire(town.random, seat, day);
	town.people.push(seat.person);
	enterPost(seat.person, seat, day, fiscalYear);
}
