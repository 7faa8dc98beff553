import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type CommandAnswer, type OutboxRequest } from '$lib/domain/outbox';

const claim = { courseCode: 'DX', completedOn: '2026-06-01', hours: '', comprehension: '' };
const keys: Record<string, string> = { '0001': 'A', '0002': 'B' };

type Offline = typeof import('./outbox') &
	typeof import('./change') &
	typeof import('./queue') &
	typeof import('./sender') &
	typeof import('./sync') &
	typeof import('./identity');
let device: Offline;
/** what the server was asked, in order */
let asked: OutboxRequest[];
let respond: (request: OutboxRequest) => Response | Promise<Response>;

const applied = ({ commands }: OutboxRequest): CommandAnswer[] =>
	commands.map(({ opId }) => ({ opId, outcome: 'applied', state: 'waiting' }));
const answer = (answers: CommandAnswer[]) =>
	Response.json({ kenshu: 'outbox', receivedAt: '2026-06-01T00:00:00.000Z', answers });

const ask = (async (path: string, init?: RequestInit) => {
	if (path === '/api/outbox/key') {
		const key = btoa((keys[signedIn] ?? '?').repeat(32));
		return Response.json({ kenshu: 'key', keyId: `key of ${signedIn}`, key, userId: signedIn });
	}
	const request = JSON.parse(String(init?.body)) as OutboxRequest;
	asked.push(request);
	return respond(request);
}) as typeof fetch;
let signedIn: string;

const send = () => device.sendOnce({ ask, appVersion: 'test' });
const states = async () => (await device.unsent('0001')).items.map(({ standing }) => standing);
const signIn = (who: string) => device.becomeDeviceOf((signedIn = who), ask);

beforeEach(async () => {
	globalThis.indexedDB = new IDBFactory();
	vi.resetModules();
	device = {
		...{ ...(await import('./outbox')), ...(await import('./change')), ...(await import('./identity')) },
		...{ ...(await import('./sender')), ...(await import('./sync')), ...(await import('./queue')) }
	};
	asked = [];
	respond = (request) => answer(applied(request));
	await signIn('0001');
});

describe('what is recorded on the device', () => {
	it('is there before anything is sent, and leaves when the server has it', async () => {
		await device.keepRecord('0001', claim);
		expect(await states()).toEqual(['unsent']);
		expect(await send()).toMatchObject({ outcome: 'sent', left: 0 });
		expect(await states()).toEqual([]);
	});

	it.each([
		['nothing at all', () => Promise.reject(new TypeError('Failed to fetch'))],
		['500', () => Response.json({ message: 'x' }, { status: 500 })],
		['502 with a page', () => new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } })],
		['204', () => new Response(null, { status: 204 })],
		['the welcome of a hotel', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
		['JSON of somebody else', () => Response.json({ ok: true })],
		['an answer for fewer', () => answer([])],
		['a redirect', () => new Response(null, { status: 302, headers: { location: '/login' } })]
	])('stays where the answer is %s', async (_, what) => {
		await device.keepRecord('0001', claim);
		respond = what;
		expect(await send()).toEqual({ outcome: 'not-reached' });
		expect(await states()).toEqual(['unsent']);
	});

	it('stays and asks for a sign-in where the session has ended', async () => {
		await device.keepRecord('0001', claim);
		respond = () => Response.json({ message: 'ログインしてください。' }, { status: 401 });
		expect(await send()).toEqual({ outcome: 'needs-sign-in' });
		expect([await states(), (await device.syncState()).needsSignIn]).toEqual([['unsent'], true]);
	});

	it('is sent again as it was, byte for byte, after an answer that got lost', async () => {
		await device.keepRecord('0001', claim);
		respond = () => Promise.reject(new TypeError('lost'));
		await send();
		respond = (request) => answer(applied(request));
		await send();
		expect(asked[1]?.commands).toEqual(asked[0]?.commands);
	});

	it('goes in batches of fifty, in the order it was made', async () => {
		for (let index = 0; index < 60; index++) await device.keepRecord('0001', { ...claim, hours: `${index}` });
		expect([await send(), await send(), await send()]).toMatchObject([
			{ left: 10 },
			{ left: 0 },
			{ outcome: 'nothing' }
		]);
		const sequences = asked.flatMap(({ commands }) => commands.map(({ deviceSeq }) => deviceSeq));
		expect(sequences).toEqual([...sequences].sort((one, other) => one - other));
	});
});

describe('an edit', () => {
	it('of what was never tried takes its place', async () => {
		const kept = await device.keepRecord('0001', claim);
		await device.editUnsent('0001', kept.ok ? kept.opId : '', { ...claim, hours: '2' });
		const { items } = await device.unsent('0001');
		expect(items.map(({ command }) => command)).toMatchObject([{ kind: 'record', claim: { hours: '2' } }]);
	});

	it('while it is being sent is a command of its own on top of it', async () => {
		const kept = await device.keepRecord('0001', claim);
		const opId = kept.ok ? kept.opId : '';
		respond = async (request) => {
			await device.editUnsent('0001', opId, { ...claim, hours: '2' });
			return answer(applied(request));
		};
		expect(await send()).toMatchObject({ outcome: 'sent', left: 1 });
		const { items } = await device.unsent('0001');
		expect(items.map(({ command }) => command)).toMatchObject([{ kind: 'amend', base: opId, claim: { hours: '2' } }]);
	});

	it('after a conflict says which version was seen', async () => {
		const kept = await device.keepRecord('0001', claim);
		respond = () => Promise.reject(new TypeError('lost'));
		await send();
		await device.editUnsent('0001', kept.ok ? kept.opId : '', { ...claim, hours: '2' });
		const server = { ...claim, hours: 5, comprehension: null, state: 'waiting', entry: 77 };
		respond = ({ commands }) =>
			answer(
				commands.map(({ opId, kind }) =>
					kind === 'amend'
						? ({ opId, outcome: 'conflict', message: 'x', server } as unknown as CommandAnswer)
						: { opId, outcome: 'applied', state: 'waiting' }
				)
			);
		await send();
		expect(await states()).toEqual(['conflict']);
		const [held] = (await device.unsent('0001')).items;
		await device.editUnsent('0001', held!.opId, { ...claim, hours: '3' });
		expect((await device.unsent('0001')).items.map(({ command }) => command)).toMatchObject([
			{ kind: 'amend', seen: 77, claim: { hours: '3' } }
		]);
	});
});

it('one that was refused stays with its reason and holds up none of the others', async () => {
	await device.keepRecord('0001', claim);
	await device.keepRecord('0001', { ...claim, completedOn: '2026-06-02' });
	respond = ({ commands: [first, ...others] }) =>
		answer([
			{
				opId: first!.opId,
				outcome: 'rejected',
				code: 'unknown-course',
				message: 'その研修はありません。',
				mendable: true
			},
			...others.map(({ opId }): CommandAnswer => ({ opId, outcome: 'applied', state: 'waiting' }))
		]);
	await send();
	expect((await device.unsent('0001')).items).toMatchObject([
		{ standing: 'rejected', answer: { code: 'unknown-course' } }
	]);
});

it('a cancelled one goes if it never left, and is withdrawn if it may have arrived', async () => {
	const [never, tried] = [
		await device.keepRecord('0001', claim),
		await device.keepRecord('0001', { ...claim, hours: '1' })
	];
	await device.cancelUnsent('0001', never.ok ? never.opId : '', '間違い');
	respond = () => Promise.reject(new TypeError('lost'));
	await send();
	await device.cancelUnsent('0001', tried.ok ? tried.opId : '', '間違い');
	expect((await device.unsent('0001')).items.map(({ command }) => command.kind)).toEqual(['record', 'withdraw']);
});

it('of somebody else only the number and the age can be told, and nothing of it is sent', async () => {
	await device.keepRecord('0001', claim);
	await device.forgetPerson();
	await signIn('0002');
	expect(await device.unsent('0001')).toMatchObject({ items: [], foreign: { count: 1 } });
	expect(await send()).toEqual({ outcome: 'nothing' });
	await device.forgetPerson();
	await signIn('0001');
	expect(await states()).toEqual(['unsent']);
});

it('without anybody signed in nothing can be recorded', async () => {
	await device.forgetPerson();
	expect(await device.keepRecord('0001', claim)).toEqual({ ok: false, reason: 'nobody' });
});

it.each([
	['409', () => Response.json({ message: '別の利用者の記録です。' }, { status: 409 })],
	[
		'that the command is another’s',
		() => {
			const refused = { outcome: 'rejected', code: 'another-person', message: 'x', mendable: false } as const;
			return answer(asked.at(-1)!.commands.map(({ opId }) => ({ opId, ...refused })));
		}
	]
])('stays unsent, and asks its person to sign in, where the session is another’s: %s', async (_, what) => {
	await device.keepRecord('0001', claim);
	respond = what;
	await send();
	expect(asked).toMatchObject([{ userId: '0001' }]);
	expect([await states(), (await device.syncState()).needsSignIn]).toEqual([['unsent'], true]);
	respond = (request) => answer(applied(request));
	await send();
	expect([await states(), (await device.syncState()).needsSignIn]).toEqual([[], false]);
});

it('says how many wait once one was cancelled here, and says it once', async () => {
	const kept = await device.keepRecord('0001', claim);
	const refused = { outcome: 'rejected', code: 'unknown-course', message: 'x', mendable: true } as const;
	respond = ({ commands }) => answer(commands.map(({ opId }) => ({ opId, ...refused })));
	await send();
	await device.cancelUnsent('0001', kept.ok ? kept.opId : '', '間違い');
	respond = (request) => answer(applied(request));
	expect([await send(), await send()]).toMatchObject([{ outcome: 'sent', left: 0 }, { outcome: 'nothing' }]);
	expect(asked.at(-1)).toMatchObject({ commands: [], waiting: 0, oldest: null });
	expect(asked).toHaveLength(2);
});

it('stays as it is where a newer server says what this build does not know', async () => {
	await device.keepRecord('0001', claim);
	respond = ({ commands }) => answer(commands.map(({ opId }) => ({ opId, outcome: 'postponed' }) as never));
	await send();
	expect(await states()).toEqual(['unsent']);
});
