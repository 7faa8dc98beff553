import { type DayNumber } from '$lib/domain/calendar';
import { type Assignment } from '$lib/domain/organisation';
import { Dictionary } from './dictionary';
import { isEmployed, type People } from './people';
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

/** The row of each person's 本務 on the day, or -1: someone without one, or not employed, is nowhere. */
export function primaryPostsOn(people: People, posts: Posts, day: DayNumber): Int32Array {
	const { start, from, to, primary } = posts;
	const rows = new Int32Array(people.count).fill(-1);
	for (let person = 0; person < people.count; person++) {
		if (!isEmployed(people, person, day)) continue;
		for (let row = start[person]!; row < start[person + 1]!; row++)
			if (primary[row] === 1 && from[row]! <= day && day <= to[row]!) rows[person] = row;
	}
	return rows;
}
