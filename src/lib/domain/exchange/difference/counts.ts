import { planFile, type PackageFile } from '../sheet';
import { type Difference } from './compare';
import { type PackageDifference } from './difference';

export type Counts = { added: number; changed: number; unchanged: number };

/** How many rows of each file present are new, different and as before; plan.json is counted in indicators. */
export type PackageCounts = Partial<Record<PackageFile | typeof planFile, Counts>>;

const fileOf = {
	departments: 'departments.csv',
	staff: 'staff.csv',
	assignments: 'assignments.csv',
	absences: 'absences.csv',
	courses: 'courses.csv',
	completions: 'completions.csv',
	holdings: 'qualifications.csv',
	appointments: 'appointments.csv',
	indicators: planFile
} as const;

export function packageCounts(difference: PackageDifference): PackageCounts {
	const counts: PackageCounts = {};
	for (const [name, file] of Object.entries(fileOf)) {
		const part = difference[name as keyof typeof fileOf];
		if (part) counts[file] = countsOf(part);
	}
	return counts;
}

function countsOf({ added, changed, unchanged }: Difference<never> | Difference<object>): Counts {
	return { added: added.length, changed: changed.length, unchanged };
}
