import { type DayNumber } from '$lib/domain/calendar';
import { type Assignment } from '$lib/domain/organisation';
import { Dictionary } from './dictionary';
import { type People } from './people';
import { dayNumber, endNumber, groupByPerson } from './spans';

/** 発令 in columns, ordered by person: those of person p stand at start[p] … start[p + 1] - 1. */
export type Posts = {
	start: Int32Array;
	from: Int32Array;
	/** the last day held: as written, or with the employment where that ends before or the end is open */
	to: Int32Array;
	/** 1 is 本務, 0 is 兼務 */
	primary: Uint8Array;
	department: Int32Array;
	employmentType: Int32Array;
	jobClass: Int32Array;
	rank: Int32Array;
	departments: Dictionary;
	employmentTypes: Dictionary;
	jobClasses: Dictionary;
	ranks: Dictionary;
};

export function buildPosts(people: People, assignments: readonly Assignment[], departments: Dictionary): Posts {
	const persons = assignments.map((one) => people.positions.get(one.staffNumber)!);
	const { start, order } = groupByPerson(persons, people.count);
	const [employmentTypes, jobClasses, ranks] = [new Dictionary(), new Dictionary(), new Dictionary()];
	const column = (value: (one: Assignment, person: number) => number) =>
		Int32Array.from(order, (row) => value(assignments[row]!, persons[row]!));
	return {
		start,
		from: column((one) => dayNumber(one.from)),
		to: column((one, person) => Math.min(endNumber(one.to), people.leftOn[person]!)),
		primary: Uint8Array.from(order, (row) => (assignments[row]!.kind === '本務' ? 1 : 0)),
		department: column((one) => departments.add(one.departmentCode)),
		employmentType: column((one) => employmentTypes.add(one.employmentType)),
		jobClass: column((one) => jobClasses.add(one.jobClass)),
		rank: column((one) => ranks.add(one.rank)),
		departments,
		employmentTypes,
		jobClasses,
		ranks
	};
}

/** The row of the person's 本務 on the day, or -1: someone without one is nowhere. */
export function primaryPost(posts: Posts, person: number, day: DayNumber): number {
	for (let row = posts.start[person]!; row < posts.start[person + 1]!; row++)
		if (posts.primary[row] === 1 && posts.from[row]! <= day && day <= posts.to[row]!) return row;
	return -1;
}
