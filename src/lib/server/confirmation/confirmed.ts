import { and, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { qualificationName } from '$lib/domain/qualification';
import { plainNumber } from '../access/account/find-account';
import { withinScope } from '../access/scope';
import { type Db } from '../db/open';
import { completion, course, holding, staff } from '../db/schema';
import { evidenceOf } from '../evidence/queries';

/** So many of a kind on one page. */
export const confirmedAtOnce = 100;

/** Whose confirmed records are asked for. `isOwn`: the viewer's, who does not correct them. */
export type ConfirmedPerson = { id: number; staffNumber: string; name: string; isOwn: boolean };

/**
 * The person of a 職員番号 as somebody typed it, full-width or not, in employment or not. Zeros missing at its beginning are understood where
 * exactly one person remains; null where nobody does, or more than one.
 */
export async function personNumbered(db: Db, { staffId }: Viewer, typed: string): Promise<ConfirmedPerson | null> {
	const number = plainNumber(typed);
	const significant = number.replace(/^0+/, '');
	if (significant === '') return null;
	const { id, staffNumber, name } = staff;
	const found = await db
		.select({ id, staffNumber, name })
		.from(staff)
		.where(or(eq(staffNumber, number), sql`ltrim(${staffNumber}, '0') = ${significant}`));
	const person = found.find((one) => one.staffNumber === number) ?? (found.length === 1 ? found[0]! : null);
	return person && { ...person, isOwn: person.id === staffId };
}

/**
 * A person's 確認済 records, of each kind the latest training and 合格日 first, so many to a page (1 is the first), with how many files each
 * has: what the viewer may correct, or their own to look at.
 */
export async function confirmedRecords(db: Db, viewer: Viewer, person: ConfirmedPerson, page: number) {
	const offset = (page - 1) * confirmedAtOnce;
	const completions = await completionsOf(db, whose(viewer, person, 'completion'), offset);
	const holdings = await holdingsOf(db, whose(viewer, person, 'holding'), offset);
	const shown = {
		completions: completions.slice(0, confirmedAtOnce),
		holdings: holdings.slice(0, confirmedAtOnce)
	};
	const files = await evidenceOf(db, { completionIds: idsOf(shown.completions), holdingIds: idsOf(shown.holdings) });
	return {
		completions: shown.completions.map((row) => ({
			...{ ...row, files: files.filter(({ completionId }) => completionId === row.id).length }
		})),
		holdings: shown.holdings.map((row) => ({
			...{ ...row, qualification: qualificationName(row.qualificationCode) },
			files: files.filter(({ holdingId }) => holdingId === row.id).length
		})),
		hasMore: Math.max(completions.length, holdings.length) > confirmedAtOnce
	};
}

function whose(viewer: Viewer, { id, isOwn }: ConfirmedPerson, kind: 'completion' | 'holding'): SQL | undefined {
	const { staffId, state } = kind === 'completion' ? completion : holding;
	const isReached = isOwn ? undefined : withinScope(viewer, `${kind}:correct`, staffId);
	return and(eq(staffId, id), eq(state, 'confirmed'), isReached);
}

function completionsOf(db: Db, condition: SQL | undefined, offset: number) {
	const { id, completedOn, hours } = completion;
	return db
		.select({ id, course: course.name, completedOn, hours })
		.from(completion)
		.innerJoin(course, eq(course.id, completion.courseId))
		.where(condition)
		.orderBy(desc(completedOn), desc(id))
		.limit(confirmedAtOnce + 1)
		.offset(offset);
}

function holdingsOf(db: Db, condition: SQL | undefined, offset: number) {
	const { id, qualificationCode, passedOn, certificateNumber } = holding;
	return db
		.select({ id, qualificationCode, passedOn, certificateNumber })
		.from(holding)
		.where(condition)
		.orderBy(desc(holding.countedOn), desc(id))
		.limit(confirmedAtOnce + 1)
		.offset(offset);
}

function idsOf(rows: readonly { id: number }[]): number[] {
	return rows.map(({ id }) => id);
}
