import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type OutboxRequest } from '$lib/domain/outbox';
import { noRoomToSend } from './storage';

/** A device without room: what waits on it can still be sent. */

const claim = { courseCode: 'DX', completedOn: '2026-06-01', hours: '', comprehension: '' };
let device: typeof import('./outbox') &
	typeof import('./sender') &
	typeof import('./snapshot') &
	typeof import('./identity') &
	typeof import('./save') &
	typeof import('./files');
let asked: OutboxRequest[];

const ask = (async (path: string, init?: RequestInit) => {
	const key = { kenshu: 'key', keyId: 'key', key: btoa('A'.repeat(32)), userId: '0001' };
	if (path === '/api/outbox/key') return Response.json(key);
	const request = JSON.parse(String(init?.body)) as OutboxRequest;
	asked.push(request);
	const answers = request.commands.map(({ opId }) => ({ opId, outcome: 'applied', state: 'waiting' }));
	return Response.json({ kenshu: 'outbox', receivedAt: '', answers });
}) as typeof fetch;
const send = () => device.sendOnce({ ask, appVersion: 'test' });
const waiting = async () => (await device.unsent('0001')).items.length;

beforeEach(async () => {
	globalThis.indexedDB = new IDBFactory();
	vi.resetModules();
	device = {
		...{ ...(await import('./outbox')), ...(await import('./sender')) },
		...{ ...(await import('./snapshot')), ...(await import('./identity')) },
		...{ ...(await import('./save')), ...(await import('./files')) }
	};
	asked = [];
	await device.becomeDeviceOf('0001', ask);
	await device.keepSnapshot('0001', '/api/records', ['large'], new Date());
	await device.keepRecord('0001', claim);
});
afterEach(() => void vi.restoreAllMocks());

const { put, clear } = IDBObjectStore.prototype;

/** Nothing more can be written into these stores. */
function fill(isFull: (store: string) => boolean): void {
	vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...values) {
		if (isFull(this.name)) throw new DOMException('', 'QuotaExceededError');
		return put.apply(this, values);
	});
}

it('gives up what can be asked for again, and sends', async () => {
	let isRoom = false;
	vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(function (this: IDBObjectStore) {
		isRoom ||= this.name === 'snapshot';
		return clear.apply(this);
	});
	fill(() => !isRoom);
	expect(await send()).toMatchObject({ outcome: 'sent', left: 0 });
	expect([asked.length, await waiting(), await device.lastSnapshot('0001', '/api/records')]).toEqual([1, 0, null]);
});

it('says what to do where that is not enough, and sends nothing that could not be noted as tried', async () => {
	fill(() => true);
	expect(await send()).toEqual({ outcome: 'refused', message: noRoomToSend });
	expect([asked.length, await waiting()]).toEqual([0, 1]);
});

it('lets go what the server has, also where nothing can be noted of it', async () => {
	fill((store) => store === 'sent');
	expect(await send()).toMatchObject({ outcome: 'sent', left: 0 });
	expect([asked.length, await waiting(), await device.sentSince('0001')]).toEqual([1, 0, []]);
});

it('forgets its person all the same', async () => {
	fill(() => true);
	await device.forgetPerson();
	expect([await device.currentKey(), await device.lastSnapshot(null, '/api/records')]).toEqual([null, null]);
});

it('keeps the record where there is no room for its file, and says so', async () => {
	fill((store) => store === 'fileBytes');
	const files = [{ bytes: new ArrayBuffer(9), sha256: 'a'.repeat(64), name: null }];
	const wake = async () => ({ outcome: 'not-reached' as const, answers: [], message: null });
	const saved = await device.saveRecord(claim, { person: '0001', instead: null, files, wake });
	expect(saved).toMatchObject({ how: 'unsent', fileTrouble: 'full' });
	expect([await waiting(), await device.keptFiles('0001')]).toEqual([2, []]);
});
