import { type Viewer } from '$lib/domain/access';
import { ownFault } from '$lib/domain/training';
import { type Db } from '../db/open';
import { type Evidence, evidenceOf } from '../evidence/queries';
import { allCourses, ownCompletions } from './queries';
import { readName } from './reading/read-name';
import { type CourseChoice } from './record-form';

/** A record of one's own that can still be edited, with its evidence, which stays. */
export type EditedRecord = Awaited<ReturnType<typeof ownCompletions>>[number] & { evidence: Evidence[] };

/** What 自分の台帳 opens to be edited, and every course there is; `edited` null where it is none that can be, or not the viewer's. */
export async function editedRecord(
	db: Db,
	viewer: Viewer,
	id: number | null
): Promise<{ edited: EditedRecord | null; courses: CourseChoice[] }> {
	const found = (await ownCompletions(db, viewer)).find((one) => one.id === id && ownFault(one) === null);
	const courses = (await allCourses(db)).map(({ code, name }) => ({ code, name, reading: readName(name) }));
	if (!found) return { edited: null, courses };
	return { edited: { ...found, evidence: await evidenceOf(db, { completionIds: [found.id] }) }, courses };
}
