import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type CommandAnswer, type OutboxCommand } from '$lib/domain/outbox';
import { type ReadyFile } from './reduce';

/** A file waits on the device for its record, follows it, and goes when it is on it. */

type Device = Record<'files', typeof import('./files')> &
	Record<'sending', typeof import('./send-files')> &
	Record<'sender', typeof import('./sender')> &
	Record<'outbox', typeof import('./outbox')> &
	Record<'change', typeof import('./change')> &
	Record<'database', typeof import('./database')> &
	Record<'identity', typeof import('./identity')>;
let device: Device;
let puts: string[];
let posted: OutboxCommand[];
let put: () => Response | Promise<Response>;
let said: (command: OutboxCommand) => object;

const claim = { courseCode: 'DX', completedOn: '2026-06-01', hours: '', comprehension: '' };
const sha256 = 'a'.repeat(64);
const file = (): ReadyFile => ({ bytes: new Uint8Array([1, 2, 3]).buffer, sha256, name: '修了証.jpg' });
const taken = () => Response.json({ kenshu: 'evidence', sha256 });
const refusal = (again: boolean, status: number) => () =>
	Response.json({ kenshu: 'evidence', code: 'damaged', message: '読み取れません。', again }, { status });

const ask = (async (path: string, init?: RequestInit) => {
	if (path === '/api/outbox/key')
		return Response.json({ kenshu: 'key', keyId: 'key', key: btoa('A'.repeat(32)), userId: '0001' });
	if (path.startsWith('/api/evidence/')) {
		puts.push(path);
		return put();
	}
	const { commands } = JSON.parse(String(init?.body)) as { commands: OutboxCommand[] };
	posted.push(...commands);
	const answers = commands.map((command) => ({ opId: command.opId, ...said(command) }) as CommandAnswer);
	return Response.json({ kenshu: 'outbox', receivedAt: '', answers });
}) as typeof fetch;

beforeEach(async () => {
	globalThis.indexedDB = new IDBFactory();
	vi.resetModules();
	[puts, posted, put, said] = [[], [], taken, () => ({ outcome: 'applied', state: 'waiting' })];
	device = {
		files: await import('./files'),
		sending: await import('./send-files'),
		sender: await import('./sender'),
		outbox: await import('./outbox'),
		change: await import('./change'),
		database: await import('./database'),
		identity: await import('./identity')
	};
	await device.identity.becomeDeviceOf('0001', ask);
});

const settings = { ask, appVersion: 'test' };
const sendRecords = () => device.sender.sendOnce(settings);
const sendFiles = () => device.sending.sendFiles(settings);
const kept = () => device.files.keptFiles('0001');

async function keepOne() {
	const record = await device.outbox.keepRecord('0001', claim);
	if (!record.ok) throw new Error(record.reason);
	await device.files.keepFiles('0001', { ...record, claim }, [file()]);
	return record;
}

describe('a kept file', () => {
	it('waits for its record, and nothing of it is sent before', async () => {
		await keepOne();
		expect(await sendFiles()).toEqual({ attached: 0, isReached: true });
		expect(puts).toEqual([]);
		expect(await kept()).toMatchObject([{ name: '修了証.jpg', size: 3, isAlone: false, standing: 'unsent' }]);
	});

	it('is sent after it, put on it, and leaves the device', async () => {
		const { opId, recordId } = await keepOne();
		await sendRecords();
		expect(await kept()).toMatchObject([{ isAlone: true }]);
		expect(await sendFiles()).toEqual({ attached: 1, isReached: true });
		expect(puts).toEqual([`/api/evidence/${sha256}`]);
		expect(posted.at(-1)).toMatchObject({ kind: 'attach', base: opId, recordId, sha256, name: '修了証.jpg' });
		expect(await kept()).toEqual([]);
	});

	it('lies sealed: neither its bytes nor its name can be read', async () => {
		await keepOne();
		const [row] = await device.database.withDatabase((database) => database.getAll('files'));
		expect(new Uint8Array(row!.file.bytes)).not.toEqual(new Uint8Array([1, 2, 3]));
		expect(JSON.stringify(row)).not.toContain('修了証');
		await device.identity.forgetPerson();
		expect(await kept()).toEqual([]);
		expect(await sendFiles()).toEqual({ attached: 0, isReached: true });
	});

	it('that is kept after its record was sent follows it all the same', async () => {
		const record = await device.outbox.keepRecord('0001', claim);
		await sendRecords();
		if (record.ok) await device.files.keepFiles('0001', { ...record, claim }, [file()]);
		expect(await sendFiles()).toMatchObject({ attached: 1 });
	});

	it('stands on the edit that took the place of its record', async () => {
		const { opId } = await keepOne();
		const edited = await device.change.editUnsent('0001', opId, { ...claim, hours: '2' });
		await sendRecords();
		await sendFiles();
		expect(posted.at(-1)).toMatchObject({ kind: 'attach', base: edited.ok && edited.opId });
	});

	it('goes with a record that is taken back before it was sent', async () => {
		const { opId } = await keepOne();
		await device.change.cancelUnsent('0001', opId, '取り違え');
		expect(await kept()).toEqual([]);
	});

	it('goes by its person’s own act, and by nobody else’s', async () => {
		await keepOne();
		const [one] = await kept();
		await device.files.dropFile('0002', one!.opId);
		expect(await kept()).toHaveLength(1);
		await device.files.dropFile('0001', one!.opId);
		expect(await kept()).toEqual([]);
	});
});

describe('where the file fails, the record stands, and the file', () => {
	beforeEach(async () => {
		await keepOne();
		await sendRecords();
	});

	it.each([
		{ answer: () => Promise.reject(new TypeError('no network')), because: 'there is no network' },
		{ answer: () => new Response('<html>', { status: 200 }), because: 'a hotel answers' },
		{ answer: () => Response.json({ message: 'x' }, { status: 401 }), because: 'the session has ended' }
	])('waits: $because', async ({ answer }) => {
		put = answer;
		expect(await sendFiles()).toEqual({ attached: 0, isReached: false });
		expect(await kept()).toMatchObject([{ isAlone: true, standing: 'unsent' }]);
	});

	it.each([
		{ answer: refusal(true, 503), standing: 'unsent', because: 'the server is busy' },
		{ answer: refusal(false, 422), standing: 'rejected', because: 'it is no evidence' }
	])('is then $standing: $because', async ({ answer, standing }) => {
		put = answer;
		await sendFiles();
		expect(await kept()).toMatchObject([{ standing, answer: standing === 'rejected' ? '読み取れません。' : null }]);
	});

	it.each([
		{ outcome: { outcome: 'waiting' }, left: ['unsent'], because: 'a base that the server lost' },
		{ outcome: { outcome: 'duplicate', state: 'waiting' }, left: [], because: 'an answer was lost before' },
		{ outcome: { outcome: 'rejected', code: 'withdrawn', message: 'x' }, left: [], because: 'it was taken back' },
		{ outcome: { outcome: 'rejected', code: 'too-many-files', message: 'x' }, left: ['rejected'], because: 'full' },
		{ outcome: { outcome: 'rejected', code: 'another-person', message: 'x' }, left: ['unsent'], because: 'not theirs' }
	])('leaves $left: $because', async ({ outcome, left }) => {
		said = () => outcome;
		await sendFiles();
		expect((await kept()).map(({ standing }) => standing)).toEqual(left);
	});
});

it('finds what version 1 of the database had kept', async () => {
	const { openDB } = await import('idb');
	globalThis.indexedDB = new IDBFactory();
	const old = await openDB('kenshu', 1, {
		upgrade(database) {
			const outbox = database.createObjectStore('outbox', { keyPath: 'opId' });
			outbox.createIndex('seq', 'deviceSeq');
			outbox.createIndex('record', 'recordId');
			for (const name of ['sent', 'meta', 'snapshot', 'drafts'])
				database.createObjectStore(name, name === 'meta' ? undefined : { keyPath: 'opId' });
		}
	});
	await old.put('outbox', { opId: '1', deviceSeq: 1, recordId: 'r' });
	old.close();
	vi.resetModules();
	const { withDatabase } = await import('./database');
	expect(await withDatabase((database) => database.count('outbox'))).toBe(1);
	expect(await withDatabase((database) => database.count('files'))).toBe(0);
});
