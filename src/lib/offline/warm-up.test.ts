import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { phoneQuestions } from './reach';

let warmUp: typeof import('./warm-up').warmUp;
let keepSnapshot: typeof import('./snapshot').keepSnapshot;
let asked: string[];

const body = { permissions: [], duties: [], required: [], devices: [] };
const ask = (async (path: string) => {
	asked.push(path);
	return Response.json(path === '/api/records' ? [] : body);
}) as typeof fetch;

beforeEach(async () => {
	globalThis.indexedDB = new IDBFactory();
	vi.resetModules();
	({ warmUp } = await import('./warm-up'));
	({ keepSnapshot } = await import('./snapshot'));
	asked = [];
	const key = { kenshu: 'key', keyId: 'key', key: btoa('A'.repeat(32)), userId: '0001' };
	const { becomeDeviceOf } = await import('./identity');
	await becomeDeviceOf('0001', (async () => Response.json(key)) as unknown as typeof fetch);
});

it('asks once for what no page has asked here yet', async () => {
	await keepSnapshot('0001', '/api/me', body, new Date());
	await warmUp('0001', ask);
	await warmUp('0001', ask);
	expect(asked).toEqual(phoneQuestions.filter((path) => path !== '/api/me'));
});

it('asks again for all that is older than a moment, so that every screen is of one time', async () => {
	await warmUp('0001', ask);
	asked = [];
	const since = Date.now() + 1;
	await vi.waitUntil(() => Date.now() > since);
	await keepSnapshot('0001', '/api/home', body, new Date());
	await warmUp('0001', ask, since);
	expect(asked).toEqual(phoneQuestions.filter((path) => path !== '/api/home'));
});

it('asks for nothing more where the server was twice not reached', async () => {
	const lost = vi.fn(() => Promise.reject(new TypeError('Failed to fetch')));
	await warmUp('0001', lost as typeof fetch);
	expect(lost).toHaveBeenCalledTimes(2);
});

it('keeps all the others where one answer does not come', async () => {
	const lost = new Set([phoneQuestions[1]]);
	const some = (path: string) => (lost.has(path) ? Promise.reject(new TypeError('Failed to fetch')) : ask(path));
	await warmUp('0001', some as typeof fetch);
	expect(asked).toEqual(phoneQuestions.filter((path) => !lost.has(path)));
});
