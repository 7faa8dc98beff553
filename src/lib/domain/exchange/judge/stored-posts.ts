import { type CivilDate } from '$lib/domain/calendar';
import { type Assignment, type Department, type Staff } from '$lib/domain/organisation';
import { type Fault } from '../sheet';
import { shortened } from './department-parent';
import { datesOutside } from './employment';
import { asWritten, type Entry } from './overlay';
import { dayWithoutDepartment } from './post-department';
import { periodWords } from './sentences';
import { endOfTime } from './timeline';
import { type Town } from './town';

/** Stored posts that a row of the package would leave outside their employment or without their department, told at that row. */
export function storedPosts(town: Town): Fault[] {
	return town.assignments.flatMap(({ value, rowNumber }) => {
		if (rowNumber !== null) return [];
		return [...leftOutside(town, value), ...leftWithoutDepartment(town, value)];
	});
}

function leftOutside(town: Town, post: Assignment): Fault[] {
	const person = town.staff.get(post.staffNumber);
	if (!person?.before || town.uncertainStaff.has(post.staffNumber)) return [];
	const before = datesOutside(post, person.before);
	const [first] = datesOutside(post, person.value).filter(({ date }) => !before.some((day) => day.date === date));
	if (!first) return [];
	const column = first.date < person.value.hiredOn ? 'hired_on' : 'left_on';
	return [employmentFault(town, person, column, first.date, post)];
}

function leftWithoutDepartment(town: Town, post: Assignment): Fault[] {
	const day = dayWithoutDepartment(town, post);
	if (day === null) return [];
	const person = town.staff.get(post.staffNumber);
	const lastDay = post.to ?? person?.before?.leftOn ?? endOfTime;
	// the post reaches days it had not: the employment has become longer
	if (person?.before && day > lastDay) return [employmentFault(town, person, 'left_on', day, post)];
	const cause = shortened(town, post.departmentCode, day);
	return cause ? [departmentFault(town, cause, day, post)] : [];
}

function employmentFault(
	{ parsed }: Town,
	{ value, rowNumber }: Entry<Staff>,
	column: 'hired_on' | 'left_on',
	day: CivilDate,
	post: Assignment
): Fault {
	const message = `${postWords(post)}が合わなくなります（${day}）。日付を直すか、その発令の行も加えてください。`;
	const written = column === 'hired_on' ? value.hiredOn : value.leftOn;
	const text = asWritten(parsed.staff!, column, rowNumber!, written);
	return { file: 'staff.csv', row: rowNumber, column, value: text, message };
}

function departmentFault(
	{ parsed }: Town,
	{ value, rowNumber }: Entry<Department>,
	day: CivilDate,
	post: Assignment
): Fault {
	const message = `${postWords(post)}があるので、${day}にも有効でなければなりません。終了日を直すか、その発令の行も加えてください。`;
	const text = asWritten(parsed.departments!, 'valid_to', rowNumber!, value.validTo);
	return { file: 'departments.csv', row: rowNumber, column: 'valid_to', value: text, message };
}

function postWords({ staffNumber, departmentCode, kind, from, to }: Assignment): string {
	return `登録済みの発令（職員「${staffNumber}」、所属「${departmentCode}」、${kind}、${periodWords(from, to)}）`;
}
