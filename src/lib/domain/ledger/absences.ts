import { type Absence } from '$lib/domain/organisation';
import { Dictionary } from './dictionary';
import { grouped } from './order';
import { type People } from './people';
import { dayNumber, endNumber } from './spans';

/**
 * 休業等 in columns, ordered by person: those of person p stand at start[p] … start[p + 1] - 1. Outside the employment they have no
 * effect, since nobody asks.
 */
export type Absences = {
	start: Int32Array;
	person: Int32Array;
	from: Int32Array;
	to: Int32Array;
	kind: Int32Array;
	kinds: Dictionary;
};

export function buildAbsences(people: People, absences: readonly Absence[]): Absences {
	const persons = absences.map((one) => people.positions.get(one.staffNumber)!);
	const { start, order } = grouped(persons, people.count);
	const kinds = new Dictionary();
	return {
		start,
		person: order.map((row) => persons[row]!),
		from: order.map((row) => dayNumber(absences[row]!.from)),
		to: order.map((row) => endNumber(absences[row]!.to)),
		kind: order.map((row) => kinds.add(absences[row]!.kind)),
		kinds
	};
}
