import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Reached } from '$lib/offline/reach';

let identity: typeof import('$lib/offline/identity');
let forgetIfLeft: typeof import('./ended').forgetIfLeft;

const elsewhere: Reached = { outcome: 'needs-sign-in', ended: true, elsewhere: true };
const nobody: Reached = { outcome: 'needs-sign-in', ended: false, nobody: true };
const signIn = (userId: string) =>
	identity.becomeDeviceOf(userId, (async () =>
		Response.json({ kenshu: 'key', keyId: `key of ${userId}`, key: btoa('A'.repeat(32)), userId })) as typeof fetch);
const whose = async () => (await identity.currentKey())?.userId ?? null;

beforeEach(async () => {
	globalThis.indexedDB = new IDBFactory();
	vi.resetModules();
	vi.stubGlobal('location', { pathname: '/records', search: '' });
	identity = await import('$lib/offline/identity');
	({ forgetIfLeft } = await import('./ended'));
	await signIn('0001');
});
afterEach(() => vi.unstubAllGlobals());

it.each([
	['somebody has ended the session', elsewhere, '/login?next=%2Frecords&session=elsewhere', null],
	['its cookie is gone', nobody, '/login?next=%2Frecords', null],
	['it ended by time', { outcome: 'needs-sign-in', ended: true } as Reached, null, '0001'],
	['a gateway wants a sign-in', { outcome: 'needs-sign-in', ended: false } as Reached, null, '0001'],
	['nobody answers', { outcome: 'not-reached' } as Reached, null, '0001']
])('forgets or not, and leads to the sign-in or not, where %s', async (_, reached, way, left) => {
	expect([await forgetIfLeft(reached, identity.currentKey()), await whose()]).toEqual([way, left]);
});

it.each([elsewhere, nobody])('takes nothing from who has signed in since the question was put', async (reached) => {
	const asker = identity.currentKey();
	await asker;
	await signIn('0002');
	await forgetIfLeft(reached, asker);
	expect(await whose()).toBe('0002');
});

it('leaves whoever may be writing alone where only the cookie is gone, and whoever never had a key', async () => {
	expect(await forgetIfLeft(nobody, Promise.resolve(null))).toBeNull();
	vi.stubGlobal('location', { pathname: '/records/new', search: '' });
	expect([await forgetIfLeft(nobody, identity.currentKey()), await whose()]).toEqual([null, '0001']);
	expect([await forgetIfLeft(elsewhere, identity.currentKey()), await whose()]).toEqual([
		expect.stringContaining('/login'),
		null
	]);
});
