import { type Transaction } from '@libsql/client';
import { buildOrganisation, type OrganisationLedger } from '$lib/domain/ledger';
import { allRows } from '../db/packed';
import { absence, assignment, department, staff } from '../db/schema';

/** People keep their positions in the order of their ids, so that a new one never moves the others. */
export type LoadedOrganisation = OrganisationLedger & {
	staffIds: readonly number[];
	positionById: ReadonlyMap<number, number>;
};

export async function loadOrganisation(raw: Transaction): Promise<LoadedOrganisation> {
	const people = await allRows(raw, staff);
	const named = withStaffNumbers(new Map(people.map(({ id, staffNumber }) => [id, staffNumber])));
	const organisation = buildOrganisation({
		departments: await allRows(raw, department),
		staff: people,
		assignments: named(await allRows(raw, assignment)),
		absences: named(await allRows(raw, absence))
	});
	const staffIds = people.map(({ id }) => id);
	return { ...organisation, staffIds, positionById: new Map(staffIds.map((id, position) => [id, position])) };
}

/** Facts refer to people by row id in the database and by 職員番号 everywhere else. */
export function withStaffNumbers(numbers: ReadonlyMap<number, string>) {
	return <T extends { staffId: number }>(rows: readonly T[]): (T & { staffNumber: string })[] =>
		rows.map((row) => ({ ...row, staffNumber: numbers.get(row.staffId)! }));
}
