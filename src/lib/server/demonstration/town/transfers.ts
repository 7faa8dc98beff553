import type { FiscalYear } from '$lib/domain/calendar';
import type { Town } from './careers';
import { isAdministrative } from './categories';
import { depthOf } from './departments';
import { yearsOfService } from './hiring';
import type { Random } from '../random';
import type { Seat } from './seats';

/** 4月1日の異動: heads change places, empty heads' places go to the most senior, others change places, one comes from 消防. */
export function transfer(town: Town, fiscalYear: FiscalYear): void {
	const { random } = town;
	const mobile = town.seats.filter((seat) => isAdministrative(seat.category) && isMobile(seat));
	const heads = mobile.filter((seat) => seat.head && depthOf(seat.department) === 2);
	const others = mobile.filter((seat) => !seat.head);
	rotate(random, heads, 0.12);
	fillHeads(town, heads, others, fiscalYear);
	rotate(random, others, 0.14);
	comeFromFire(town);
}

function isMobile(seat: Seat): boolean {
	return !seat.settled && seat.person !== null && !seat.person.settled;
}

/** A share of the places hand their people on in a circle. */
function rotate(random: Random, seats: Seat[], share: number): void {
	const circle = random.sample(seats, Math.round(seats.length * share));
	const people = circle.map((seat) => seat.person);
	circle.forEach((seat, index) => (seat.person = people[(index + 1) % people.length] ?? null));
}

/** A 部's empty place goes to a 課長, a 課's to a senior member of staff. */
function fillHeads(town: Town, heads: Seat[], others: Seat[], fiscalYear: FiscalYear): void {
	const empty = town.seats.filter((seat) => seat.head && seat.person === null);
	const [divisions, sections] = [1, 2].map((depth) => empty.filter((seat) => depthOf(seat.department) === depth));
	const seniorHeads = bySeniority(heads);
	const freed = (divisions ?? []).flatMap((seat) => promote(seat, seniorHeads.shift()));
	const seniors = bySeniority(others).filter((seat) => service(seat, fiscalYear) <= 34);
	for (const seat of [...(sections ?? []), ...freed]) promote(seat, seniors.shift());
}

/** @returns the place that is empty now, if there was anybody */
function promote(seat: Seat, from: Seat | undefined): Seat[] {
	if (!from) return [];
	seat.person = from.person;
	from.person = null;
	return [from];
}

function bySeniority(seats: Seat[]): Seat[] {
	return [...seats].sort((one, other) => (one.person?.hiredOn ?? 0) - (other.person?.hiredOn ?? 0));
}

function service(seat: Seat, fiscalYear: FiscalYear): number {
	return seat.person ? yearsOfService(seat.person, fiscalYear) : 0;
}

/** Somebody of 消防職 becomes 一般行政職 where a place is empty. */
function comeFromFire(town: Town): void {
	const empty = town.seats.find((seat) => isAdministrative(seat.category) && !seat.head && seat.person === null);
	const fire = town.seats.filter((seat) => seat.category === 'fire' && isMobile(seat));
	if (empty && fire.length > 0) promote(empty, town.random.pick(fire));
}
