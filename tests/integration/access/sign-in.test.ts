import { addAccount } from '$lib/server/access/account/account-rows';
import { attemptInTurn, hashPassword } from '$lib/server/access/account/password';
import { signIn } from '$lib/server/access/session/sign-in';
import { lockAccount } from '$lib/server/access/account/accounts';
import { type Database, openDatabase } from '$lib/server/db/open';
import { session, signIn as signInTable, throttle } from '$lib/server/db/schema';
import { describe, expect, it } from 'vitest';
import { freshDb, temporaryDatabaseFile } from '../../setup/database';
import { givenAccount, password, rearrange, resetBy, settle } from './settle';

const now = new Date('2026-11-21T01:00:00Z');
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

async function townWithHanako(): Promise<Database> {
	const database = await freshDb();
	await settle(database, { people: [{ staffNumber: '001862', name: '汐見花子' }] });
	await givenAccount(database, '001862', '職員');
	return database;
}

type Try = { staffNumber?: string; password?: string; address?: string; at?: Date };

function attempt(database: Database, { at = now, ...claim }: Try = {}) {
	return signIn(database, { staffNumber: '001862', password, address: '10.0.0.1', ...claim }, at);
}

const wrong = { ok: false, reason: 'wrong' };

async function failTimes(database: Database, times: number, claim: Try = {}): Promise<void> {
	for (let time = 0; time < times; time++) await attempt(database, { password: 'not-this-one', ...claim });
}

describe('who may sign in', () => {
	it('lets somebody in with number and password, typed in full width too', async () => {
		const database = await townWithHanako();
		expect(await attempt(database)).toMatchObject({ ok: true, mustChangePassword: false });
		const fullWidth = { staffNumber: '　００１８６２', password: 'ｋａｗａ－ｔｏ－ｕｍｉ－ｔｏ－ｙａｍａ' };
		expect(await attempt(database, fullWidth)).toMatchObject({ ok: true });
	});

	it.each([
		{ claim: { password: 'not-this-one' }, because: '違うパスワード' },
		{ claim: { staffNumber: '999999' }, because: 'いない職員番号' },
		{ claim: { staffNumber: '1862' }, because: '頭のゼロも番号のうち' },
		{ claim: { password: password.toUpperCase() }, because: '大文字と小文字は別' },
		{ claim: { password: `${password} ` }, because: '空白もパスワードのうち' }
	])('answers alike whatever is wrong: $because', async ({ claim }) => {
		expect(await attempt(await townWithHanako(), claim)).toEqual(wrong);
	});

	it('answers alike for a locked account', async () => {
		const database = await townWithHanako();
		await lockAccount(database, { kind: 'command-line' }, '001862', now);
		expect(await attempt(database)).toEqual(wrong);
	});

	it('follows the dates of employment, first and last day included', async () => {
		const database = await freshDb();
		await settle(database, { people: [{ staffNumber: '001862', hiredOn: '2025-04-01', leftOn: '2026-03-31' }] });
		await givenAccount(database, '001862', '職員', '管理者');
		const on = async (day: string) => (await attempt(database, { at: new Date(`${day}T12:00:00+09:00`) })).ok;
		expect([await on('2025-03-31'), await on('2025-04-01')]).toEqual([false, true]);
		expect([await on('2026-03-31'), await on('2026-04-01')]).toEqual([true, false]);
	});

	it('lets a 管理者 in who is not on the staff list, and nobody else', async () => {
		const database = await freshDb();
		const passwordHash = await hashPassword(password);
		await rearrange(database, async (change) => {
			await addAccount(change, { staffNumber: 'admin', passwordHash, mustChangePassword: false }, ['管理者']);
			await addAccount(change, { staffNumber: '001862', passwordHash, mustChangePassword: false }, ['職員', '人事']);
		});
		expect(await attempt(database, { staffNumber: 'admin' })).toMatchObject({ ok: true });
		expect(await attempt(database)).toEqual(wrong);
	});

	it('keeps who came and who was refused, but no number that belongs to nobody', async () => {
		const database = await townWithHanako();
		await attempt(database);
		await attempt(database, { password: 'not-this-one' });
		await attempt(database, { staffNumber: 'my-password-in-the-wrong-field' });
		const kept = await database.reader.select().from(signInTable);
		expect(kept.map(({ staffNumber, outcome }) => [staffNumber, outcome])).toEqual([
			['001862', 'signed-in'],
			['001862', 'refused'],
			['', 'refused']
		]);
	});
});

describe('what happens to the account while its password is being looked at', () => {
	/** A sign-in of which the last transaction stands behind this change, which came when the password had been found right. */
	async function overtakenBy(change: (database: Database) => Promise<unknown>) {
		const database = await townWithHanako();
		let changed: Promise<unknown> = Promise.resolve();
		let transactions = 0;
		const transact: Database['transact'] = (task) => {
			// The first notes that somebody tries.
			if (++transactions === 2) changed = change(database);
			return changed.then(() => database.transact(task));
		};
		const outcome = await attempt({ ...database, transact });
		return { outcome, sessions: await database.reader.select().from(session) };
	}

	it.each<[what: string, change: (database: Database) => Promise<unknown>]>([
		['a new password', (database) => resetBy(database, '001862')],
		['a lock', (database) => lockAccount(database, { kind: 'command-line' }, '001862', now)]
	])('%s leaves no session behind', async (_what, change) => {
		expect(await overtakenBy(change)).toEqual({ outcome: wrong, sessions: [] });
	});

	it('nothing lets it in', async () => {
		const { outcome, sessions } = await overtakenBy(async () => undefined);
		expect(outcome).toMatchObject({ ok: true });
		expect(sessions).toHaveLength(1);
	});
});

describe('guessing is slowed down', () => {
	it('refuses the right password too while the account is blocked, and takes it afterwards', async () => {
		const database = await townWithHanako();
		await failTimes(database, 5);
		expect(await attempt(database)).toEqual({ ok: false, reason: 'throttled', minutes: 1 });
		expect(await attempt(database, { address: '10.9.9.9' })).toMatchObject({ reason: 'throttled' });
		expect(await attempt(database, { at: minutesLater(1) })).toMatchObject({ ok: true });
	});

	it('doubles the wait with every further failure', async () => {
		const database = await townWithHanako();
		await failTimes(database, 5);
		await failTimes(database, 1, { at: minutesLater(1) });
		expect(await attempt(database, { at: minutesLater(1) })).toMatchObject({ reason: 'throttled', minutes: 2 });
	});

	it('blocks a number that does not exist just the same', async () => {
		const database = await townWithHanako();
		await failTimes(database, 5, { staffNumber: '999999' });
		expect(await attempt(database, { staffNumber: '999999' })).toMatchObject({ reason: 'throttled', minutes: 1 });
		expect(await attempt(database, { staffNumber: '９９９９９９ ' })).toMatchObject({ reason: 'throttled' });
		expect(await attempt(database)).toMatchObject({ ok: true });
	});

	it('blocks an address that tries many numbers, and no other address', async () => {
		const database = await townWithHanako();
		for (let number = 0; number < 30; number++) await failTimes(database, 1, { staffNumber: `9${number}` });
		expect(await attempt(database)).toMatchObject({ reason: 'throttled', minutes: 1 });
		expect(await attempt(database, { address: '10.0.0.2' })).toMatchObject({ ok: true });
	});

	it('lets through no more of many attempts at once than of as many in a row', async () => {
		const database = await townWithHanako();
		const guesses = Array.from({ length: 20 }, () => attempt(database, { password: 'not-this-one' }));
		const outcomes = await Promise.all(guesses);
		expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'wrong')).toHaveLength(5);
		expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'throttled')).toHaveLength(15);
	});

	it('lets everybody of a town hall in at once through one address', async () => {
		const numbers = Array.from({ length: 60 }, (_, index) => `10${index + 10}`);
		const database = await freshDb();
		await settle(database, { people: numbers.map((staffNumber) => ({ staffNumber })) });
		const passwordHash = await hashPassword(password);
		await rearrange(database, async (change) => {
			for (const staffNumber of numbers) {
				await addAccount(change, { staffNumber, passwordHash, mustChangePassword: false }, ['職員']);
			}
		});
		const outcomes = await Promise.all(numbers.map((staffNumber) => attempt(database, { staffNumber })));
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(60);
	}, 60_000);

	it('forgets the failures of an account that signs in, and counts nothing against its address', async () => {
		const database = await townWithHanako();
		await failTimes(database, 4);
		expect(await attempt(database)).toMatchObject({ ok: true });
		const [left] = await database.reader.select().from(throttle);
		expect(left).toMatchObject({ failures: 4, blockedUntil: 0 });
		await failTimes(database, 4);
		expect(await attempt(database)).toMatchObject({ ok: true });
	});

	it('does not hold up the others at an address whose last allowed attempt was right', async () => {
		const database = await townWithHanako();
		for (let number = 0; number < 29; number++) await failTimes(database, 1, { staffNumber: `9${number}` });
		expect(await attempt(database)).toMatchObject({ ok: true });
		expect(await attempt(database)).toMatchObject({ ok: true });
	});

	it('lets a blocked account in again at once with the password that was made for it', async () => {
		const database = await townWithHanako();
		await failTimes(database, 5);
		const made = await resetBy(database, '001862');
		const outcome = await attempt(database, { password: (made.ok && made.firstPassword) || '' });
		expect(outcome).toMatchObject({ ok: true, mustChangePassword: true });
	});

	it('lets one address guess at many accounts at once hardly more than one after the other', async () => {
		const database = await townWithHanako();
		const numbers = Array.from({ length: 100 }, (_, index) => `9${index}`);
		const outcomes = await Promise.all(numbers.map((staffNumber) => attempt(database, { staffNumber })));
		const wrongOnes = outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'wrong');
		// Thirty, and the one that was already being looked at beside the thirtieth.
		expect(wrongOnes.length).toBeGreaterThanOrEqual(30);
		expect(wrongOnes.length).toBeLessThanOrEqual(31);
		expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'throttled').length).toBeGreaterThan(68);
	});

	it('goes on after a restart: the blocks of account and address stand in the database', async () => {
		const { url, remove } = await temporaryDatabaseFile();
		const before = await openDatabase(url);
		await givenAccount(before, 'admin', '管理者');
		await failTimes(before, 5, { staffNumber: 'admin' });
		for (let number = 0; number < 25; number++) await failTimes(before, 1, { staffNumber: `9${number}` });
		before.close();
		const after = await openDatabase(url);
		const blocked = { ok: false, reason: 'throttled', minutes: 1 };
		expect(await attempt(after, { staffNumber: 'admin', address: '10.9.9.9' })).toEqual(blocked);
		expect(await attempt(after, { staffNumber: '12345' })).toEqual(blocked);
		after.close();
		remove();
	});

	it('blocks nobody for as long as the clock was wrong', async () => {
		const database = await townWithHanako();
		await failTimes(database, 5, { at: minutesLater(365 * 24 * 60) });
		// The next who asks is told the longest there is, and it passes from then on.
		expect(await attempt(database)).toEqual({ ok: false, reason: 'throttled', minutes: 60 });
		expect(await attempt(database, { at: minutesLater(59) })).toEqual({ ok: false, reason: 'throttled', minutes: 1 });
		expect(await attempt(database, { at: minutesLater(60) })).toMatchObject({ ok: true });
	});

	it('looks at nothing and counts nothing while too many are signing in', async () => {
		const database = await townWithHanako();
		let open = () => {};
		const held = new Promise<void>((resolve) => (open = resolve));
		const crowd = Array.from({ length: 202 }, () => attemptInTurn(() => held));
		expect(await attempt(database, { password: 'not-this-one' })).toEqual({ ok: false, reason: 'busy' });
		expect(await attempt(database)).toEqual({ ok: false, reason: 'busy' });
		open();
		await Promise.all(crowd);
		expect(await database.reader.select().from(throttle)).toEqual([]);
		expect(await attempt(database)).toMatchObject({ ok: true });
	});

	it('keeps no key longer than it matters', async () => {
		const database = await townWithHanako();
		await failTimes(database, 3, { staffNumber: '999999' });
		await attempt(database, { at: minutesLater(24 * 60) });
		expect(await database.reader.select().from(throttle)).toEqual([]);
	});
});
