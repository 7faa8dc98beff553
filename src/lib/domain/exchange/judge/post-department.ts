import { type CivilDate } from '$lib/domain/calendar';
import { type Assignment } from '$lib/domain/organisation';
import { type Fault } from '../sheet';
import { firstUncovered } from './coverage';
import { asWritten, everyRow } from './overlay';
import { type DatedPost, postSpan } from './primary-posts';
import { type Town } from './town';

/** Posts of the package on days when their department is not valid; without a written end they last as long as the employment. */
export function postDepartment(town: Town): Fault[] {
	const { assignments } = town.parsed;
	const faults: Fault[] = [];
	for (const { rowNumber: row, fields } of everyRow(assignments)) {
		if (!isReadable(fields)) continue;
		const day = dayWithoutDepartment(town, fields);
		if (day === null) continue;
		const column = day === fields.from ? 'from' : 'to';
		const value = asWritten(assignments!, column, row, fields[column]);
		const message = `所属「${fields.departmentCode}」は${day}に有効ではありません。${advice(fields, column)}`;
		faults.push({ file: 'assignments.csv', row, column, value, message });
	}
	return faults;
}

/** The first day of a post on which its department is not valid; null where it always is, or where that cannot be judged. */
export function dayWithoutDepartment(town: Town, post: DatedPost): CivilDate | null {
	const { departmentCode, staffNumber, to } = post;
	const versions = town.versions.get(departmentCode);
	if (!versions || town.uncertainDepartments.has(departmentCode)) return null;
	if (to === null && (!town.staff.has(staffNumber) || town.uncertainStaff.has(staffNumber))) return null;
	return firstUncovered(postSpan(town, post), versions);
}

function isReadable(fields: Partial<Assignment>): fields is DatedPost {
	const { staffNumber, departmentCode, from, to } = fields;
	return ![staffNumber, departmentCode, from, to].includes(undefined);
}

function advice({ to }: DatedPost, column: 'from' | 'to'): string {
	if (column === 'from') return '所属が有効な日から始まるように、開始日か所属コードを直してください。';
	return to === null
		? '所属が終わる日を終了日に入れてください。'
		: '所属が有効な間だけになるように、終了日を直してください。';
}
