import { type CivilDate } from '$lib/domain/calendar';
import { type Department } from '$lib/domain/organisation';
import { type Fault } from '../sheet';
import { firstUncovered } from './coverage';
import { asWritten, type Entry } from './overlay';
import { departmentWords } from './sentences';
import { isReversed, spanOf, type Town } from './town';

/** Departments whose parent is not valid on every day of their row; one that is stored is told at the row that shortens its parent. */
export function departmentParent(town: Town): Fault[] {
	return town.departments.flatMap((entry) => {
		const day = dayWithoutParent(town, entry.value);
		if (day === null) return [];
		if (entry.rowNumber !== null) return [withoutParent(entry.value, entry.rowNumber, day)];
		const cause = shortened(town, entry.value.parentCode!, day);
		return cause ? [leavesChild(town, cause, entry, day)] : [];
	});
}

/** The package's row that takes a day from a stored version of the department. */
export function shortened({ versions }: Town, code: string, day: CivilDate): Entry<Department> | undefined {
	const candidates = (versions.get(code) ?? []).map(({ entry }) => entry);
	return candidates.find(({ before }) => {
		if (!before) return false;
		const { from, to } = spanOf(before);
		return from <= day && day <= to;
	});
}

function dayWithoutParent(town: Town, department: Department): CivilDate | null {
	const { parentCode, validFrom, validTo } = department;
	if (parentCode === null || isReversed(validFrom, validTo)) return null;
	const parents = town.versions.get(parentCode);
	if (!parents || town.uncertainDepartments.has(parentCode)) return null;
	return firstUncovered(spanOf(department), parents);
}

function withoutParent({ parentCode }: Department, row: number, day: CivilDate): Fault {
	const message = `上位所属「${parentCode}」が${day}に有効ではありません。上位所属の期間の中に収まるように、期間か上位所属を直してください。`;
	return { file: 'departments.csv', row, column: 'parent_code', value: parentCode, message };
}

function leavesChild({ parsed }: Town, cause: Entry<Department>, child: Entry<Department>, day: CivilDate): Fault {
	const row = cause.rowNumber!;
	const message = `${departmentWords(child)}の上位所属なので、${day}にも有効でなければなりません。終了日を直すか、その所属の行も加えてください。`;
	const value = asWritten(parsed.departments!, 'valid_to', row, cause.value.validTo);
	return { file: 'departments.csv', row, column: 'valid_to', value, message };
}
