import { day } from '$lib/domain/calendar';
import { loadViewer } from '$lib/server/access/viewer';
import { describe, expect, it } from 'vitest';
import { freshDb } from '../../setup/database';
import { accountId, givenAccount, settle, viewerOn } from './settle';

/** On 2026-04-01 the 課 1020 moves from the 部 1000 to the 部 2000, and 1030 is merged away. */
const departments = [
	{ code: '1000', name: '企画部' },
	{ code: '1010', name: '企画課', parentCode: '1000' },
	{ code: '1011', name: '企画係', parentCode: '1010' },
	{ code: '1020', name: '情報課', parentCode: '1000', to: '2026-03-31' },
	{ code: '1020', name: 'デジタル課', parentCode: '2000', from: '2026-04-01' },
	{ code: '1030', name: '統計課', parentCode: '1000', to: '2026-03-31' },
	{ code: '2000', name: '総務部' }
];

type Appointments = { role: string; in: string; from?: string; to?: string | null }[];

async function townWithHead(appointments: Appointments) {
	const database = await freshDb();
	const posts = [
		{ in: '1010', to: '2026-03-31' },
		{ in: '1020', from: '2026-04-01' }
	];
	await settle(database, { departments, people: [{ staffNumber: '001207', name: '汐見健一', posts, appointments }] });
	await givenAccount(database, '001207', '職員');
	const headedOn = async (today: string) => [...(await viewerOn(database, '001207', today)).headed].sort();
	return { database, headedOn };
}

describe('what somebody heads', () => {
	it('follows the tree of the day when departments are re-parented and merged', async () => {
		const { headedOn } = await townWithHead([{ role: '所属長', in: '1000' }]);
		expect(await headedOn('2026-03-31')).toEqual(['1000', '1010', '1011', '1020', '1030']);
		expect(await headedOn('2026-04-01')).toEqual(['1000', '1010', '1011']);
	});

	it('begins and ends with the appointment, first and last day included', async () => {
		const { headedOn } = await townWithHead([{ role: '所属長', in: '1010', from: '2025-04-01', to: '2026-03-31' }]);
		expect(await headedOn('2025-03-31')).toEqual([]);
		expect(await headedOn('2025-04-01')).toEqual(['1010', '1011']);
		expect(await headedOn('2026-03-31')).toEqual(['1010', '1011']);
		expect(await headedOn('2026-04-01')).toEqual([]);
	});

	it.each([
		{ role: '情報セキュリティ管理者', headed: ['1011'], because: '課室長と同じ' },
		{ role: 'DX推進リーダー', headed: [], because: '所属の長ではない' },
		{ role: '所属長代理', headed: [], because: '別の役割' }
	])('is by the role of the appointment: $role, $because', async ({ role, headed }) => {
		const { headedOn } = await townWithHead([{ role, in: '1011' }]);
		expect(await headedOn('2026-03-31')).toEqual(headed);
	});

	it('adds up over several appointments', async () => {
		const { headedOn } = await townWithHead([
			{ role: '所属長', in: '1011' },
			{ role: '情報セキュリティ管理者', in: '2000' }
		]);
		expect(await headedOn('2026-04-01')).toEqual(['1011', '1020', '2000']);
	});

	it('is nothing in a department that no longer exists', async () => {
		const { headedOn } = await townWithHead([{ role: '所属長', in: '1030' }]);
		expect(await headedOn('2026-04-01')).toEqual([]);
	});
});

describe('who somebody is today', () => {
	it('has the department of the 本務 of the day and the line above it', async () => {
		const { database } = await townWithHead([]);
		expect(await viewerOn(database, '001207', '2026-03-31')).toMatchObject({
			name: '汐見健一',
			departmentCode: '1010',
			departmentName: '企画課',
			departmentLine: ['1010', '1000']
		});
		expect(await viewerOn(database, '001207', '2026-04-01')).toMatchObject({
			departmentCode: '1020',
			departmentName: 'デジタル課',
			departmentLine: ['1020', '2000']
		});
	});

	it('is a 管理者 without a person where the number is not on the staff list', async () => {
		const database = await freshDb();
		await givenAccount(database, 'admin', '管理者');
		const expected = { staffId: null, name: '管理者', roles: ['管理者'], departmentCode: null, departmentLine: [] };
		expect(await viewerOn(database, 'admin', '2026-04-01')).toMatchObject(expected);
	});

	it('is nobody before the first and after the last day of employment, whatever session is left', async () => {
		const database = await freshDb();
		await settle(database, { people: [{ staffNumber: '1', hiredOn: '2025-04-01', leftOn: '2026-03-31' }] });
		await givenAccount(database, '1', '職員', '人事');
		const id = await accountId(database, '1');
		const isSomebody = async (today: string) => (await loadViewer(database.reader, id, day(today))) !== null;
		expect([await isSomebody('2025-03-31'), await isSomebody('2026-03-31')]).toEqual([false, true]);
		expect(await isSomebody('2026-04-01')).toBe(false);
		expect(await loadViewer(database.reader, 999, day('2026-01-01'))).toBeNull();
	});
});
