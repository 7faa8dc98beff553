import { type DayNumber, type FiscalYear, fiscalYearsBetween } from '$lib/domain/calendar';
import { isAdministrative } from './categories';
import { march31 } from '../days';
import { yearsOfService } from './hiring';
import { type Absence, type Person, postOn } from './people';
import { random, type Random } from '../random';
import { isSmallSection } from './seats';
import { FIRST_FISCAL_YEAR, scaled, type Setting } from '../setting';

/** How long before and after a 31 March an absence of each kind lasts, in days. */
const spans = {
	育児休業: { before: [40, 280], after: [30, 250] },
	休職: { before: [10, 110], after: [15, 140] },
	派遣: { before: [364, 364], after: [0, 0] }
} as const;

type Kind = keyof typeof spans;

/** Gives some people a 育児休業, 休職 or 派遣 that covers a 31 March. What would begin after today is not known yet. */
export function addAbsences(people: Person[], setting: Setting): void {
	const chance = random(setting.seed, 'absences');
	for (const fiscalYear of fiscalYearsBetween(FIRST_FISCAL_YEAR - 1, setting.fiscalYear)) {
		addOver(chance, people, fiscalYear, setting);
	}
}

function addOver(chance: Random, people: Person[], fiscalYear: FiscalYear, setting: Setting): void {
	const day = march31(fiscalYear);
	const there = people.filter((person) => isThrough(person, day));
	const office = chance.shuffled(there.filter((person) => isInOffice(person, day)));
	const carers = there.filter((person) => person.posts.at(-1)?.category === 'childcare');
	const parents = office.filter((person) => mayHaveChildren(person, fiscalYear)).slice(0, scaled(setting, 7));
	const [others, ill] = [without(office, parents), scaled(setting, 3)];
	for (const person of parents) add(chance, person, '育児休業', day, setting);
	for (const person of others.slice(0, ill)) add(chance, person, '休職', day, setting);
	for (const person of others.slice(ill, ill + scaled(setting, 1))) add(chance, person, '派遣', day, setting);
	for (const person of chance.sample(carers, scaled(setting, 2))) add(chance, person, '育児休業', day, setting);
}

/** 常勤の一般行政職 whose absence leaves no section without its head or its few people. */
function isInOffice(person: Person, day: DayNumber): boolean {
	const post = postOn(person, day) ?? person.posts.at(-1);
	return post !== undefined && isAdministrative(post.category) && !post.head && !isSmallSection(post.department);
}

function mayHaveChildren(person: Person, fiscalYear: FiscalYear): boolean {
	const years = yearsOfService(person, fiscalYear);
	return 3 <= years && years <= 18;
}

/** Employed for a year before this 31 March, not leaving within one after it, and not on leave already. */
function isThrough(person: Person, day: DayNumber): boolean {
	const employed = person.hiredOn <= day - 370 && (person.leftOn === null || person.leftOn > day + 260);
	return employed && !person.settled && person.absences.every((absence) => absence.to < day - 380);
}

function add(chance: Random, person: Person, kind: Kind, day: DayNumber, setting: Setting): void {
	const { before, after } = spans[kind];
	const from = day - chance.integer(before[0], before[1]);
	const to = day + chance.integer(after[0], after[1]);
	const absence: Absence = { kind, from, to };
	if (from <= setting.today) person.absences.push(absence);
}

function without(people: Person[], some: Person[]): Person[] {
	const left = new Set(some);
	return people.filter((person) => !left.has(person));
}
