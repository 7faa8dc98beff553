import { type ParsedPackage } from './package';
import { parsePlan } from './plan/parse-plan';
import { readAbsence } from './rows/absences';
import { readAppointment } from './rows/appointments';
import { readAssignment } from './rows/assignments';
import { completionReader } from './rows/completions';
import { readCourse } from './rows/courses';
import { readDepartment } from './rows/departments';
import { readHolding } from './rows/qualifications';
import { type Fields, readRows } from './rows/read-rows';
import { type RowReader } from './rows/row-reader';
import { readStaff } from './rows/staff';
import { type Fault, type PackageFile, type Sheet } from './sheet';
import { sortFaults } from './sort-faults';

/** Sheets and the text of plan.json as rows, with every fault of form (what `judgePackage` finds comes after) and messages. */
export function parsePackage({ sheets, plan }: { sheets: readonly Sheet[]; plan: string | null }): {
	parsed: ParsedPackage;
	faults: Fault[];
	messages: string[];
} {
	const faults: Fault[] = [];
	const messages: string[] = [];
	const gathered = <R extends { faults: Fault[]; messages: string[] }>(reading: R): R => {
		for (const fault of reading.faults) faults.push(fault);
		messages.push(...reading.messages);
		return reading;
	};
	const rows = <T>(file: PackageFile, read: (row: RowReader) => Fields<T>) => {
		const sheet = sheets.find((candidate) => candidate.file === file);
		return sheet ? gathered(readRows(sheet, read)).file : null;
	};
	const parsed = {
		departments: rows('departments.csv', readDepartment),
		staff: rows('staff.csv', readStaff),
		assignments: rows('assignments.csv', readAssignment),
		absences: rows('absences.csv', readAbsence),
		courses: rows('courses.csv', readCourse),
		completions: rows('completions.csv', completionReader()),
		holdings: rows('qualifications.csv', readHolding),
		appointments: rows('appointments.csv', readAppointment),
		plan: plan === null ? null : gathered(parsePlan(plan)).plan
	};
	return { parsed, faults: sortFaults(faults), messages };
}
