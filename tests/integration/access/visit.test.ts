import { type AccountRole, can, type Permission } from '$lib/domain/access';
import { day } from '$lib/domain/calendar';
import { duringVisit } from '$lib/server/access/session/known-visit';
import { sessions } from '$lib/server/access/session/session';
import { visitOf } from '$lib/server/access/session/visit';
import { type Database } from '$lib/server/db/open';
import { accountRole, appointment, session, staff } from '$lib/server/db/schema';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { freshDb } from '../../setup/database';
import { givenAccount, settle } from './settle';

const now = new Date('2026-11-21T01:00:00Z');

let database: Database;
let sessionId: string;

beforeEach(async () => {
	database = await freshDb();
	const appointments = [{ role: '所属長', in: '1010' }];
	await settle(database, { people: [{ staffNumber: '001862', name: '汐見花子', posts: '1010', appointments }] });
	const accountId = await givenAccount(database, '001862', '職員', '人事');
	sessionId = (await sessions(database).start(accountId)).id;
});

/** The next request with this session; `set` notes what happens to its cookie. */
async function visit(at = now) {
	const url = new URL('http://localhost/plans');
	const set = vi.fn();
	const event = { url, request: new Request(url), cookies: { get: () => sessionId, set } };
	return { ...(await visitOf(event as never, async () => database, at)), set };
}

const may = async (permission: Permission) => {
	const { viewer } = await visit();
	return viewer !== null && can(viewer, permission);
};

/** Behind the back of every command, as another process would. */
const change = (task: Parameters<Database['transact']>[0]) => database.transact(task);

describe('the next request', () => {
	it('knows a role that has been taken away or given meanwhile', async () => {
		const become = (before: AccountRole, role: AccountRole) =>
			change(({ db }) => db.update(accountRole).set({ role }).where(eq(accountRole.role, before)));
		await change(({ db }) => db.delete(appointment));
		expect(await may('figure:names')).toBe(true);
		await become('人事', 'DX推進担当');
		expect(await may('figure:names')).toBe(false);
		await become('DX推進担当', '人事');
		expect(await may('figure:names')).toBe(true);
	});

	it('knows that the post of a 所属長 has ended', async () => {
		expect((await visit()).viewer?.headed).toEqual(new Set(['1010']));
		await change(({ db }) => db.update(appointment).set({ to: day('2026-11-20') }));
		expect((await visit()).viewer?.headed).toEqual(new Set());
	});

	it('of somebody who has left meanwhile is nobody’s, and their session is gone', async () => {
		expect((await visit()).viewer).not.toBeNull();
		await change(({ db }) => db.update(staff).set({ leftOn: day('2026-11-20') }));
		const { viewer, sessionId: left, set } = await visit();
		expect([viewer, left]).toEqual([null, null]);
		expect(set).toHaveBeenCalledWith('kenshu_session', '', expect.objectContaining({ maxAge: 0 }));
		await vi.waitFor(async () => expect(await database.reader.select().from(session)).toEqual([]));
	});

	it('on the last day of employment is still somebody’s', async () => {
		await change(({ db }) => db.update(staff).set({ leftOn: day('2026-11-21') }));
		expect((await visit()).viewer?.staffNumber).toBe('001862');
		expect((await visit(new Date('2026-11-21T15:00:00Z'))).viewer).toBeNull();
	});
});

describe('what a page asks of our own interface', () => {
	const unasked = async () => Promise.reject(new Error('the database was asked'));

	/** As Kit calls it within the request of a page, with a session of its own or another. */
	function subRequest(isSubRequest: boolean, id = sessionId) {
		const url = new URL('http://localhost/api/me');
		const event = { url, request: new Request(url), isSubRequest, cookies: { get: () => id, set: vi.fn() } };
		return visitOf(event as never, unasked, now);
	}

	it('comes from the visitor of the page, without looking again', async () => {
		const page = await visit();
		const asked = await duringVisit(page, () => subRequest(true));
		expect(asked).toMatchObject({ viewer: page.viewer, sessionId, isApi: true, returnTo: '/api/me' });
	});

	it('is looked up where it is not part of the page’s request, or of another session', async () => {
		const page = await visit();
		await expect(subRequest(true)).rejects.toThrow('asked');
		await expect(duringVisit(page, () => subRequest(false))).rejects.toThrow('asked');
		await expect(duringVisit(page, () => subRequest(true, 'another'))).rejects.toThrow('asked');
		await expect(duringVisit({ ...page, viewer: null }, () => subRequest(true))).rejects.toThrow('asked');
	});
});
