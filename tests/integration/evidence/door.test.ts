import { sessions } from '$lib/server/access/session/session';
import { type Database, openDatabase } from '$lib/server/db/open';
import { changeRow } from '$lib/server/db/rows';
import { completion, evidence, evidenceFile, evidenceUpload, holding } from '$lib/server/db/schema';
import { attachEvidence } from '$lib/server/evidence/attach';
import { sha256Of, takeEvidence } from '$lib/server/evidence/take';
import { type Proven } from '$lib/server/evidence/proven';
import { type EvidenceAnswer, mostBytes, personHeader } from '$lib/domain/evidence';
import type { RequestEvent } from '@sveltejs/kit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { handle } from '../../../src/hooks.server';
import { PUT } from '../../../src/routes/api/evidence/[sha256]/+server';
import { GET } from '../../../src/routes/(app)/evidence/[id]/+server';
import { serve } from '../../setup/current';
import { temporaryDatabaseFile } from '../../setup/database';
import { accountId, givenAccount, rearrange } from '../access/settle';
import { jpeg, pdf, photograph, zip } from './files';
import { evidenceTown } from './town';

/** The two doors of evidence as a request finds them: who comes, with what, and what they are given. */

let database: Database;
let remove: () => void;
let town: Awaited<ReturnType<typeof evidenceTown>>;

beforeAll(async () => {
	const file = await temporaryDatabaseFile();
	database = await openDatabase(file.url);
	serve(database);
	remove = file.remove;
	town = await evidenceTown(database);
	await givenAccount(database, 'admin', '管理者');
});

afterAll(() => {
	database.close();
	remove();
});

const sessionOf = async (number: string) => (await sessions(database).start(await accountId(database, number))).id;

type Asked = { route: string; params: Record<string, string>; handler: unknown; request: Request };

async function ask(session: string | undefined, { route, params, handler, request }: Asked): Promise<Response> {
	const url = new URL(request.url);
	const cookies = { get: () => session, set: vi.fn() };
	const event = { url, request, cookies, params, locals: {}, route: { id: route }, isDataRequest: false };
	const resolve = async () => {
		try {
			return await (handler as (event: unknown) => Promise<Response>)(event);
		} catch (thrown) {
			const { status, body } = thrown as { status?: number; body: object };
			if (status === undefined) throw thrown;
			return Response.json(body, { status });
		}
	};
	return handle({ event: event as unknown as RequestEvent, resolve });
}

type Body = Uint8Array | ReadableStream | null;
const origin = 'http://localhost';

async function put(number: string | null, sha256: string, body: Body, headers: Record<string, string> = {}) {
	const request = new Request(`${origin}/api/evidence/${sha256}`, {
		...{ method: 'PUT', body: body as never, duplex: 'half' },
		headers: { origin, accept: 'application/json', 'content-type': 'text/html', ...headers }
	} as RequestInit);
	const asked = { route: '/api/evidence/[sha256]', params: { sha256 }, handler: PUT, request };
	const response = await ask(number === null ? undefined : await sessionOf(number), asked);
	return { status: response.status, said: (await response.json()) as EvidenceAnswer & { message?: string } };
}

async function get(number: string | null, id: number | string): Promise<Response> {
	const request = new Request(`${origin}/evidence/${id}`, { headers: { accept: 'text/html' } });
	const asked = { route: '/(app)/evidence/[id]', params: { id: String(id) }, handler: GET, request };
	return ask(number === null ? undefined : await sessionOf(number), asked);
}

const counted = async () =>
	[await database.reader.select().from(evidenceFile), await database.reader.select().from(evidenceUpload)].map(
		({ length }) => length
	);

describe('PUT /api/evidence/[sha256]', () => {
	it('takes a file in, says that it was this server, and knows it the next time; whatever it is called', async () => {
		const picture = await photograph();
		const sha256 = sha256Of(picture);
		for (let time = 0; time < 2; time++)
			expect(await put('0001', sha256, picture)).toEqual({ status: 200, said: { kenshu: 'evidence', sha256 } });
		expect(await counted()).toEqual([1, 1]);
	});

	it.each([
		{
			because: 'the bytes are others than they are called',
			status: 400,
			code: 'hash-differs',
			again: true,
			make: () => jpeg()
		},
		{ because: 'nothing came', status: 400, code: 'empty', again: false, make: async () => null },
		{
			because: 'it is no evidence',
			status: 422,
			code: 'wrong-type',
			again: false,
			make: async () => zip(),
			named: true
		},
		{
			because: 'it is two things',
			status: 422,
			code: 'more-inside',
			again: false,
			make: async () => Buffer.concat([await jpeg(), zip()]),
			named: true
		},
		{
			because: 'it is too large',
			status: 413,
			code: 'too-large',
			again: false,
			make: async () => Buffer.alloc(mostBytes + 1),
			named: true
		},
		{ because: 'it is 40 MB', status: 413, code: 'too-large', again: false, make: async () => endless(40).stream },
		{ because: 'it broke off', status: 400, code: 'cut-off', again: false, make: async () => brokenOff() }
	])('$status where $because, and nothing is left', async ({ status, code, again, make, named }) => {
		const before = await counted();
		const body = await make();
		const sha256 = named && body instanceof Uint8Array ? sha256Of(body) : '0'.repeat(64);
		const answer = await put('0001', sha256, body);
		expect(answer).toEqual({
			status,
			said: { kenshu: 'evidence', code, again, message: expect.stringMatching(/。$/) }
		});
		expect(await counted()).toEqual(before);
	});

	it('reads of what is far too much only so far, and holds none of it', async () => {
		const { stream, given } = endless(1_000);
		expect((await put('0001', '0'.repeat(64), stream)).status).toBe(413);
		expect(given()).toBeLessThan(3 * mostBytes);
	});

	it.each([
		{ who: null, status: 401 },
		{ who: 'admin', status: 403 }
	])('says $status in JSON to $who', async ({ who, status }) => {
		const picture = await jpeg({ width: 50, height: 50 });
		const { status: said, said: body } = await put(who, sha256Of(picture), picture);
		expect([said, typeof body.message, 'kenshu' in body]).toEqual([status, 'string', false]);
	});

	it('takes nothing that another site’s page sends', async () => {
		const picture = await jpeg({ width: 51, height: 50 });
		const before = await counted();
		expect((await put('0001', sha256Of(picture), picture, { origin: 'https://other.example' })).status).toBe(403);
		expect(await counted()).toEqual(before);
	});

	it('takes nothing of whom it does not know by this session, and says whose it is', async () => {
		const bytes = await jpeg({ width: 33, height: 33 });
		const said = (person: string) => ({ [personHeader]: person });
		const held = () => database.reader.$count(evidenceUpload);
		const before = await held();
		const refused = await put('0001', sha256Of(bytes), bytes, said('0002'));
		expect(refused).toMatchObject({ status: 409, said: { message: expect.stringContaining('別の利用者') } });
		expect(await held()).toBe(before);
		expect(await put('0001', sha256Of(bytes), bytes, said('0001'))).toMatchObject({ status: 200 });
	});

	it('knows no other names than hashes', async () => {
		for (const name of ['..', 'x', 'A'.repeat(64), '0'.repeat(63)])
			expect((await put('0001', name, await jpeg())).status).toBe(404);
	});
});

/** So many megabytes, made as they are asked for; `given` tells how many bytes were. */
function endless(megabytes: number) {
	let left = megabytes * 16;
	const chunk = new Uint8Array(65_536);
	const pull = (controller: ReadableStreamDefaultController) => {
		if (left-- > 0) controller.enqueue(chunk);
		else controller.close();
	};
	return { stream: new ReadableStream({ pull }), given: () => (megabytes * 16 - left) * chunk.length };
}

function brokenOff() {
	return new ReadableStream({
		pull: (controller) => controller.error(new Error('aborted'))
	});
}

describe('GET /evidence/[id]', () => {
	async function given(bytes: Buffer, name: string, proven: Proven = { completionId: town.completionId }) {
		const hanako = await town.as('0001');
		await takeEvidence(database, hanako, bytes);
		await attachEvidence(database, hanako, proven, [{ sha256: sha256Of(bytes), name }]);
		return (await database.reader.select().from(evidence)).at(-1)!.id;
	}

	it('shows a picture by its type, and nothing of it stays or runs', async () => {
		const id = await given(await jpeg({ width: 60, height: 40 }), '修了証.png');
		const response = await get('0001', id);
		expect(response.status).toBe(200);
		expect(Object.fromEntries(response.headers)).toMatchObject({
			'content-type': 'image/jpeg',
			'content-disposition': `inline; filename="evidence-${id}.jpg"; filename*=UTF-8''${encodeURIComponent('修了証.jpg')}`,
			'content-security-policy': expect.stringMatching(/default-src 'none'; sandbox;.*frame-ancestors 'none'/),
			'x-content-type-options': 'nosniff',
			'cache-control': 'no-store',
			'cross-origin-resource-policy': 'same-origin'
		});
		expect([...new Uint8Array(await response.arrayBuffer()).subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
	});

	it('gives a PDF only as a download, byte by byte as it came', async () => {
		const id = await given(pdf(), `修了'証(1).html`, { holdingId: town.holdingId });
		const response = await get('0001', id);
		const disposition = response.headers.get('content-disposition');
		expect(disposition).toBe(
			`attachment; filename="evidence-${id}.pdf"; filename*=UTF-8''${encodeURIComponent('修了')}%27${encodeURIComponent('証')}%281%29.pdf`
		);
		expect(response.headers.get('content-type')).toBe('application/pdf');
		expect(Buffer.from(await response.arrayBuffer()).equals(pdf())).toBe(true);
	});

	it.each([
		{ who: '0001', status: 200, because: 'it is their own record' },
		{ who: '0002', status: 404, because: 'a colleague sees no record of another' },
		{ who: '0003', status: 200, because: 'the 所属長 of the section sees it' },
		{ who: '0004', status: 404, because: 'another section' },
		{ who: '0005', status: 200, because: '人事 sees all' },
		{ who: 'admin', status: 403, because: '管理者 sees no records' },
		{ who: null, status: 303, because: 'nobody is sent to the sign-in' }
	])('$status to $who: $because', async ({ who, status }) => {
		for (const proven of [{ completionId: town.completionId }, { holdingId: town.holdingId }]) {
			const id = await given(pdf({ catalog: `/Of ${Object.keys(proven)[0]}` }), 'a.pdf', proven);
			expect((await get(who, id)).status).toBe(status);
		}
	});

	it.each([
		{ who: '0001', status: 200, because: 'it was their own' },
		{ who: '0003', status: 404, because: 'nothing is left to look at for whoever confirms' },
		{ who: '0005', status: 404, because: 'nor for 人事' }
	])('$status to $who once the record was taken back: $because', async ({ who, status }) => {
		const { completionId, holdingId } = town;
		const ids = [await given(pdf(), 'a.pdf'), await given(pdf({ catalog: '/Of 2' }), 'a.pdf', { holdingId })];
		const state = (is: 'withdrawn' | 'waiting') =>
			rearrange(database, async (change) => {
				await changeRow(change, completion, { id: completionId }, { state: is });
				await changeRow(change, holding, { id: holdingId }, { state: is });
			});
		await state('withdrawn');
		const answers = [];
		for (const id of ids) answers.push((await get(who, id)).status);
		await state('waiting');
		expect(answers).toEqual([status, status]);
	});

	it('answers a stranger as it answers for what is not there', async () => {
		const id = await given(pdf(), 'a.pdf');
		const said = async (which: number | string) => {
			const response = await get('0002', which);
			return [response.status, await response.text()];
		};
		const missing = await said(99_999);
		for (const which of [id, 0, '-1', '1e3', 'x', '9'.repeat(30)]) expect(await said(which)).toEqual(missing);
	});
});
