import { sessions } from '$lib/server/access/session/session';
import { type Database, openDatabase } from '$lib/server/db/open';
import { addRow } from '$lib/server/db/rows';
import { account, completion, course, staff } from '$lib/server/db/schema';
import type { RequestEvent } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { handle } from '../../../src/hooks.server';
import { GET as keyOf } from '../../../src/routes/api/outbox/key/+server';
import { POST } from '../../../src/routes/api/outbox/+server';
import { serve } from '../../setup/current';
import { temporaryDatabaseFile } from '../../setup/database';
import { accountId, givenAccount, rearrange, settle } from '../access/settle';
import { bodyOf, phone } from './commands';

/** The door of the phones as a request finds it: who comes, what is said, and always in JSON. */

let database: Database;
let remove: () => void;

beforeAll(async () => {
	const file = await temporaryDatabaseFile();
	database = await openDatabase(file.url);
	serve(database);
	remove = file.remove;
	await settle(database, { people: ['0001', '0002', '0003', '0004'].map(() => ({ posts: '1010' })) });
	await rearrange(database, (change) =>
		addRow(change, course, { code: 'DX-BASIC', name: 'DX', category: 'DX', provider: null, validMonths: null })
	);
	for (const number of ['0001', '0002', '0003', 'admin'])
		await givenAccount(database, number, number === 'admin' ? '管理者' : '職員');
});

afterAll(() => {
	database.close();
	remove();
});

const sessionOf = async (number: string) => (await sessions(database).start(await accountId(database, number))).id;

async function ask(path: string, sessionId: string | undefined, body?: string | object) {
	const url = new URL(path, 'http://localhost');
	const text = typeof body === 'object' && !(body instanceof ReadableStream) ? JSON.stringify(body) : body;
	const request = new Request(url, {
		...{ method: body === undefined ? 'GET' : 'POST', body: text, duplex: 'half' },
		headers: { 'content-type': 'application/json', accept: 'application/json', origin: url.origin }
	});
	const cookies = { get: () => sessionId, set: vi.fn() };
	const event = { url, request, cookies, locals: {}, route: { id: path }, isDataRequest: false };
	const handler = body === undefined ? keyOf : POST;
	const resolve = async () => {
		try {
			return await handler(event as never);
		} catch (thrown) {
			// As Kit answers a program: the body of the error, in JSON.
			const { status, body: said } = thrown as { status: number; body: object };
			return Response.json(said, { status });
		}
	};
	const response = await handle({ event: event as unknown as RequestEvent, resolve });
	return { status: response.status, said: (await response.json()) as Record<string, unknown> };
}

/** A body of which some bytes come, and then an error. */
function brokenOff(said: object): ReadableStream {
	let isFirst = true;
	return new ReadableStream({
		pull(controller) {
			if (isFirst) controller.enqueue(new TextEncoder().encode('{'));
			else controller.error(Object.assign(new Error('broken off'), said));
			isFirst = false;
		}
	});
}

const record = (completedOn: string, number = '0001') => phone(number).record({ completedOn });

describe('POST /api/outbox', () => {
	it('answers whoever is signed in, command by command, and says that it was this server', async () => {
		const one = record('2026-06-01');
		const { status, said } = await ask('/api/outbox', await sessionOf('0001'), bodyOf([one]));
		expect([status, said]).toEqual([
			200,
			{
				kenshu: 'outbox',
				receivedAt: expect.stringMatching(/^\d{4}-.*Z$/),
				answers: [{ opId: one.opId, outcome: 'applied', state: 'waiting' }]
			}
		]);
	});

	it.each([
		{ because: 'nobody is signed in', session: async () => undefined, status: 401 },
		{ because: 'the session is none of ours', session: async () => 'x'.repeat(40), status: 401 },
		{ because: '管理者 outside the staff list has nothing to record', session: () => sessionOf('admin'), status: 403 }
	])('says $status in JSON where $because, and nothing is stored', async ({ session, status }) => {
		const before = await database.reader.select().from(completion);
		const answer = await ask('/api/outbox', await session(), bodyOf([record('2026-06-02')]));
		expect([answer.status, typeof answer.said.message]).toEqual([status, 'string']);
		expect(answer.said.kenshu).toBeUndefined();
		expect(await database.reader.select().from(completion)).toEqual(before);
	});

	it('says 401 to somebody who has left meanwhile, and to a locked account', async () => {
		const [left, locked] = [await sessionOf('0002'), await sessionOf('0003')];
		await database.transact(async ({ db }) => {
			await db
				.update(staff)
				.set({ leftOn: '2026-01-31' as never })
				.where(eq(staff.staffNumber, '0002'));
			await db
				.update(account)
				.set({ lockedAt: '2026-01-31T00:00:00Z' as never })
				.where(eq(account.staffNumber, '0003'));
		});
		for (const [session, number] of [
			[left, '0002'],
			[locked, '0003']
		] as const) {
			const { status, said } = await ask('/api/outbox', session, bodyOf([record('2026-01-01', number)]));
			expect([status, said.message]).toEqual([401, expect.stringContaining('ログイン')]);
		}
	});

	it('takes nothing of one person under the session of another, and says 409', async () => {
		const before = await database.reader.select().from(completion);
		const body = bodyOf([record('2026-06-03')], { userId: '0002' });
		const { status, said } = await ask('/api/outbox', await sessionOf('0001'), body);
		expect([status, said.message]).toEqual([409, expect.stringContaining('別の利用者')]);
		expect(await database.reader.select().from(completion)).toEqual(before);
		const own = await ask('/api/outbox', await sessionOf('0001'), { ...body, userId: '0001' });
		expect(own.status).toBe(200);
	});

	it.each([
		{ because: 'no JSON', body: '<html>', status: 400 },
		{ because: 'nothing', body: '', status: 400 },
		{ because: 'no request', body: {}, status: 400 },
		{ because: 'more than fifty', body: bodyOf(Array.from({ length: 51 }, () => ({}))), status: 413 },
		// As Kit breaks off a body over BODY_SIZE_LIMIT: the device sends less at once.
		{ because: 'larger than the server takes', body: brokenOff({ status: 413 }), status: 413 },
		{ because: 'broken off on the way', body: brokenOff({}), status: 400 }
	])('takes nothing where it is $because: $status', async ({ body, status }) => {
		const answer = await ask('/api/outbox', await sessionOf('0001'), body);
		expect([answer.status, answer.said.message]).toEqual([status, expect.stringMatching(/ください。$/)]);
	});
});

describe('GET /api/outbox/key', () => {
	it('gives a person their own key, and nobody one', async () => {
		const { status, said } = await ask('/api/outbox/key', await sessionOf('0001'));
		expect([status, said]).toEqual([
			200,
			{ kenshu: 'key', keyId: expect.any(String), key: expect.any(String), userId: '0001', lost: [] }
		]);
		expect((await ask('/api/outbox/key', undefined)).status).toBe(401);
	});
});
