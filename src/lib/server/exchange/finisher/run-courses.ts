import { type FiscalYear, fiscalYearOf, isCivilDate } from '$lib/domain/calendar';
import { can, type Viewer } from '$lib/domain/access';
import { type Tx } from '../../db/open';
import { allowedCourses } from './judged';

/** A course and a fiscal year in which a list has added or changed records. */
type Touched = { code: string; fiscalYear: FiscalYear };

/** Both as they stand now and as they stood before a later entry, the one that took the list back among them. */
const touchedSql = `SELECT course.code, completed_on AS "on" FROM completion JOIN course ON course.id = course_id
		WHERE completion.entry = :entry
	UNION SELECT course.code, old.row ->> '$.completedOn' FROM superseded AS old
		JOIN course ON course.id = old.row ->> '$.courseId'
		WHERE old."table" = 'completion' AND old.written_by = :entry`;

/**
 * Whether everything a list has added or changed is of courses that this person may take in, so that they may see it among the lists and
 * take it back. @returns a question about the entry of an import
 */
export function theirsAlone({ db, raw }: Pick<Tx, 'db' | 'raw'>, viewer: Viewer): (entry: number) => Promise<boolean> {
	const allowed = new Map<FiscalYear, ReadonlySet<string> | null>();
	const isAllowed = async ({ code, fiscalYear }: Touched) => {
		if (!allowed.has(fiscalYear)) allowed.set(fiscalYear, await allowedCourses({ db }, viewer, fiscalYear));
		return allowed.get(fiscalYear)?.has(code) ?? true;
	};
	return async (entry) => {
		if (!can(viewer, 'finisher:import')) return false;
		if (can(viewer, 'completion:correct')) return true;
		for (const touched of await touchedBy(raw, entry)) if (!(await isAllowed(touched))) return false;
		return true;
	};
}

async function touchedBy(raw: Tx['raw'], entry: number): Promise<Touched[]> {
	const { rows } = await raw.execute({ sql: touchedSql, args: { entry } });
	return rows.map(({ code, on }) => {
		if (typeof on !== 'string' || !isCivilDate(on)) throw new Error('a record without a day');
		return { code: String(code), fiscalYear: fiscalYearOf(on) };
	});
}
