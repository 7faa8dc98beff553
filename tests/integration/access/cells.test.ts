import { type AccountRole, type Cell, cells, isAccountRole, type ViewerRole, viewerRoles } from '$lib/domain/access';
import { day } from '$lib/domain/calendar';
import { withinScope } from '$lib/server/access/scope';
import { type Database, openDatabase } from '$lib/server/db/open';
import { addRow } from '$lib/server/db/rows';
import { deputy, staff } from '$lib/server/db/schema';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDb, temporaryDatabaseFile } from '../../setup/database';
import { givenAccount, headsConfirm, rearrange, settle, viewerOn } from './settle';

const transfer = '2026-04-01';
const days = { before: '2026-03-31', after: transfer };

const moved = (from: string, to: string) => [
	{ in: from, to: days.before },
	{ in: to, from: transfer }
];

/** Everybody who asks works in 1010; the 所属長 heads it, and with it 1011; the 確認代行 confirms for both. */
const people = [
	...viewerRoles.map((role) => ({ staffNumber: role, posts: '1010', appointments: appointmentsOf(role) })),
	{ staffNumber: 'below', posts: '1011' },
	{ staffNumber: 'goes', posts: moved('1010', '2010') },
	{ staffNumber: 'comes', posts: moved('2010', '1011') },
	{ staffNumber: 'elsewhere', posts: '2010' },
	{ staffNumber: 'leaves', posts: '1010', leftOn: days.before },
	{ staffNumber: 'concurrent', posts: [{ in: '2010' }, { in: '1010', kind: '兼務' as const }] }
];

function appointmentsOf(role: ViewerRole) {
	return role === '所属長' ? [{ role: '所属長', in: '1010' }] : [];
}

/** Whose people they are for the head of 1010, before and after. */
const inSection: Record<string, { before: boolean; after: boolean }> = {
	below: { before: true, after: true },
	goes: { before: true, after: false },
	comes: { before: false, after: true },
	elsewhere: { before: false, after: false },
	// Whoever has left is in no department: the ledger stays with 人事.
	leaves: { before: true, after: false },
	// A 兼務 makes nobody one's own: the 本務 counts.
	concurrent: { before: false, after: false }
};

let database: Database;
let remove: () => void;

beforeAll(async () => {
	const file = await temporaryDatabaseFile();
	database = await openDatabase(file.url);
	remove = file.remove;
	const departments = [{ code: '1010' }, { code: '1011', parentCode: '1010' }, { code: '2010' }];
	await settle(database, { departments, people });
	for (const role of viewerRoles) {
		const roles: AccountRole[] = isAccountRole(role) && role !== '職員' ? ['職員', role] : ['職員'];
		await givenAccount(database, role, ...roles);
	}
	await rearrange(database, async (change) => {
		const [one] = await change.db.select().from(staff).where(eq(staff.staffNumber, '確認代行'));
		const days = { from: day('2026-03-01'), to: day('2026-04-30') };
		await addRow(change, deputy, { departmentCode: '1010', staffId: one!.id, ...days });
	});
	await headsConfirm(database);
});

afterAll(() => {
	database.close();
	remove();
});

async function reached(cell: Cell, today: string): Promise<string[]> {
	const viewer = await viewerOn(database, cell.role, today);
	const rows = await database.reader
		.select({ staffNumber: staff.staffNumber })
		.from(staff)
		.where(withinScope(viewer, cell.permission, staff.id))
		.orderBy(asc(staff.id));
	return rows.map((row) => row.staffNumber);
}

const hasSection: ReadonlySet<string> = new Set(['所属長', '確認代行']);

/** Whom the cell reaches by the words of the table. */
function expected({ role, permission, own, section, other }: Cell, when: 'before' | 'after'): string[] {
	const isMine = (staffNumber: string) => inSection[staffNumber]?.[when] ?? true;
	// To a deputy who confirms, the head in whose place they stand is as they are themselves.
	const isThemselves = (staffNumber: string) =>
		staffNumber === role || (role === '確認代行' && staffNumber === '所属長' && permission.endsWith(':confirm'));
	const reaches = (staffNumber: string) =>
		isThemselves(staffNumber) ? own : hasSection.has(role) && isMine(staffNumber) ? section : other;
	return people.map((person) => person.staffNumber).filter(reaches);
}

describe.each(['before', 'after'] as const)('%s the transfer a query gives whom the table says', (when) => {
	it.each(cells)('$role $permission', async (cell) => {
		expect(await reached(cell, days[when])).toEqual(expected(cell, when));
	});
});

it('a head who is transferred gives up the old department and has no other until appointed', async () => {
	const own = await freshDb();
	const appointments = [
		{ role: '所属長', in: '1010', to: days.before },
		{ role: '所属長', in: '2010', from: '2026-05-01' }
	];
	const head = { staffNumber: 'head', posts: moved('1010', '2010'), appointments };
	const departments = [{ code: '1010' }, { code: '2010' }];
	await settle(own, {
		departments,
		people: [head, { staffNumber: 'old', posts: '1010' }, { staffNumber: 'new', posts: '2010' }]
	});
	await givenAccount(own, 'head', '職員');
	await headsConfirm(own);
	const confirmedBy = async (today: string) => {
		const viewer = await viewerOn(own, 'head', today);
		const rows = await own.reader
			.select()
			.from(staff)
			.where(withinScope(viewer, 'completion:confirm', staff.id));
		return rows.map((row) => row.staffNumber);
	};
	expect(await confirmedBy(days.before)).toEqual(['old']);
	expect(await confirmedBy(transfer)).toEqual([]);
	expect(await confirmedBy('2026-05-01')).toEqual(['new']);
});
