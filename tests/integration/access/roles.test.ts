import { type AccountRole } from '$lib/domain/access';
import { noFilter, plainSentence } from '$lib/domain/audit';
import { day } from '$lib/domain/calendar';
import { listAccounts } from '$lib/server/access/account/account-list';
import { lockAccount } from '$lib/server/access/account/accounts';
import { changeRoles } from '$lib/server/access/account/roles';
import { auditPage } from '$lib/server/audit/queries';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { type Database } from '$lib/server/db/open';
import { entry } from '$lib/server/db/schema';
import { beforeEach, describe, expect, it } from 'vitest';
import { freshDb } from '../../setup/database';
import { givenAccount, settle, viewerOn } from './settle';

const actor = { kind: 'command-line' } as const;
const now = new Date('2026-11-21T01:00:00Z');
const today = '2026-11-21';

let database: Database;

beforeEach(async () => {
	database = await freshDb();
	const people = [
		{ staffNumber: '001862', name: '髙橋花子', posts: '1010' },
		{ staffNumber: '001207', name: '汐見健一', posts: '1010' },
		{ staffNumber: '000900', name: '退職済', leftOn: '2026-11-20' }
	];
	await settle(database, { people });
	await givenAccount(database, 'admin', '管理者');
	await givenAccount(database, '001862', '職員', '人事');
});

const become = (staffNumber: string, ...roles: AccountRole[]) =>
	changeRoles(database, actor, { staffNumber, roles }, now);
const rolesOn = async (staffNumber: string) => [...(await viewerOn(database, staffNumber, today)).roles].sort();
const entries = async () => (await database.reader.select().from(entry)).length;

/** What the log tells of this person, newest first. */
async function told(person: string): Promise<string[]> {
	const page = await auditPage(database.reader, { ...noFilter, person }, null);
	return page.ok ? page.lines.map(({ sentence }) => plainSentence(sentence)) : [];
}

describe('the roles of an account', () => {
	it('are the whole list that is given, from the next request on, and the log tells of it', async () => {
		const answer = await become('001862', '情報セキュリティ担当', '職員', '職員');
		expect(answer).toEqual({ ok: true, before: ['職員', '人事'], roles: ['職員', '情報セキュリティ担当'] });
		expect(await rolesOn('001862')).toEqual(['情報セキュリティ担当', '職員'].sort());
		expect((await told('001862'))[0]).toBe(
			'役割を変更しました：髙橋花子（001862）（職員・人事 → 職員・情報セキュリティ担当）'
		);
	});

	it('leave an entry of the person also where one was only taken away, or only given', async () => {
		await become('001862', '職員');
		await become('001862', '職員', 'DX推進担当');
		expect((await told('001862')).slice(0, 2)).toEqual([
			'役割を変更しました：髙橋花子（001862）（職員 → 職員・DX推進担当）',
			'役割を変更しました：髙橋花子（001862）（職員・人事 → 職員）'
		]);
		expect(await told('001207')).toHaveLength(1); // the list of staff
	});

	it('stand as the log vouches for them after giving, taking and giving again', async () => {
		for (const roles of [['職員'], ['職員', '人事'], ['人事'], ['管理者']] as const) await become('001862', ...roles);
		const { findings } = await verifyAudit(database);
		expect(findings).toEqual([]);
	});

	it.each([
		{ staffNumber: '001862', roles: ['人事', '職員'], reason: 'unchanged', because: '同じもの' },
		{ staffNumber: '999999', roles: ['職員'], reason: 'unknown-account', because: '利用者がいない' },
		{ staffNumber: 'admin', roles: ['人事'], reason: 'last-administrator', because: 'ただ一人の管理者' }
	] as const)('stay, and nothing is noted: $because', async ({ staffNumber, roles, reason }) => {
		const before = await entries();
		expect(await become(staffNumber, ...roles)).toEqual({ ok: false, reason });
		expect(await entries()).toBe(before);
	});

	it('keep 管理者 where the number is on no list: nothing else would let it in', async () => {
		await become('001862', '管理者');
		expect(await become('admin', '人事')).toEqual({ ok: false, reason: 'unknown-staff-number' });
	});
});

describe('the last 管理者 who can sign in', () => {
	it.each([
		{ second: 'locked', because: '停止中' },
		{ second: 'left', because: '退職した' },
		{ second: 'none', because: 'いない' }
	])('keeps the role and is not locked where the other is $second', async ({ second }) => {
		if (second === 'left') await givenAccount(database, '000900', '管理者');
		if (second === 'locked') {
			await givenAccount(database, '001207', '管理者');
			await lockAccount(database, actor, '001207', now);
		}
		const refused = { ok: false, reason: 'last-administrator' };
		expect(await lockAccount(database, actor, 'admin', now)).toEqual(refused);
		expect(await become('admin', '職員')).toEqual(refused);
	});

	it('may go once another is there, and the other then may not', async () => {
		await become('001862', '管理者');
		expect(await lockAccount(database, actor, 'admin', now)).toEqual({ ok: true });
		expect(await become('001862', '職員')).toEqual({ ok: false, reason: 'last-administrator' });
	});

	it('is one of two who lock each other at the same moment', async () => {
		await become('001862', '管理者');
		const outcomes = await Promise.all(['admin', '001862'].map((one) => lockAccount(database, actor, one, now)));
		expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
	});
});

it('lists every account by its number, with what its person is today', async () => {
	await givenAccount(database, '000900', '職員');
	await lockAccount(database, actor, '001862', now);
	const shared = { locked: false, mustChangePassword: false };
	expect(await listAccounts(database.reader, day(today))).toEqual([
		{ ...shared, staffNumber: '000900', name: '退職済', roles: ['職員'], employed: false, department: null },
		{
			...shared,
			staffNumber: '001862',
			name: '髙橋花子',
			roles: ['職員', '人事'],
			locked: true,
			employed: true,
			department: '企画課'
		},
		{ ...shared, staffNumber: 'admin', name: null, roles: ['管理者'], employed: null, department: null }
	]);
});
