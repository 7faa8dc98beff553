import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, expect, it, vi } from 'vitest';
import { importKey, seal } from './seal';

/** What a build before this one has left on the device, in the layout of its time, is found and sent by this one. */

const claim = { courseCode: 'DX', completedOn: '2026-06-01', hours: '', comprehension: '' };
/** As the first build wrote it: nothing of what it mends. */
const command = (deviceSeq: number) => ({
	...{ opId: `op-${deviceSeq}`, opVersion: 1, deviceId: 'device', deviceSeq, userId: '0001' },
	...{ capturedAt: '2026-06-01T03:00:00.000Z', recordId: `record-${deviceSeq}`, kind: 'record', claim }
});

/** Version 1 of the database: two unsent records of 0001, whose device it is, one of them refused, and what they were writing. */
async function leaveVersion1(): Promise<void> {
	const database = await openDB('kenshu', 1, {
		upgrade(made) {
			const outbox = made.createObjectStore('outbox', { keyPath: 'opId' });
			outbox.createIndex('seq', 'deviceSeq');
			outbox.createIndex('record', 'recordId');
			made.createObjectStore('sent', { keyPath: 'opId' });
			made.createObjectStore('meta');
			made.createObjectStore('snapshot', { keyPath: 'path' });
			made.createObjectStore('drafts', { keyPath: 'name' });
		}
	});
	const key = await importKey(btoa('A'.repeat(32)));
	await database.put('meta', { keyId: 'key', userId: '0001', key }, 'key');
	await database.put('meta', { id: 'device', seq: 2 }, 'device');
	await database.put('meta', { lastAt: null, needsSignIn: false, told: 0 }, 'sync');
	const refusal = { opId: 'op-2', outcome: 'rejected', code: 'invalid-claim', message: '受講日', mendable: true };
	for (const said of [command(1), command(2)]) {
		const { opId, recordId, deviceSeq, capturedAt: createdAt } = said;
		const answer = opId === refusal.opId ? await seal(key, refusal) : null;
		const row = { opId, recordId, deviceSeq, keyId: 'key', createdAt, attempts: 0, command: await seal(key, said) };
		await database.put('outbox', { ...row, standing: answer ? 'rejected' : 'unsent', answer });
	}
	await database.put('drafts', { name: 'record', keyId: 'key', fields: claim, at: '2026-06-01T03:00:00.000Z' });
	database.close();
}

beforeEach(async () => {
	globalThis.indexedDB = new IDBFactory();
	vi.resetModules();
	await leaveVersion1();
});

it('shows what is unsent, with what the server said of it, and what was being written', async () => {
	const { unsent } = await import('./outbox');
	const { items, broken, foreign } = await unsent('0001');
	expect(items.map(({ opId, standing, answer }) => [opId, standing, answer !== null])).toEqual([
		['op-1', 'unsent', false],
		['op-2', 'rejected', true]
	]);
	expect([broken, foreign]).toEqual([0, null]);
	const { withDatabase } = await import('./database');
	expect(await withDatabase((database) => database.getAll('drafts'))).toMatchObject([
		{ name: 'record', fields: claim }
	]);
});

it('sends it as it was written, takes it away on the server’s word, and puts a file on it', async () => {
	const { sendOnce } = await import('./sender');
	const { keepFiles, keptFiles } = await import('./files');
	const { sendFiles } = await import('./send-files');
	const posted: unknown[] = [];
	const ask = (async (path: string, init?: RequestInit) => {
		if (path.startsWith('/api/evidence/')) return Response.json({ kenshu: 'evidence', sha256: 'a'.repeat(64) });
		const { commands } = JSON.parse(String(init?.body)) as { commands: { opId: string }[] };
		posted.push(...commands);
		const answers = commands.map(({ opId }) => ({ opId, outcome: 'applied', state: 'waiting' }));
		return Response.json({ kenshu: 'outbox', receivedAt: '', answers });
	}) as typeof fetch;
	const settings = { ask, appVersion: 'test' };
	const file = { bytes: new Uint8Array([1]).buffer, sha256: 'a'.repeat(64), name: '修了証.jpg' };
	await keepFiles('0001', { opId: 'op-1', recordId: 'record-1', claim }, [file]);
	expect(await sendOnce(settings)).toMatchObject({ outcome: 'sent', left: 0 });
	expect(posted).toEqual([command(1)]);
	expect(await sendFiles(settings)).toEqual({ attached: 1, outcome: 'sent' });
	expect(posted.at(-1)).toMatchObject({ kind: 'attach', base: 'op-1', recordId: 'record-1' });
	expect(await keptFiles('0001')).toEqual([]);
});
