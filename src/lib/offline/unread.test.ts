import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { type OutboxRequest } from '$lib/domain/outbox';

const claim = { courseCode: 'DX', completedOn: '2026-06-01', hours: '3', comprehension: '' };
const server = { ...claim, hours: 5, comprehension: null, state: 'confirmed', entry: 9 };
let keepRecord: typeof import('./outbox').keepRecord;
let snapshot: typeof import('./snapshot');
let noteRead: typeof import('./unread').noteRead;
let send: () => Promise<unknown>;
let more: object;

const ask = (async (path: string, init?: RequestInit) => {
	const key = { kenshu: 'key', keyId: 'key', key: btoa('A'.repeat(32)), userId: '0001' };
	if (path === '/api/outbox/key') return Response.json(key);
	const { commands } = JSON.parse(String(init?.body)) as OutboxRequest;
	const answers = commands.map(({ opId }) => ({ opId, outcome: 'duplicate', state: 'confirmed', ...more }));
	return Response.json({ kenshu: 'outbox', receivedAt: '', answers });
}) as typeof fetch;

beforeEach(async () => {
	globalThis.indexedDB = new IDBFactory();
	vi.resetModules();
	({ keepRecord } = await import('./outbox'));
	({ noteRead } = await import('./unread'));
	snapshot = await import('./snapshot');
	const { sendOnce } = await import('./sender');
	await (await import('./identity')).becomeDeviceOf('0001', ask);
	send = () => sendOnce({ ask, appVersion: 'test' });
	more = { server };
});

const unread = async () => (await snapshot.sentLately('0001')).map((item) => item.unread ?? null);
const days = (count: number) => new Date(Date.now() + count * 86_400_000);

it('keeps what the server has otherwise until its person has read it, however long that takes', async () => {
	const kept = await keepRecord('0001', claim);
	await send();
	expect(await unread()).toEqual([server]);
	await snapshot.keepSnapshot('0001', '/api/records', [], days(3));
	expect(await unread()).toEqual([server]);
	const ids = [kept.ok ? kept.recordId : ''];
	await noteRead('0002', ids);
	expect(await unread()).toEqual([server]);
	await noteRead('0001', ids);
	expect(await unread()).toEqual([null]);
	await snapshot.keepSnapshot('0001', '/api/records', [], days(3));
	expect(await unread()).toEqual([]);
});

it('keeps nothing to be read where all was taken over', async () => {
	more = {};
	await keepRecord('0001', claim);
	await send();
	expect(await unread()).toEqual([null]);
});
