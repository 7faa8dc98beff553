import { type ParsedFile } from '../package';
import { everyRow } from './overlay';
import { type Town } from './town';

/** The codes of one kind that may be referred to, and what to do about one that is not among them. */
export type Known = { has(code: string): boolean; where: string };
export type KnownCodes = { staff: Known; departments: Known; courses: Known; qualifications: Known };

/**
 * Codes that are stored or in the package. A row with a fault elsewhere still makes its code known; where a file cannot be
 * read at all, every code passes, so that one mistake is not told a thousand times.
 */
export function knownCodes({ parsed, stored }: Town): KnownCodes {
	return {
		staff: {
			has: codes(parsed.staff, stored.staff, ({ staffNumber }) => staffNumber),
			where: 'staff.csv に加えるか、職員番号を直してください。'
		},
		departments: {
			has: codes(parsed.departments, stored.departments, ({ code }) => code),
			where: 'departments.csv に加えるか、所属コードを直してください。'
		},
		courses: {
			has: codes(parsed.courses, stored.courses, ({ code }) => code),
			where: 'courses.csv に加えるか、研修コードを直してください。'
		},
		qualifications: {
			has: (code) => stored.qualificationCodes.has(code),
			where: '資格の一覧にあるコード（IP、FE、AP など）で書いてください。'
		}
	};
}

function codes<T>(
	file: ParsedFile<T> | null,
	stored: readonly T[],
	codeOf: (fields: Partial<T>) => string | undefined
): (code: string) => boolean {
	if (file?.incomplete) return () => true;
	const known = new Set(stored.map(codeOf));
	for (const { fields } of everyRow(file)) known.add(codeOf(fields));
	return (code) => known.has(code);
}
