import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { type CommandAnswer, type OutboxRequest } from '$lib/domain/outbox';
import { type Round } from './queue';

/** A returned record that is mended on the device. */

const claim = { courseCode: 'DX', completedOn: '2026-06-01', hours: '', comprehension: '' };
let device: typeof import('./outbox') & typeof import('./change') & typeof import('./sender');
let code: string | null;

const ask = (async (path: string, init?: RequestInit) => {
	const key = { kenshu: 'key', keyId: 'key', key: btoa('A'.repeat(32)), userId: '0001' };
	if (path === '/api/outbox/key') return Response.json(key);
	if (code === null) throw new TypeError('Failed to fetch');
	const refused = { outcome: 'rejected', code, message: 'x', mendable: false };
	const { commands } = JSON.parse(String(init?.body)) as OutboxRequest;
	const answers = commands.map(({ opId }) => ({ opId, ...refused }) as CommandAnswer);
	return Response.json({ kenshu: 'outbox', receivedAt: '', answers });
}) as typeof fetch;

const commands = async () => (await device.unsent('0001')).items.map(({ command }) => command);

beforeEach(async () => {
	globalThis.indexedDB = new IDBFactory();
	vi.resetModules();
	device = { ...(await import('./outbox')), ...(await import('./change')), ...(await import('./sender')) };
	await (await import('./identity')).becomeDeviceOf('0001', ask);
	code = null;
});

it('says which record it mends', async () => {
	const { saveRecord } = await import('./save');
	const wake = async (): Promise<Round> => ({ outcome: 'not-reached', answers: [], message: null });
	expect(await saveRecord(claim, { person: '0001', instead: null, mends: 7, wake })).toMatchObject({ how: 'unsent' });
	expect(await commands()).toMatchObject([{ kind: 'record', opVersion: 3, mends: 7, claim }]);
});

it('still says so when it is edited before it was sent', async () => {
	const kept = await device.keepRecord('0001', claim, 7);
	await device.editUnsent('0001', kept.ok ? kept.opId : '', { ...claim, hours: '2' });
	expect(await commands()).toMatchObject([{ kind: 'record', mends: 7, claim: { hours: '2' } }]);
});

it.each([
	{ refusal: 'already-recorded', mends: 7, because: 'it is still to be mended' },
	{ refusal: 'id-reused', mends: 7, because: 'only its number is taken' },
	{ refusal: 'not-returned', mends: null, because: 'there is nothing to mend any more' }
])('refused as $refusal and edited, it mends $mends: $because', async ({ refusal, mends }) => {
	const kept = await device.keepRecord('0001', claim, 7);
	code = refusal;
	await device.sendOnce({ ask, appVersion: 'test' });
	await device.editUnsent('0001', kept.ok ? kept.opId : '', { ...claim, hours: '2' });
	expect(await commands()).toMatchObject([{ kind: 'record', mends, claim: { hours: '2' } }]);
});
