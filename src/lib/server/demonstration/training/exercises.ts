import { type DayNumber, type FiscalYear, fiscalYearsBetween } from '$lib/domain/calendar';
import type { Appointment } from '../roles/appointments';
import { type Completion, confirmed } from './completions';
import { leadingCourse } from './courses';
import { fiscalYearOfDay, inFiscalYear, weekdayFrom } from '../days';
import { isAway, type Person } from '../town/people';
import { random } from '../random';
import type { Setting } from '../setting';

/** CYDER: most CSIRT要員 take part together, on one day of each fiscal year since the appointment. */
export function exercisesOf(appointments: Appointment[], setting: Setting): Map<Person, Completion[]> {
	const chance = random(setting.seed, 'exercises');
	const exercises = new Map<Person, Completion[]>();
	for (const { person, from } of appointments.filter((appointment) => appointment.role === 'CSIRT要員')) {
		const days = fiscalYearsBetween(fiscalYearOfDay(from), setting.fiscalYear)
			.map(exerciseDay)
			.filter((day) => from <= day && day <= setting.today);
		const taken = days
			.filter((day) => chance.chance(0.7) && !isAway(person, day))
			.map((day) => confirmed(chance, leadingCourse('CYDER'), day));
		exercises.set(person, taken);
	}
	return exercises;
}

/** The day in October on which the town takes part in the exercise. */
export function exerciseDay(fiscalYear: FiscalYear): DayNumber {
	return weekdayFrom(inFiscalYear(fiscalYear, 10, 14));
}
