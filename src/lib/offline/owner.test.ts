import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';

/** A page that was made for one person, on a device that has become another's. */

const claim = { courseCode: 'DX', completedOn: '2026-06-01', hours: '', comprehension: '' };
type Offline = typeof import('./outbox') &
	typeof import('./change') &
	typeof import('./snapshot') &
	typeof import('./sender') &
	typeof import('./sync') &
	typeof import('./drafts') &
	typeof import('./identity');
let device: Offline;

const keyOf = (userId: string) =>
	(async () =>
		Response.json({ kenshu: 'key', keyId: `key of ${userId}`, key: btoa('A'.repeat(32)), userId })) as typeof fetch;
const signIn = (who: string) => device.becomeDeviceOf(who, keyOf(who));

beforeEach(async () => {
	globalThis.indexedDB = new IDBFactory();
	vi.resetModules();
	device = {
		...{ ...(await import('./outbox')), ...(await import('./change')), ...(await import('./identity')) },
		...{
			...(await import('./sender')),
			...(await import('./sync')),
			...(await import('./snapshot')),
			...(await import('./drafts'))
		}
	};
	await signIn('0001');
});

it('neither records nor edits nor cancels there', async () => {
	const kept = await device.keepRecord('0001', claim);
	const opId = kept.ok ? kept.opId : '';
	await signIn('0002');
	const refused = { ok: false, reason: 'another-person' };
	expect([
		await device.keepRecord('0001', claim),
		await device.editUnsent('0001', opId, claim),
		await device.cancelUnsent('0001', opId, 'x')
	]).toEqual([refused, refused, refused]);
	expect(await device.unsent('0002')).toMatchObject({ items: [], foreign: { count: 1 } });
});

it('keeps and shows no draft there', async () => {
	await device.keepDraft('0001', 'record', { hours: '1' });
	expect(await device.draftOf('0001', 'record')).toEqual({ hours: '1' });
	await signIn('0002');
	await device.keepDraft('0001', 'record', { hours: '2' });
	expect(await device.draftOf('0002', 'record')).toBeNull();
	await device.keepDraft('0002', 'record', { hours: '3' });
	await device.dropDraft('0001', 'record');
	expect([await device.draftOf('0001', 'record'), await device.draftOf('0002', 'record')]).toEqual([
		null,
		{ hours: '3' }
	]);
});

it('keeps and shows no answer there', async () => {
	await device.keepSnapshot('0001', '/api/records', ['mine'], new Date());
	await signIn('0002');
	await device.keepSnapshot('0001', '/api/records', ['mine'], new Date());
	expect([
		await device.lastSnapshot('0001', '/api/records'),
		await device.lastSnapshot('0002', '/api/records'),
		await device.lastSnapshot(null, '/api/records')
	]).toEqual([null, null, null]);
});

it('does not show what lies there from before anybody owned it', async () => {
	const { withDatabase } = await import('./database');
	const old = { path: '/api/me', body: 'another', at: '' };
	await withDatabase((database) => database.put('snapshot', old as never));
	expect(await device.lastSnapshot(null, '/api/me')).toBeNull();
});

it('shows nothing of what another has sent', async () => {
	const { withDatabase } = await import('./database');
	const key = (await device.currentKey())!;
	const row = await device.sealedRow(key, 'record', { kind: 'record', mends: null, claim });
	const sent = (keyId: string, opId: string) => ({ ...row, keyId, opId, at: '', state: 'waiting', isListed: false });
	await withDatabase(async (database) => {
		await database.put('sent', sent(key.keyId, 'mine') as never);
		await database.put('sent', sent('key of another', 'other') as never);
	});
	expect(await device.sentSince('0001')).toMatchObject([{ opId: 'mine' }]);
});

it('asks again for what a build kept that this one would not understand', async () => {
	const path = '/api/home';
	await device.keepSnapshot('0001', path, { duties: [] }, new Date());
	expect(await device.notYetAsked('0001', [path])).toEqual([]);
	const { withDatabase } = await import('./database');
	await withDatabase(async (database) => {
		await database.put('snapshot', { ...(await database.get('snapshot', path))!, shape: 0 });
	});
	expect([await device.lastSnapshot('0001', path), await device.notYetAsked('0001', [path])]).toEqual([null, [path]]);
});

it.each(['/api/devices?all', '/api/indicators'])('keeps nothing of others: %s', async (path) => {
	await device.keepSnapshot('0001', path, { devices: ['of somebody'] }, new Date());
	expect(await device.lastSnapshot('0001', path)).toBeNull();
});

it('forgets with the person when they last had an answer, and that they should sign in', async () => {
	await device.noteSync('0001', { needsSignIn: true, lastAt: '2026-06-01T00:00:00.000Z' });
	await signIn('0002');
	expect(await device.syncState()).toEqual({ lastAt: null, needsSignIn: false, told: null });
});

it('is told when the device becomes another’s, and not when it is said again whose it is', async () => {
	const changed = vi.fn();
	const end = device.whenPersonChanges('0001', changed);
	await signIn('0001');
	await signIn('0002');
	await vi.waitUntil(() => changed.mock.calls.length > 0);
	end();
	expect(changed).toHaveBeenCalled();
});

it.each([
	['by the server’s word on another’s key', () => device.forgetPerson('key of 0001')],
	[
		'by an answer to what another asked',
		() =>
			device.sendOnce({
				appVersion: 'x',
				ask: (async () => {
					await signIn('0002');
					await device.keepDraft('0002', 'record', { hours: '3' });
					return Response.json({ message: 'x', ended: true, elsewhere: true }, { status: 401 });
				}) as typeof fetch
			})
	]
])('is not forgotten %s', async (_, late) => {
	await device.keepRecord('0001', claim);
	if (_.includes('word')) {
		await signIn('0002');
		await device.keepDraft('0002', 'record', { hours: '3' });
	}
	await late();
	expect([(await device.currentKey())?.userId, await device.draftOf('0002', 'record')]).toEqual([
		'0002',
		{ hours: '3' }
	]);
});

it('is forgotten by the worker where no cookie is left and no window is open; an open one sees to it itself', async () => {
	await device.keepRecord('0001', claim);
	const ask = (async () => Response.json({ message: 'x', nobody: true }, { status: 401 })) as typeof fetch;
	const keys = [];
	for (const isUnwatched of [undefined, async () => false, async () => true]) {
		await device.sendOnce({ ask, appVersion: 'x', isUnwatched });
		keys.push((await device.currentKey())?.userId);
	}
	expect(keys).toEqual(['0001', '0001', undefined]);
	await signIn('0001');
	expect((await device.unsent('0001')).items).toHaveLength(1);
});

it('forgets what can be read once the server says that somebody has ended the session; the unsent stays sealed', async () => {
	await device.keepRecord('0001', claim);
	await device.keepSnapshot('0001', '/api/records', ['mine'], new Date());
	await device.keepDraft('0001', 'record', { hours: '1' });
	const answer = (said: object) =>
		(async () => Response.json({ message: 'x', ...said }, { status: 401 })) as typeof fetch;
	await device.sendOnce({ ask: answer({ ended: true }), appVersion: 'x' });
	expect(await device.lastSnapshot('0001', '/api/records'), 'time alone takes nothing away').toMatchObject({
		body: ['mine']
	});
	const sending = await device.sendOnce({ ask: answer({ ended: true, elsewhere: true }), appVersion: 'x' });
	expect([sending, await device.currentKey()]).toEqual([{ outcome: 'needs-sign-in' }, null]);
	await signIn('0001');
	expect([
		await device.lastSnapshot('0001', '/api/records'),
		await device.draftOf('0001', 'record'),
		(await device.unsent('0001')).items.length
	]).toEqual([null, null, 1]);
});
