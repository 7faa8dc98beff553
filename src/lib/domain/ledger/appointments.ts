import { groupBy } from './group-by';
import { type Appointment } from '$lib/domain/appointment';
import { type People } from './people';
import { dayNumber, endNumber } from './spans';

export type AppointmentFact = { person: number; from: number; to: number; appointment: Appointment };

/** Appointments by role. */
export type Appointments = ReadonlyMap<string, readonly AppointmentFact[]>;

export function buildAppointments(people: People, appointments: readonly Appointment[]): Appointments {
	const facts = appointments.map((appointment) => ({
		person: people.positions.get(appointment.staffNumber)!,
		from: dayNumber(appointment.from),
		to: endNumber(appointment.to),
		appointment
	}));
	return groupBy(facts, (fact) => fact.appointment.roleCode);
}
