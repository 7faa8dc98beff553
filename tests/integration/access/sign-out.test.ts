import { beforeEach, expect, it, vi } from 'vitest';
import { removeEndedRows } from '$lib/server/access/session/ended-sessions';
import { sessions } from '$lib/server/access/session/session';
import { signOutEverywhere } from '$lib/server/access/session/sign-out';
import { type Database } from '$lib/server/db/open';
import { session } from '$lib/server/db/schema';
import { log } from '$lib/server/log';
import { POST } from '../../../src/routes/logout/+server';
import { POST as everywhere } from '../../../src/routes/logout/everywhere/+server';
import { ownCurrent } from '../../setup/current';
import { freshDb } from '../../setup/database';
import { givenAccount } from './settle';

/** Who leaves a shared PC has left, also where the disk does not let the row of the session go. */

vi.spyOn(log, 'error').mockReturnValue();
const current = ownCurrent();

let database: Database;
let accountId: number;
let isFull: boolean;

beforeEach(async () => {
	const opened = await freshDb();
	accountId = await givenAccount(opened, 'admin', '管理者');
	isFull = false;
	const transact: Database['transact'] = (task) => {
		if (isFull) return Promise.reject(Object.assign(new Error('no room'), { code: 'SQLITE_FULL' }));
		return opened.transact(task);
	};
	database = { ...opened, transact };
	current.database.mockResolvedValue(database);
});

const start = () => sessions(database).start(accountId);
const isOpen = async (id: string) => (await sessions(database).find(id)) !== null;
const rows = async () => (await database.reader.select().from(session)).length;

async function leave(id: string, accept = 'text/html') {
	const set = vi.fn();
	const request = new Request('http://localhost/logout', { method: 'POST', headers: { accept } });
	const event = { url: new URL(request.url), request, cookies: { get: () => id, set } };
	const answer = await Promise.resolve(POST(event as never)).catch((redirect: unknown) => redirect);
	return { answer, cookie: set.mock.lastCall };
}

const removed = ['kenshu_session', '', expect.objectContaining({ maxAge: 0 })];

it('usually removes the row and the cookie', async () => {
	const { id } = await start();
	expect(await leave(id)).toEqual({
		answer: expect.objectContaining({ location: '/login?signed-out=here' }),
		cookie: removed
	});
	expect([await isOpen(id), await rows()]).toEqual([false, 0]);
});

it('answers the page’s own program in JSON, so that it knows it was this server', async () => {
	const { id } = await start();
	const { answer, cookie } = await leave(id, 'application/json');
	expect(await (answer as Response).json()).toEqual({ kenshu: 'signed-out', next: '/login?signed-out=here' });
	expect([cookie, await isOpen(id)]).toEqual([removed, false]);
	const again = await leave(id, 'application/json');
	expect((again.answer as Response).status, 'the first answer was lost').toBe(200);
});

it('on a full disk removes the cookie and says so; the session is not found any more, and its row goes when there is room', async () => {
	const [{ id }, other] = [await start(), await start()];
	isFull = true;
	const location = '/login?signed-out=here-unsaved';
	expect(await leave(id)).toEqual({ answer: expect.objectContaining({ location }), cookie: removed });
	expect([await isOpen(id), await isOpen(other.id), await rows()]).toEqual([false, true, 2]);
	await expect(removeEndedRows(database)).rejects.toMatchObject({ code: 'SQLITE_FULL' });
	isFull = false;
	await removeEndedRows(database);
	expect([await isOpen(id), await isOpen(other.id), await rows()]).toEqual([false, true, 1]);
});

it('everywhere ends every session of the account on a full disk too', async () => {
	const mine = [await start(), await start()];
	const person = { accountId, staffNumber: 'admin' };
	isFull = true;
	expect(await signOutEverywhere(database, person, '10.0.0.1', new Date())).toMatchObject({ ok: false });
	for (const { id } of mine) expect(await isOpen(id)).toBe(false);
	isFull = false;
	const { id } = await start();
	await removeEndedRows(database);
	expect([await isOpen(id), await rows()], 'one that began afterwards stays').toEqual([true, 1]);
});

it.each([
	{ who: 'somebody', word: 'everywhere', left: 0 },
	{ who: 'nobody any more', word: 'here-only', left: 1 }
])('everywhere, asked by the page’s own program of $who, says what was done', async ({ who, word, left }) => {
	await start();
	const headers = { accept: 'application/json' };
	const request = new Request('http://localhost/logout/everywhere', { method: 'POST', headers });
	const viewer = who === 'somebody' ? { accountId, staffNumber: 'admin' } : null;
	const event = { url: new URL(request.url), request, locals: { viewer }, cookies: { set: vi.fn() } };
	const answer = await everywhere({ ...event, getClientAddress: () => '10.0.0.1' } as never);
	expect(await answer.json()).toEqual({ kenshu: 'signed-out', next: `/login?signed-out=${word}` });
	expect(await rows()).toBe(left);
	expect(event.cookies.set).toHaveBeenCalledWith('kenshu_session', '', expect.objectContaining({ maxAge: 0 }));
});
