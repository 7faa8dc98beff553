import { day } from '$lib/domain/calendar';
import { accountOf } from '$lib/server/access/account/account-rows';
import { createAccount, lockAccount, resetPassword } from '$lib/server/access/account/accounts';
import { changePassword } from '$lib/server/access/account/change-password';
import { inviteAll, type Invitation } from '$lib/server/access/account/invite';
import { sessions } from '$lib/server/access/session/session';
import { signIn } from '$lib/server/access/session/sign-in';
import { type Database } from '$lib/server/db/open';
import { accountRole, entry, superseded } from '$lib/server/db/schema';
import { describe, expect, it } from 'vitest';
import { freshDb } from '../../setup/database';
import { givenAccount, password, settle, viewerOn } from './settle';

const actor = { kind: 'command-line' } as const;
const now = new Date('2026-11-21T01:00:00Z');

async function townWithHanako(): Promise<Database> {
	const database = await freshDb();
	await settle(database, { people: [{ staffNumber: '001862', name: '汐見花子' }] });
	return database;
}

const enter = (database: Database, secret: string, staffNumber = '001862') =>
	signIn(database, { staffNumber, password: secret, address: '10.0.0.1' }, now);

/** Everything that is written down for good. */
async function kept(database: Database): Promise<string> {
	return JSON.stringify([await database.reader.select().from(entry), await database.reader.select().from(superseded)]);
}

describe('an account', () => {
	it('is made with a first password that opens it and must be changed', async () => {
		const database = await townWithHanako();
		const made = await createAccount(database, actor, {
			staffNumber: '001862',
			roles: ['職員', '職員'],
			password: null
		});
		const first = (made.ok && made.firstPassword) || '';
		expect(first).toMatch(/^([2-9a-z]{4}-){2}[2-9a-z]{4}$/);
		expect(await enter(database, first)).toMatchObject({ ok: true, mustChangePassword: true });
		expect(await database.reader.select().from(accountRole)).toMatchObject([{ role: '職員' }]);
	});

	it.each([
		{ staffNumber: '001862', roles: ['人事'], reason: 'already-exists', because: 'すでにある' },
		{ staffNumber: '999999', roles: ['人事'], reason: 'unknown-staff-number', because: '職員にいない' },
		{ staffNumber: '999999', roles: ['管理者'], reason: 'too-short', password: 'short', because: '短いパスワード' }
	] as const)('is refused and leaves no trace: $because', async ({ because: _, reason, ...wish }) => {
		const database = await townWithHanako();
		await givenAccount(database, '001862', '職員');
		const before = await kept(database);
		expect(await createAccount(database, actor, { password: null, ...wish })).toEqual({ ok: false, reason });
		expect(await kept(database)).toBe(before);
	});

	it('is made once by two at the same moment', async () => {
		const database = await townWithHanako();
		const make = () => createAccount(database, actor, { staffNumber: '001862', roles: ['職員'], password });
		const outcomes = await Promise.all([make(), make()]);
		expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
	});

	it('that is locked is opened again by a new password, and the old one is gone', async () => {
		const database = await townWithHanako();
		await givenAccount(database, '001862', '職員');
		expect(await lockAccount(database, actor, '001862', now)).toEqual({ ok: true });
		expect(await lockAccount(database, actor, '001862', now)).toEqual({ ok: false, reason: 'already-locked' });
		const made = await resetPassword(database, actor, '001862', null);
		expect(await enter(database, password)).toMatchObject({ ok: false });
		expect(await enter(database, (made.ok && made.firstPassword) || '')).toMatchObject({ ok: true });
	});

	it.each(['lock', 'reset'] as const)('that does not exist is said so: %s', async (what) => {
		const database = await townWithHanako();
		const change = what === 'lock' ? lockAccount(database, actor, '1', now) : resetPassword(database, actor, '1', null);
		expect(await change).toEqual({ ok: false, reason: 'unknown-account' });
	});

	it('never leaves a password or a hash in the log or in a kept version', async () => {
		const database = await townWithHanako();
		await givenAccount(database, '001862', '職員');
		const before = await accountOf(database.reader, '001862');
		const made = await resetPassword(database, actor, '001862', null);
		await lockAccount(database, actor, '001862', now);
		const after = await accountOf(database.reader, '001862');
		const text = await kept(database);
		const secrets = [password, made.ok && made.firstPassword, before?.passwordHash, after?.passwordHash, 'argon2'];
		for (const secret of secrets) expect(text).not.toContain(secret);
		expect(text).toContain('account.password-reset');
	});
});

describe('changing one’s own password', () => {
	async function hanakoSignedIn() {
		const database = await townWithHanako();
		const accountId = await givenAccount(database, '001862', '職員');
		const [here, elsewhere] = [await sessions(database).start(accountId), await sessions(database).start(accountId)];
		const viewer = await viewerOn(database, '001862', '2026-11-21');
		const change = (current: string, next: string) =>
			changePassword(database, viewer, { current, next, sessionId: here.id, address: '10.0.0.1' }, now);
		return { database, here, elsewhere, change };
	}

	it('ends the sessions elsewhere and keeps this one', async () => {
		const { database, here, elsewhere, change } = await hanakoSignedIn();
		expect(await change(password, 'another-long-one')).toEqual({ ok: true });
		expect(await sessions(database).find(elsewhere.id)).toBeNull();
		expect(await sessions(database).find(here.id)).not.toBeNull();
		expect(await enter(database, password)).toMatchObject({ ok: false });
		expect(await enter(database, 'another-long-one')).toMatchObject({ ok: true, mustChangePassword: false });
	});

	it.each([
		{ current: 'not-this-one', next: 'another-long-one', reason: 'wrong', because: '今のパスワードが違う' },
		{ current: password, next: password, reason: 'same', because: '同じもの' },
		{ current: password, next: 'short', reason: 'too-short', because: '短い' },
		{ current: password, next: '001862', reason: 'staff-number', because: '職員番号' }
	])('is refused: $because', async ({ current, next, reason }) => {
		const { database, elsewhere, change } = await hanakoSignedIn();
		expect(await change(current, next)).toEqual({ ok: false, reason });
		expect(await sessions(database).find(elsewhere.id)).not.toBeNull();
	});

	it('is throttled like a sign-in, so that an open page is no place to guess', async () => {
		const { change } = await hanakoSignedIn();
		for (let time = 0; time < 5; time++) await change('not-this-one', 'another-long-one');
		expect(await change(password, 'another-long-one')).toEqual({ ok: false, reason: 'throttled', minutes: 1 });
	});
});

describe('inviting everybody', () => {
	const today = day('2026-11-21');

	async function town() {
		const database = await freshDb();
		const people = [
			{ staffNumber: '0001', name: '髙橋一郎', kana: 'タカハシイチロウ', posts: '1020' },
			{ staffNumber: '0002', name: '山﨑二葉', posts: '1010' },
			{ staffNumber: '0003', name: '退職済', leftOn: '2026-11-20' },
			{ staffNumber: '0004', name: '来春採用', hiredOn: '2027-04-01' },
			{ staffNumber: '0005', name: '利用者あり' },
			{ staffNumber: '0006', name: '本務なし', posts: [] },
			{ staffNumber: '0007', name: '最終日', leftOn: '2026-11-21', posts: '1010' }
		];
		await settle(database, { people });
		await givenAccount(database, '0005', '職員');
		return database;
	}

	it('makes an account for everybody employed today who has none, department by department', async () => {
		const database = await town();
		let list: readonly Invitation[] = [];
		const outcome = await inviteAll(database, actor, today, async (invitations) => void (list = invitations));
		expect(outcome).toEqual({ ok: true, made: 4 });
		expect(list.map(({ staffNumber, departmentName }) => [staffNumber, departmentName])).toEqual([
			['0006', null],
			['0002', '企画課'],
			['0007', '企画課'],
			['0001', '財政課']
		]);
		for (const { staffNumber, firstPassword } of list)
			expect(await enter(database, firstPassword, staffNumber)).toMatchObject({ ok: true, mustChangePassword: true });
	});

	it('finds nobody a second time', async () => {
		const database = await town();
		await inviteAll(database, actor, today, async () => undefined);
		const never = () => Promise.reject(new Error('there is nothing to write down'));
		expect(await inviteAll(database, actor, today, never)).toEqual({ ok: true, made: 0 });
	});

	it('makes no account where the list could not be written down', async () => {
		const database = await town();
		const full = () => Promise.reject(new Error('disk full'));
		await expect(inviteAll(database, actor, today, full)).rejects.toThrow('disk full');
		expect(await accountOf(database.reader, '0002')).toBeNull();
	});

	it('makes none where somebody else made one meanwhile', async () => {
		const database = await town();
		const other = async () => void (await givenAccount(database, '0001', '職員'));
		expect(await inviteAll(database, actor, today, other)).toEqual({ ok: false, reason: 'changed-meanwhile' });
		expect(await accountOf(database.reader, '0002')).toBeNull();
	});
});
