import { fiscalYearsBetween } from '$lib/domain/calendar';
import type { Appointment } from './appointments';
import { type Completion, confirmed, trainingDay } from './completions';
import { leadingCourse } from './courses';
import { april1, fiscalYearOfDay, march31 } from './days';
import type { Person } from './people';
import { random } from './random';
import type { Setting } from './setting';

/** CYDER: each CSIRT要員 takes part in most finished fiscal years since the appointment. */
export function exercisesOf(appointments: Appointment[], setting: Setting): Map<Person, Completion[]> {
	const chance = random(setting.seed, 'exercises');
	const exercises = new Map<Person, Completion[]>();
	for (const { person, from } of appointments.filter((appointment) => appointment.role === 'CSIRT要員')) {
		const years = fiscalYearsBetween(fiscalYearOfDay(from), setting.fiscalYear - 1);
		const taken = years
			.filter(() => chance.chance(0.7))
			.map((fiscalYear) => {
				const first = Math.max(april1(fiscalYear) + 60, from);
				return confirmed(chance, leadingCourse('CYDER'), trainingDay(chance, person, first, march31(fiscalYear)));
			});
		exercises.set(person, taken);
	}
	return exercises;
}
