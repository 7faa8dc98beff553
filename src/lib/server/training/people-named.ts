import { sql } from 'drizzle-orm';
import { type CivilDate } from '$lib/domain/calendar';
import { type CompletionState, type StaffList } from '$lib/domain/training';
import { type Db } from '../db/open';

/** Somebody of a list, with the record there is of the course and day; the ids are null where nobody or nothing is found. */
export type Named = {
	/** the number as the list says it */
	said: string;
	staffId: number | null;
	staffNumber: string;
	name: string;
	hiredOn: CivilDate;
	leftOn: CivilDate | null;
	/** of today's 本務; null without one, and for whoever is not employed today */
	departmentCode: string | null;
	department: string | null;
	standing: { id: number; state: CompletionState; sources: string[] } | null;
};

type Row = Omit<Named, 'standing'> & { recordId: number | null; state: CompletionState; sources: string };

/**
 * The people of a list of 職員番号, in its order, in one statement. Excel cuts zeros off the beginning: a number that is nobody's, and beside
 * which no other stood, is taken for the one that differs in those alone. Whoever is named twice is there once.
 */
export async function peopleNamed(
	db: Db,
	{ numbers, alone }: Pick<StaffList, 'numbers' | 'alone'>,
	{ courseId, completedOn, today }: { courseId: number; completedOn: CivilDate; today: CivilDate }
): Promise<Named[]> {
	const rows = await db.all<Row>(sql`
		WITH bare AS MATERIALIZED (
			SELECT ltrim(staff_number, '0') AS number, min(id) AS id FROM staff GROUP BY 1 HAVING count(*) = 1
		)
		SELECT asked.value AS said, staff.id AS staffId, staff.staff_number AS staffNumber, staff.name, staff.hired_on AS hiredOn,
			staff.left_on AS leftOn, department.code AS departmentCode, department.name AS department,
			completion.id AS recordId, completion.state, completion.sources
		FROM json_each(${JSON.stringify(numbers)}) AS asked
		LEFT JOIN staff ON staff.id = coalesce(
			(SELECT id FROM staff AS exact WHERE exact.staff_number = asked.value),
			(SELECT id FROM bare WHERE bare.number = ltrim(asked.value, '0')
				AND asked.value IN (SELECT value FROM json_each(${JSON.stringify(alone)}))))
		LEFT JOIN assignment ON assignment.staff_id = staff.id AND assignment.kind = '本務' AND assignment."from" <= ${today}
			AND (assignment."to" IS NULL OR assignment."to" >= ${today})
			AND staff.hired_on <= ${today} AND (staff.left_on IS NULL OR staff.left_on >= ${today})
		LEFT JOIN department ON department.code = assignment.department_code AND department.valid_from <= ${today}
			AND (department.valid_to IS NULL OR department.valid_to >= ${today})
		LEFT JOIN completion ON completion.staff_id = staff.id AND completion.course_id = ${courseId}
			AND completion.completed_on = ${completedOn} AND completion.state <> 'withdrawn'
		ORDER BY asked.key`);
	const known = new Set<number>();
	return rows
		.filter(({ staffId }) => staffId === null || (!known.has(staffId) && known.add(staffId)))
		.map(({ recordId, state, sources, ...named }) => ({
			...named,
			standing: recordId === null ? null : { id: recordId, state, sources: JSON.parse(sources) as string[] }
		}));
}
