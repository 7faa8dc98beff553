import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';

let signOutHere: typeof import('./sign-out').signOutHere;
let currentKey: typeof import('./identity').currentKey;

const key = { kenshu: 'key', keyId: 'key', key: btoa('A'.repeat(32)), userId: '0001' };

beforeEach(async () => {
	globalThis.indexedDB = new IDBFactory();
	vi.resetModules();
	({ signOutHere } = await import('./sign-out'));
	const identity = await import('./identity');
	({ currentKey } = identity);
	await identity.becomeDeviceOf('0001', (async () => Response.json(key)) as typeof fetch);
});

it.each([
	['nothing at all', () => Promise.reject(new TypeError('Failed to fetch'))],
	['the welcome of a hotel', () => new Response('<html>')],
	['a proxy', () => new Response('Bad Gateway', { status: 502 })],
	['JSON of somebody else', () => Response.json({ ok: true })]
])('keeps what is here until the server has ended the session: %s', async (_, answer) => {
	expect(await signOutHere((async () => answer()) as typeof fetch)).toBeNull();
	expect((await currentKey())?.userId).toBe('0001');
});

it('takes it away after the server has said so, and says where to go', async () => {
	const seen: unknown[] = [];
	const ask = (async () => {
		seen.push((await currentKey())?.userId);
		return Response.json({ kenshu: 'signed-out', next: '/login?signed-out=here' });
	}) as typeof fetch;
	expect(await signOutHere(ask)).toBe('/login?signed-out=here');
	expect([seen, await currentKey()]).toEqual([['0001'], null]);
});
