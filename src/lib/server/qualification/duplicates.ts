import { and, eq, isNotNull, ne, sql } from 'drizzle-orm';
import { reaches, scopeOf, type Viewer } from '$lib/domain/access';
import { catalogueEntry, normalisedCertificate, qualificationName } from '$lib/domain/qualification';
import { type CompletionState } from '$lib/domain/training';
import { type Db } from '../db/open';
import { assignment, department, holding, staff } from '../db/schema';
import { isDepartmentOn, isEmployedOn, isPrimaryPostOn } from '../organisation/in-force';
import { type HoldingRow } from './told';

/** What makes two records look like one: the same certificate, whoever's it is, or one examination passed twice by one person. */
export type DuplicateReason = 'same-number' | 'same-qualification';

/** Another record that may be the same certificate. `shown` null: of somebody whose qualifications the viewer may not see. */
export type PossibleDuplicate = {
	id: number;
	reason: DuplicateReason;
	shown: {
		name: string;
		staffNumber: string;
		department: string | null;
		qualification: string;
		passedOn: string;
		certificateNumber: string | null;
		state: CompletionState;
	} | null;
};

type Asked = Pick<HoldingRow, 'id' | 'staffId' | 'qualificationCode' | 'certificateNumber'>;

/** The possible duplicates of these holdings among all that were not taken back, by id; a holding without any is not there. */
export async function holdingDuplicates(
	db: Db,
	viewer: Viewer,
	asked: readonly Asked[]
): Promise<Map<number, PossibleDuplicate[]>> {
	if (asked.length === 0) return new Map();
	const [byNumber, byPerson] = [await holdersByNumber(db, asked), await examinationsOf(db, asked)];
	const reasons = asked.map((one) => ({ id: one.id, others: reasonsFor(one, byNumber, byPerson) }));
	const shown = await shownRecords(db, viewer, [...new Set(reasons.flatMap(({ others }) => [...others.keys()]))]);
	return new Map(
		reasons
			.filter(({ others }) => others.size > 0)
			.map(({ id, others }) => [
				id,
				[...others].map(([other, reason]) => ({ id: other, reason, shown: shown.get(other) ?? null }))
			])
	);
}

function reasonsFor(one: Asked, byNumber: Grouped, byPerson: Grouped): Map<number, DuplicateReason> {
	const number = normalisedCertificate(one.certificateNumber);
	const others = new Map<number, DuplicateReason>();
	for (const id of byPerson.get(examinationKey(one)) ?? []) others.set(id, 'same-qualification');
	for (const id of (number && byNumber.get(number)) || []) others.set(id, 'same-number');
	others.delete(one.id);
	return others;
}

/** Ids by what they have in common. */
type Grouped = Map<string, number[]>;

/** The records that bear one of these certificates' numbers, by the number as it is compared. */
async function holdersByNumber(db: Db, asked: readonly Asked[]): Promise<Grouped> {
	const wanted = new Map<string, number[]>();
	for (const { certificateNumber } of asked) {
		const number = normalisedCertificate(certificateNumber);
		if (number !== null) wanted.set(number, []);
	}
	if (wanted.size === 0) return wanted;
	const rows = await db
		.select({ id: holding.id, written: holding.certificateNumber })
		.from(holding)
		.where(and(isNotNull(holding.certificateNumber), ne(holding.state, 'withdrawn')));
	for (const { id, written } of rows) wanted.get(normalisedCertificate(written) ?? '')?.push(id);
	return wanted;
}

/** Every record of an examination of these people; a registration is renewed and stands more than once. */
async function examinationsOf(db: Db, asked: readonly Asked[]): Promise<Grouped> {
	const people = JSON.stringify([...new Set(asked.map(({ staffId }) => staffId))]);
	const rows = await db
		.select({ id: holding.id, staffId: holding.staffId, qualificationCode: holding.qualificationCode })
		.from(holding)
		.where(and(sql`${holding.staffId} IN (SELECT value FROM json_each(${people}))`, ne(holding.state, 'withdrawn')));
	const grouped: Grouped = new Map();
	for (const row of rows) {
		if (catalogueEntry(row.qualificationCode)?.kind === 'registration') continue;
		const key = examinationKey(row);
		grouped.set(key, [...(grouped.get(key) ?? []), row.id]);
	}
	return grouped;
}

function examinationKey({ staffId, qualificationCode }: Pick<Asked, 'staffId' | 'qualificationCode'>): string {
	return `${staffId} ${qualificationCode}`;
}

async function shownRecords(db: Db, viewer: Viewer, ids: readonly number[]) {
	const { today } = viewer;
	const rows = await db
		.select({
			...{ id: holding.id, staffId: holding.staffId, qualificationCode: holding.qualificationCode },
			...{ passedOn: holding.passedOn, certificateNumber: holding.certificateNumber, state: holding.state },
			...{ name: staff.name, staffNumber: staff.staffNumber },
			...{ departmentCode: assignment.departmentCode, department: department.name }
		})
		.from(holding)
		.innerJoin(staff, eq(staff.id, holding.staffId))
		.leftJoin(assignment, and(eq(assignment.staffId, staff.id), isPrimaryPostOn(today), isEmployedOn(today)))
		.leftJoin(department, and(eq(department.code, assignment.departmentCode), isDepartmentOn(today)))
		.where(sql`${holding.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
	const scope = scopeOf(viewer, 'holding:read');
	const readable = rows.filter(({ staffId, departmentCode }) => reaches(scope, staffId, departmentCode));
	return new Map(
		readable.map(({ id, qualificationCode, name, staffNumber, department, passedOn, certificateNumber, state }) => [
			id,
			{
				...{ name, staffNumber, department, qualification: qualificationName(qualificationCode) },
				...{ passedOn, certificateNumber, state }
			}
		])
	);
}
