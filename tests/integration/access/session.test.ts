import { lockAccount } from '$lib/server/access/account/accounts';
import { cookieOf, sessions } from '$lib/server/access/session/session';
import { idleHours, longestDays } from '$lib/server/access/session/session-times';
import { type Database } from '$lib/server/db/open';
import { session } from '$lib/server/db/schema';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { freshDb } from '../../setup/database';
import { givenAccount } from './settle';

const hour = 3_600_000;

let database: Database;
let accountId: number;

beforeEach(async () => {
	database = await freshDb();
	accountId = await givenAccount(database, 'admin', '管理者');
});

const rows = () => database.reader.select().from(session);

/** Moves a session into the past: what it would be had it begun that long ago and not been used since. */
async function age(milliseconds: number): Promise<void> {
	const [row] = await rows();
	if (row === undefined) throw new Error('no session to age');
	const { expiresAt, endsAt } = row;
	await database.transact(({ db }) =>
		db.update(session).set({ expiresAt: expiresAt - milliseconds, endsAt: endsAt - milliseconds })
	);
}

/** Keeps the session as if it had been in use all the time. */
async function useUntilNow(): Promise<void> {
	await database.transact(({ db }) => db.update(session).set({ expiresAt: Date.now() + idleHours * hour }));
}

describe('a session', () => {
	it('is found by its id, of which the table keeps only the hash', async () => {
		const { id } = await sessions(database).start(accountId);
		expect(await sessions(database).find(id)).toEqual({ id, accountId, prolonged: false });
		const [row] = await rows();
		expect(row?.idHash).toMatch(/^[0-9a-f]{64}$/);
		expect(JSON.stringify(row)).not.toContain(id);
		expect(await sessions(database).find(row?.idHash ?? '')).toBeNull();
	});

	it('is not found by an id that was guessed', async () => {
		expect(await sessions(database).find('guessed')).toBeNull();
		expect(await sessions(database).find('')).toBeNull();
	});

	it('has ended when it was not used for its idle time', async () => {
		const { id } = await sessions(database).start(accountId);
		await age(idleHours * hour - 60_000);
		expect(await sessions(database).find(id)).not.toBeNull();
		await vi.waitFor(async () => expect((await rows())[0]?.expiresAt).toBeGreaterThan(Date.now() + hour));
		await age(idleHours * hour);
		expect(await sessions(database).find(id)).toBeNull();
	});

	it('is prolonged when less than half of its time is left, and the cookie with it', async () => {
		const { id } = await sessions(database).start(accountId);
		await age((idleHours / 2 + 1) * hour);
		expect(await sessions(database).find(id)).toMatchObject({ prolonged: true });
		await vi.waitFor(async () => expect(await sessions(database).find(id)).toMatchObject({ prolonged: false }));
	});

	it('ends after its longest time, however much it is used', async () => {
		const { id } = await sessions(database).start(accountId);
		await age(longestDays * 24 * hour - 60_000);
		await useUntilNow();
		expect(await sessions(database).find(id)).not.toBeNull();
		await age(60_000);
		await useUntilNow();
		expect(await sessions(database).find(id)).toBeNull();
	});

	it('ends with sign-out, and no other with it', async () => {
		const [one, other] = [await sessions(database).start(accountId), await sessions(database).start(accountId)];
		await sessions(database).end(one.id);
		expect(await sessions(database).find(one.id)).toBeNull();
		expect(await sessions(database).find(other.id)).not.toBeNull();
	});

	it('ends when the account is locked', async () => {
		const { id } = await sessions(database).start(accountId);
		await givenAccount(database, 'second', '管理者');
		await lockAccount(database, { kind: 'command-line' }, 'admin', new Date());
		expect(await sessions(database).find(id)).toBeNull();
		expect(await rows()).toEqual([]);
	});

	it('is removed from the table once no browser has its cookie any more, at the next sign-in', async () => {
		const { id } = await sessions(database).start(accountId);
		await age(idleHours * hour);
		await sessions(database).start(accountId);
		expect([(await rows()).length, await sessions(database).find(id)]).toEqual([2, null]);
		await age(longestDays * 24 * hour + idleHours * hour);
		await sessions(database).start(accountId);
		expect(await rows()).toHaveLength(1);
	});
});

it.each([
	{ id: 'abc', secure: true, expected: { httpOnly: true, sameSite: 'lax', secure: true, path: '/', maxAge: 604_800 } },
	{
		id: 'abc',
		secure: false,
		expected: { httpOnly: true, sameSite: 'lax', secure: false, path: '/', maxAge: 604_800 }
	},
	{ id: null, secure: true, expected: { httpOnly: true, sameSite: 'lax', secure: true, path: '/', maxAge: 0 } }
])('its cookie is out of reach of scripts and other sites: $id, secure $secure', ({ id, secure, expected }) => {
	expect(cookieOf(id, secure)).toEqual({ name: 'kenshu_session', value: id ?? '', attributes: expected });
});
