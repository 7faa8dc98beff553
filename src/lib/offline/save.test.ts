import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { type CommandAnswer } from '$lib/domain/outbox';
import { type Round } from './queue';

const claim = { courseCode: 'DX', completedOn: '2026-06-01', hours: '', comprehension: '' };
let save: typeof import('./save').saveRecord;
let outbox: typeof import('./outbox');
let identity: typeof import('./identity');
let snapshot: typeof import('./snapshot');
let sender: typeof import('./sender');

const askFor = (userId: string) =>
	(async () =>
		Response.json({ kenshu: 'key', keyId: `key of ${userId}`, key: btoa('A'.repeat(32)), userId })) as typeof fetch;

beforeEach(async () => {
	globalThis.indexedDB = new IDBFactory();
	vi.resetModules();
	[{ saveRecord: save }, outbox, identity, snapshot, sender] = await Promise.all([
		import('./save'),
		import('./outbox'),
		import('./identity'),
		import('./snapshot'),
		import('./sender')
	]);
	await identity.becomeDeviceOf('0001', askFor('0001'));
});

type Said = CommandAnswer extends infer One ? (One extends CommandAnswer ? Omit<One, 'opId'> : never) : never;

/** The server answers for whatever is unsent. */
const answering = (said: Said) => async (): Promise<Round> => {
	const { items } = await outbox.unsent('0001');
	const answers = items.map(({ opId }) => ({ opId, ...said }) as CommandAnswer);
	return { outcome: 'sent', answers, message: null };
};

it.each([
	{ said: { outcome: 'applied', state: 'waiting' } as Said, how: 'sent' },
	{ said: { outcome: 'duplicate', state: 'confirmed' } as Said, how: 'known' },
	{ said: { outcome: 'waiting' } as Said, how: 'unsent' },
	{ said: { outcome: 'rejected', code: 'before-hiring', message: 'x', mendable: true } as Said, how: 'refused' }
])('says $how where the server answers $said.outcome', async ({ said, how }) => {
	expect(await save(claim, { person: '0001', instead: null, wake: answering(said) })).toMatchObject({ how });
});

it('says 未送信 where the server takes too long, and has kept it', async () => {
	const never = () => new Promise<Round>(() => {});
	expect(await save(claim, { person: '0001', instead: null, wake: never, patience: 10 })).toMatchObject({
		how: 'unsent'
	});
	expect((await outbox.unsent('0001')).items).toHaveLength(1);
});

it('keeps nothing where nobody has signed in on this device', async () => {
	await identity.forgetPerson();
	expect(await save(claim, { person: '0001', instead: null, wake: answering({ outcome: 'waiting' }) })).toEqual({
		how: 'unkept',
		reason: 'nobody'
	});
});

it('says that the device is full, and asks the server nothing', async () => {
	const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
		throw new DOMException('', 'QuotaExceededError');
	});
	const wake = vi.fn(answering({ outcome: 'waiting' }));
	expect(await save(claim, { person: '0001', instead: null, wake })).toEqual({ how: 'unkept', reason: 'full' });
	expect(wake).not.toHaveBeenCalled();
	full.mockRestore();
});

it('forgets what was sent only where the ledger was asked for after it', async () => {
	const before = new Date(Date.now() - 60_000);
	const ask = (async (_: string, init?: RequestInit) => {
		const { commands } = JSON.parse(String(init?.body)) as { commands: { opId: string }[] };
		const answers = commands.map(({ opId }) => ({ opId, outcome: 'applied', state: 'waiting' }));
		return Response.json({ kenshu: 'outbox', receivedAt: '', answers });
	}) as typeof fetch;
	await outbox.keepRecord('0001', claim);
	await sender.sendOnce({ ask, appVersion: 'test' });
	await snapshot.keepSnapshot('0001', '/api/records', [], before);
	expect(await snapshot.sentSince('0001')).toMatchObject([{ command: { claim }, state: 'waiting' }]);
	await snapshot.keepSnapshot('0001', '/api/records', [], new Date(Date.now() + 1));
	expect(await snapshot.sentSince('0001')).toEqual([]);
});

it('forgets what was kept of another as soon as the server names somebody else, also where their key does not come', async () => {
	await snapshot.keepSnapshot('0001', '/api/records', ['mine'], new Date());
	const silent = (() => Promise.reject(new TypeError('lost'))) as typeof fetch;
	expect(await identity.becomeDeviceOf('0002', silent)).toBeNull();
	expect([await snapshot.lastSnapshot('0001', '/api/records'), await identity.currentKey()]).toEqual([null, null]);
});
