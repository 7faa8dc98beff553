import type { Person } from './people';
import { random } from '../random';
import type { Setting } from '../setting';
import signIns from '../sign-ins.json';

const FIRST_NUMBER = 1001;

/** Gives everybody six digits in the order of hiring, with gaps, and leaves the sign-ins theirs. */
export function withStaffNumbers(people: Person[], setting: Setting): Person[] {
	const taken = new Set(signIns.map((signIn) => Number(signIn.staffNumber)));
	const gaps = random(setting.seed, 'staff numbers');
	let number = FIRST_NUMBER;
	for (const person of [...people].sort((one, other) => one.hiredOn - other.hiredOn)) {
		if (person.staffNumber !== '') continue;
		do number += gaps.integer(1, 3);
		while (taken.has(number));
		person.staffNumber = String(number).padStart(6, '0');
	}
	return people.sort((one, other) => (one.staffNumber < other.staffNumber ? -1 : 1));
}
