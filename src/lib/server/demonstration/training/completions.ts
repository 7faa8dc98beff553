import type { DayNumber } from '$lib/domain/calendar';
import type { Course } from './courses';
import { isWeekend } from '../days';
import { isAway, type Person } from '../town/people';
import type { Random } from '../random';

export type Completion = {
	course: string;
	day: DayNumber;
	hours: number;
	/** 1 to 5, null where nobody asked */
	comprehension: number | null;
	status: '確認済' | '未確認';
	source: string;
	method: string;
};

const comprehensions = [null, 2, 3, 3, 4, 4, 4, 4, 5, 5];

/** A confirmed completion, entered by whoever held the course. */
export function confirmed(random: Random, course: Course, day: DayNumber): Completion {
	const method = random.pick(course.methods);
	const source = method === 'e-ラーニング' ? 'e-ラーニング' : '受講者名簿';
	return completion(random, course, day, '確認済', source, method);
}

/** A completion its person has entered and nobody has confirmed yet. */
export function waiting(random: Random, course: Course, day: DayNumber): Completion {
	return completion(random, course, day, '未確認', '本人', random.pick(course.methods));
}

/** A working day of the span on which the person is not on leave; the last day of the span where none is found. */
export function trainingDay(random: Random, person: Person, first: DayNumber, last: DayNumber): DayNumber {
	for (let attempt = 0; attempt < 12; attempt++) {
		const day = random.integer(first, last);
		if (!isWeekend(day) && (person.absences.length === 0 || !isAway(person, day))) return day;
	}
	return last;
}

function completion(
	random: Random,
	course: Course,
	day: DayNumber,
	status: Completion['status'],
	source: string,
	method: string
): Completion {
	const comprehension = random.pick(comprehensions);
	return { course: course.code, day, hours: course.hours, comprehension, status, source, method };
}
