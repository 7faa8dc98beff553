/**
 * The columns of each file of an import package. Written out once more, since a test must not learn the public format from the code
 * it tests.
 */
export const packageHeaders = {
	'departments.csv': 'code,name,parent_code,valid_from,valid_to,order',
	'staff.csv': 'staff_number,name,kana,former_name,email,hired_on,left_on',
	'assignments.csv': 'staff_number,department_code,kind,employment_type,job_class,rank,from,to',
	'absences.csv': 'staff_number,kind,from,to',
	'courses.csv': 'code,name,category,provider,valid_months',
	'completions.csv': 'staff_number,course_code,completed_on,hours,comprehension,status,source,method',
	'qualifications.csv': 'staff_number,qualification_code,passed_on,certificate_number,expires_on,status',
	'appointments.csv': 'staff_number,role_code,department_code,from,to,order_number'
} as const;

export type CsvName = keyof typeof packageHeaders;

/** A CSV file as rows under all its columns, as a whole text, or as bytes; plan.json as a value, a text or bytes. */
export type PackageSketch = { [F in CsvName]?: readonly string[] | string | Uint8Array } & { 'plan.json'?: unknown };

/** What the files of a package hold, by name; UTF-8 with line feeds where the sketch is no bytes. */
export function packageContents(sketch: PackageSketch): Map<string, Uint8Array> {
	const contents = new Map<string, Uint8Array>();
	for (const [name, content] of Object.entries(sketch)) {
		if (content === undefined) continue;
		contents.set(name, content instanceof Uint8Array ? content : Buffer.from(textOf(name, content)));
	}
	return contents;
}

function textOf(name: string, content: unknown): string {
	if (typeof content === 'string') return content;
	return name === 'plan.json' ? JSON.stringify(content) : csvText(name as CsvName, content as string[]);
}

/** Rows under the header of their file. */
export function csvText(name: CsvName, rows: readonly string[]): string {
	return [packageHeaders[name], ...rows, ''].join('\n');
}
