import { type DayNumber, type FiscalYear, fiscalYearsBetween } from '$lib/domain/calendar';
import { NEWCOMER } from '../cast';
import { type Completion, confirmed, trainingDay } from './completions';
import { type Course, isLarge, leadingCourse, optionalCourses } from './courses';
import { april1, fiscalYearOfDay, march31 } from '../days';
import type { Person } from '../town/people';
import { random, type Random } from '../random';
import { progress, type Setting } from '../setting';

/** How often people train, apart from DX: the chance of each yearly course and the mean number of others, for a full year. */
export type Habit = { security: number; personalInfo: number; others: number };

/** The first 年度 of which there are records: a town to be measured has a longer memory. */
function firstYear(setting: Setting): FiscalYear {
	return isLarge(setting) ? 2017 : 2021;
}

/** The habit that gives a large town thirty completions for each of its staff; in the usual town about two a year. */
export function habitOf(people: Person[], setting: Setting): Habit {
	const usual = { security: 0.92, personalInfo: 0.35, others: 0.7 };
	if (!isLarge(setting)) return usual;
	const years = people.reduce((sum, person) => sum + yearsOf(person, setting), 0);
	const leading = usual.security + usual.personalInfo + 0.16; // DX, CYDER and the new hires' course
	return { ...usual, others: Math.max(0, (30 * setting.staff) / years - leading) };
}

/** A person's completions except DX and CYDER. The same for the same person whenever it is asked. */
export function yearlyTraining(person: Person, setting: Setting, habit: Habit): Completion[] {
	const chance = random(setting.seed, `training of ${person.staffNumber}`);
	return yearsIn(person, setting).flatMap((fiscalYear) => {
		// whoever signs in as 職員 finds this year's duties still to be done
		if (person.signIn === NEWCOMER && fiscalYear === setting.fiscalYear) return [];
		const [first, last] = spanOf(person, fiscalYear, setting);
		const courses = coursesOfYear(chance, weightOf(fiscalYear, setting), setting, habit);
		const completions = courses.map((course) => confirmed(chance, course, trainingDay(chance, person, first, last)));
		return first === person.hiredOn
			? [confirmed(chance, leadingCourse('NEW-HIRE'), first), ...completions]
			: completions;
	});
}

/** What one person takes in one year; also the first day of a year sees a few begin with the security course. */
function coursesOfYear(chance: Random, weight: number, setting: Setting, habit: Habit): Course[] {
	const security = chance.chance(habit.security * Math.max(0.05, weight)) ? [leadingCourse('SECURITY')] : [];
	const personalInfo = chance.chance(habit.personalInfo * weight) ? [leadingCourse('PERSONAL-INFO')] : [];
	return [...security, ...personalInfo, ...someCourses(chance, habit.others * weight, setting)];
}

/** Different courses, on the average as many as given: a stride through a prime number of them meets none twice. */
function someCourses(chance: Random, mean: number, setting: Setting): Course[] {
	const courses = optionalCourses(setting);
	const count = Math.min(courses.length, Math.floor(mean) + (chance.chance(mean % 1) ? 1 : 0));
	const [start, stride] = [chance.integer(0, courses.length - 1), chance.integer(1, courses.length - 1)];
	return Array.from({ length: count }, (_, index) => courses[(start + index * stride) % courses.length] as Course);
}

/** The part of a fiscal year the person was there, up to today. */
function spanOf(person: Person, fiscalYear: FiscalYear, setting: Setting): [DayNumber, DayNumber] {
	const first = Math.max(april1(fiscalYear), person.hiredOn);
	return [first, Math.min(march31(fiscalYear), person.leftOn ?? setting.today, setting.today)];
}

function yearsIn(person: Person, setting: Setting): FiscalYear[] {
	const first = Math.max(firstYear(setting), fiscalYearOfDay(person.hiredOn));
	return fiscalYearsBetween(first, fiscalYearOfDay(person.leftOn ?? setting.today));
}

/** How much of a fiscal year counts: the present one only as far as it has gone. */
function weightOf(fiscalYear: FiscalYear, setting: Setting): number {
	return fiscalYear === setting.fiscalYear ? progress(setting) : 1;
}

function yearsOf(person: Person, setting: Setting): number {
	return yearsIn(person, setting).reduce((sum, fiscalYear) => sum + weightOf(fiscalYear, setting), 0);
}
