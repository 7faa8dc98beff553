import { type DayNumber } from '$lib/domain/calendar';
import { type Assignment } from '$lib/domain/organisation';
import { Dictionary } from './dictionary';
import { grouped, orderByDay } from './order';
import { type People } from './people';
import { countThrough, dayNumber, endNumber } from './spans';

/** 発令 in columns, in the order of their first days: those that have begun on a day are the first so many rows. */
export type Posts = {
	person: Int32Array;
	/** the first day held: as written, or with the employment where that begins after */
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
	/** the rows of 兼務, which are few */
	concurrent: Int32Array;
	/** the rows person by person: those of person p are rows.order[rows.start[p]] … rows.order[rows.start[p + 1] - 1] */
	rows: { start: Int32Array; order: Int32Array };
};

export function buildPosts(people: People, assignments: readonly Assignment[], departments: Dictionary): Posts {
	const persons = assignments.map((one) => people.positions.get(one.staffNumber)!);
	const firstDays = Int32Array.from(assignments, (one, row) =>
		Math.max(dayNumber(one.from), people.hiredOn[persons[row]!]!)
	);
	const order = orderByDay(firstDays);
	const [employmentTypes, jobClasses, ranks] = [new Dictionary(), new Dictionary(), new Dictionary()];
	const column = (value: (one: Assignment, person: number) => number) =>
		order.map((row) => value(assignments[row]!, persons[row]!));
	const person = column((_, who) => who);
	const primary = Uint8Array.from(order, (row) => (assignments[row]!.kind === '本務' ? 1 : 0));
	return {
		person,
		from: order.map((row) => firstDays[row]!),
		to: column((one, who) => Math.min(endNumber(one.to), people.leftOn[who]!)),
		primary,
		department: column((one) => departments.add(one.departmentCode)),
		employmentType: column((one) => employmentTypes.add(one.employmentType)),
		jobClass: column((one) => jobClasses.add(one.jobClass)),
		rank: column((one) => ranks.add(one.rank)),
		departments,
		employmentTypes,
		jobClasses,
		ranks,
		concurrent: Int32Array.from(order.keys()).filter((row) => primary[row] === 0),
		rows: grouped(person, people.count)
	};
}

/** The row of each 本務 held on the day. Someone without one, or not employed, is nowhere; nobody has two (an import refuses it). */
export function primaryPostsOn({ from, to, primary }: Posts, day: DayNumber): Int32Array {
	const begun = countThrough(from, day);
	const rows = new Int32Array(begun);
	let count = 0;
	// Each row is written and the next one takes its place unless it is held: quicker than a branch no processor can foresee.
	for (let row = 0; row < begun; row++) {
		rows[count] = row;
		count += to[row]! >= day ? primary[row]! : 0;
	}
	return rows.slice(0, count);
}

/** The rows of the posts, 本務 and 兼務, that a person holds on the day. */
export function postsOf({ rows, from, to }: Posts, person: number, day: DayNumber): number[] {
	const held: number[] = [];
	for (let place = rows.start[person]!; place < rows.start[person + 1]!; place++) {
		const row = rows.order[place]!;
		if (from[row]! <= day && day <= to[row]!) held.push(row);
	}
	return held;
}

/** The row of the 本務 that a person holds on the day, or -1. */
export function primaryPostOf(posts: Posts, person: number, day: DayNumber): number {
	const { rows, from, to, primary } = posts;
	for (let place = rows.start[person]!; place < rows.start[person + 1]!; place++) {
		const row = rows.order[place]!;
		if (primary[row] === 1 && from[row]! <= day && day <= to[row]!) return row;
	}
	return -1;
}
