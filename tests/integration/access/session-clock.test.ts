import { lockAccount } from '$lib/server/access/account/accounts';
import { sessions } from '$lib/server/access/session/session';
import { signOutEverywhere } from '$lib/server/access/session/sign-out';
import { type Database } from '$lib/server/db/open';
import { session, signIn } from '$lib/server/db/schema';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { freshDb } from '../../setup/database';
import { givenAccount } from './settle';

const hour = 3_600_000;
const morning = new Date('2026-11-16T08:30:00+09:00').getTime();

let database: Database;
let accountId: number;

beforeEach(async () => {
	// Only the clock: the database's own patience goes by real timers.
	vi.useFakeTimers({ toFake: ['Date'], now: morning });
	database = await freshDb();
	accountId = await givenAccount(database, 'admin', '管理者');
});

afterEach(() => void vi.useRealTimers());

const start = () => sessions(database).start(accountId);
const isOpen = async (id: string) => (await sessions(database).find(id)) !== null;
const rows = () => database.reader.select().from(session);

/** Uses the session now, and waits until it is written down that it goes on. */
async function use(id: string): Promise<boolean> {
	const found = await sessions(database).find(id);
	if (found?.prolonged) {
		const until = Date.now() + 12 * hour;
		await vi.waitFor(async () => expect((await rows()).some(({ expiresAt }) => expiresAt === until)).toBe(true));
	}
	return found !== null;
}

describe('by the clock', () => {
	it.each([
		{ hours: 11.99, open: true, because: '12時間までは続く' },
		{ hours: 12, open: false, because: '12時間使わなければ終わる' },
		{ hours: 72, open: false, because: '週末をまたがない' }
	])('a session that is not used for $hours hours is open: $open, $because', async ({ hours, open }) => {
		const { id } = await start();
		vi.setSystemTime(morning + hours * hour);
		expect(await isOpen(id)).toBe(open);
	});

	it.each([
		{ used: 5.9, left: 12, because: '半分までは延びない' },
		{ used: 6.1, left: 18.1, because: '半分を過ぎて使うと、その時から12時間' }
	])('used once after $used hours it ends after $left: $because', async ({ used, left }) => {
		const { id } = await start();
		vi.setSystemTime(morning + used * hour);
		expect(await use(id)).toBe(true);
		vi.setSystemTime(morning + left * hour - 1);
		expect(await isOpen(id)).toBe(true);
		await vi.waitFor(async () => expect((await rows())[0]?.expiresAt).toBeGreaterThan(Date.now() + hour));
	});

	it('used every six hours it ends all the same after seven days, to the millisecond', async () => {
		const { id } = await start();
		const end = morning + 7 * 24 * hour;
		for (let at = morning + 6 * hour; at < end; at += 6 * hour) {
			vi.setSystemTime(at + 60_000);
			expect(await use(id)).toBe(true);
		}
		vi.setSystemTime(end - 1);
		expect(await isOpen(id)).toBe(true);
		vi.setSystemTime(end);
		expect(await isOpen(id)).toBe(false);
	});
});

describe('a clock that jumps', () => {
	it('leaves no session that was made while it was ahead, and removes it', async () => {
		vi.setSystemTime(morning + 365 * 24 * hour);
		const { id } = await start();
		expect(await isOpen(id)).toBe(true);
		vi.setSystemTime(morning);
		expect(await isOpen(id)).toBe(false);
		const { id: next } = await start();
		expect(await rows()).toHaveLength(1);
		expect(await isOpen(next)).toBe(true);
	});

	it('leaves no session that was prolonged while it was ahead', async () => {
		const { id } = await start();
		vi.setSystemTime(morning + 11 * hour);
		expect(await use(id)).toBe(true);
		vi.setSystemTime(morning);
		expect(await isOpen(id)).toBe(false);
	});

	it.each([1, 59])('signs out nobody when it is set back by %i seconds', async (seconds) => {
		const { id } = await start();
		vi.setSystemTime(morning - seconds * 1000);
		expect(await isOpen(id)).toBe(true);
	});
});

describe('signing out everywhere', () => {
	it('ends every session of the account and no other, and notes it', async () => {
		const other = await sessions(database).start(await givenAccount(database, 'second', '管理者'));
		const mine = [await start(), await start(), await start()];
		await signOutEverywhere(database, { accountId, staffNumber: 'admin' }, '10.0.0.1', new Date());
		for (const { id } of mine) expect(await isOpen(id)).toBe(false);
		expect(await isOpen(other.id)).toBe(true);
		expect(await database.reader.select().from(signIn)).toEqual([
			{ id: 1, at: morning, staffNumber: 'admin', address: '10.0.0.1', outcome: 'signed-out-everywhere' }
		]);
	});

	it('leaves a locked account with no session to end', async () => {
		await givenAccount(database, 'second', '管理者');
		const { id } = await start();
		await lockAccount(database, { kind: 'command-line' }, 'admin', new Date());
		expect([await isOpen(id), await rows()]).toEqual([false, []]);
	});
});
