import type { Appointment } from './roles/appointments';
import { categories, isAnnual } from './town/categories';
import { coursesOf } from './training/courses';
import { dayText } from './days';
import { departments } from './town/departments';
import type { Person, Post } from './town/people';
import type { Holding } from './training/qualifications';
import { recordsOf, type Sources } from './training/records';
import type { Setting } from './setting';

/** Everything that happened in the town, before it is written as rows. */
export type TownRecords = {
	setting: Setting;
	people: Person[];
	appointments: Appointment[];
	holdings: Holding[];
	sources: Sources;
};

/** The header of each file of the import package. */
const headers = {
	'departments.csv': ['code', 'name', 'parent_code', 'valid_from', 'valid_to', 'order'],
	'staff.csv': ['staff_number', 'name', 'kana', 'former_name', 'email', 'hired_on', 'left_on'],
	'assignments.csv': ['staff_number', 'department_code', 'kind', 'employment_type', 'job_class', 'rank', 'from', 'to'],
	'absences.csv': ['staff_number', 'kind', 'from', 'to'],
	'courses.csv': ['code', 'name', 'category', 'provider', 'valid_months'],
	'completions.csv': [
		'staff_number',
		'course_code',
		'completed_on',
		'hours',
		'comprehension',
		'status',
		'source',
		'method'
	],
	'qualifications.csv': [
		'staff_number',
		'qualification_code',
		'passed_on',
		'certificate_number',
		'expires_on',
		'status'
	],
	'appointments.csv': ['staff_number', 'role_code', 'department_code', 'from', 'to', 'order_number']
} as const;

export type PackageFile = keyof typeof headers;

/** The rows of every file, made while they are read, so that a million of them never stand in memory together. */
export function packageFiles(town: TownRecords): Record<PackageFile, Iterable<string[]>> {
	return {
		'departments.csv': file('departments.csv', () => departmentRows(town.setting)),
		'staff.csv': file('staff.csv', () => town.people.map(staffRow)),
		'assignments.csv': file('assignments.csv', () => assignmentRows(town.people)),
		'absences.csv': file('absences.csv', () => absenceRows(town.people)),
		'courses.csv': file('courses.csv', () => courseRows(town.setting)),
		'completions.csv': file('completions.csv', () => completionRows(town)),
		'qualifications.csv': file('qualifications.csv', () => town.holdings.map(qualificationRow)),
		'appointments.csv': file('appointments.csv', () => town.appointments.map(appointmentRow))
	};
}

function file(name: PackageFile, rows: () => Iterable<string[]>): Iterable<string[]> {
	return {
		*[Symbol.iterator]() {
			yield [...headers[name]];
			yield* rows();
		}
	};
}

function departmentRows(setting: Setting): string[][] {
	return departments(setting).map(({ code, name, parentCode, from, to, order }) => {
		return [code, name, parentCode ?? '', dayText(from), dayText(to), String(order)];
	});
}

function staffRow(person: Person): string[] {
	const { staffNumber, name, kana, formerName, hiredOn, leftOn } = person;
	const last = person.posts.at(-1);
	const email = last && !isAnnual(last.category) ? `s${staffNumber}@city.shiomi.example` : '';
	return [staffNumber, name, kana, formerName, email, dayText(hiredOn), dayText(leftOn)];
}

function* assignmentRows(people: Person[]): Iterable<string[]> {
	for (const person of people) {
		for (const post of person.posts) yield assignmentRow(person, post, '本務');
		for (const post of person.concurrentPosts) yield assignmentRow(person, post, '兼務');
	}
}

function assignmentRow(person: Person, post: Post, kind: string): string[] {
	const { employmentType, jobClass } = categories[post.category];
	const period = [dayText(post.from), dayText(post.to)];
	return [person.staffNumber, post.department, kind, employmentType, jobClass, post.rank, ...period];
}

function absenceRows(people: Person[]): string[][] {
	return people.flatMap((person) =>
		person.absences.map(({ kind, from, to }) => [person.staffNumber, kind, dayText(from), dayText(to)])
	);
}

function courseRows(setting: Setting): string[][] {
	return coursesOf(setting).map(({ code, name, category, provider, validMonths }) => {
		return [code, name, category, provider, validMonths === null ? '' : String(validMonths)];
	});
}

function* completionRows(town: TownRecords): Iterable<string[]> {
	for (const person of town.people) {
		for (const record of recordsOf(person, town.sources)) {
			const { course, day, hours, comprehension, status, source, method } = record;
			const answer = comprehension === null ? '' : String(comprehension);
			yield [person.staffNumber, course, dayText(day), String(hours), answer, status, source, method];
		}
	}
}

function qualificationRow(holding: Holding): string[] {
	const { person, qualification, passedOn, certificateNumber, expiresOn, status } = holding;
	return [person.staffNumber, qualification, passedOn, certificateNumber, dayText(expiresOn), status];
}

function appointmentRow(appointment: Appointment): string[] {
	const { person, role, department, from, to, orderNumber } = appointment;
	return [person.staffNumber, role, department, dayText(from), dayText(to), orderNumber];
}
