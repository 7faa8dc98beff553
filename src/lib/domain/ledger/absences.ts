import { type Absence } from '$lib/domain/organisation';
import { Dictionary } from './dictionary';
import { type People } from './people';
import { dayNumber, endNumber, groupByPerson } from './spans';

/** 休業等 in columns, ordered by person. Outside the employment they have no effect, since nobody asks. */
export type Absences = { start: Int32Array; from: Int32Array; to: Int32Array; kind: Int32Array; kinds: Dictionary };

export function buildAbsences(people: People, absences: readonly Absence[]): Absences {
	const persons = absences.map((one) => people.positions.get(one.staffNumber)!);
	const { start, order } = groupByPerson(persons, people.count);
	const kinds = new Dictionary();
	return {
		start,
		from: Int32Array.from(order, (row) => dayNumber(absences[row]!.from)),
		to: Int32Array.from(order, (row) => endNumber(absences[row]!.to)),
		kind: Int32Array.from(order, (row) => kinds.add(absences[row]!.kind)),
		kinds
	};
}
