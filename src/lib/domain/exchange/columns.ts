import { type PackageFile } from './sheet';

/**
 * A column of the import package. `optional`: it may be absent, which leaves what is stored. `blank`: a value may be blank,
 * which clears it. `code`: text that may begin with zeros, so a numeric cell is refused.
 */
export type Column = { name: string; japanese: string; optional?: true; blank?: true; code?: true };

const code = true;
const blank = true;
const optional = true;

const staffNumber: Column = { name: 'staff_number', japanese: '職員番号', code };
const departmentCode: Column = { name: 'department_code', japanese: '所属コード', code };
const from: Column = { name: 'from', japanese: '開始日' };
const to: Column = { name: 'to', japanese: '終了日', blank };
const status: Column = { name: 'status', japanese: '状態' };

/** Every file's columns in the order of the format's description. */
export const columnsOf: Readonly<Record<PackageFile, readonly Column[]>> = {
	'departments.csv': [
		{ name: 'code', japanese: '所属コード', code },
		{ name: 'name', japanese: '所属名' },
		{ name: 'parent_code', japanese: '上位所属コード', blank, code },
		{ name: 'valid_from', japanese: '開始日' },
		{ name: 'valid_to', japanese: '終了日', blank },
		{ name: 'order', japanese: '並び順', blank, optional }
	],
	'staff.csv': [
		staffNumber,
		{ name: 'name', japanese: '氏名' },
		{ name: 'kana', japanese: 'フリガナ', blank },
		{ name: 'former_name', japanese: '旧姓', blank, optional },
		{ name: 'email', japanese: 'メール', blank, optional },
		{ name: 'hired_on', japanese: '採用日' },
		{ name: 'left_on', japanese: '退職日', blank }
	],
	'assignments.csv': [
		staffNumber,
		departmentCode,
		{ name: 'kind', japanese: '区分' },
		{ name: 'employment_type', japanese: '任用形態', blank },
		{ name: 'job_class', japanese: '職種', blank },
		{ name: 'rank', japanese: '職位', blank },
		from,
		to
	],
	'absences.csv': [staffNumber, { name: 'kind', japanese: '種別' }, from, to],
	'courses.csv': [
		{ name: 'code', japanese: '研修コード', code },
		{ name: 'name', japanese: '研修名' },
		{ name: 'category', japanese: '分野' },
		{ name: 'provider', japanese: '実施機関', blank },
		{ name: 'valid_months', japanese: '有効月数', blank }
	],
	'completions.csv': [
		staffNumber,
		{ name: 'course_code', japanese: '研修コード', code },
		{ name: 'completed_on', japanese: '受講日' },
		{ name: 'hours', japanese: '時間', blank },
		{ name: 'comprehension', japanese: '理解度', blank },
		status,
		{ name: 'source', japanese: '登録元', blank },
		{ name: 'method', japanese: '実施方法', blank, optional }
	],
	'qualifications.csv': [
		staffNumber,
		{ name: 'qualification_code', japanese: '資格コード', code },
		{ name: 'passed_on', japanese: '合格日' },
		{ name: 'certificate_number', japanese: '合格証書番号', blank },
		{ name: 'expires_on', japanese: '有効期限', blank },
		status
	],
	'appointments.csv': [
		staffNumber,
		{ name: 'role_code', japanese: '役割', code },
		departmentCode,
		from,
		to,
		{ name: 'order_number', japanese: '発令番号', blank }
	]
};

/** The columns that make a row the same one as before. */
export const keyColumns: Readonly<Record<PackageFile, readonly string[]>> = {
	'departments.csv': ['code', 'valid_from'],
	'staff.csv': ['staff_number'],
	'assignments.csv': ['staff_number', 'department_code', 'kind', 'from'],
	'absences.csv': ['staff_number', 'kind', 'from'],
	'courses.csv': ['code'],
	'completions.csv': ['staff_number', 'course_code', 'completed_on'],
	'qualifications.csv': ['staff_number', 'qualification_code', 'passed_on'],
	'appointments.csv': ['staff_number', 'role_code', 'department_code', 'from']
};

/** The Japanese name of a column; its own name where the file has no such column. */
export function japaneseName(file: PackageFile, column: string): string {
	return columnsOf[file].find(({ name }) => name === column)?.japanese ?? column;
}
