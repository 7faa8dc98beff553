import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { personHeader } from '$lib/domain/evidence';
import { type CommandAnswer, type OutboxCommand, type OutboxRequest } from '$lib/domain/outbox';
import { type ReadyFile } from './reduce';

/** A file waits on the device for its record, follows it, and goes when it is on it. */

type Device = Record<'files', typeof import('./files')> &
	Record<'sending', typeof import('./send-files')> &
	Record<'sender', typeof import('./sender')> &
	Record<'outbox', typeof import('./outbox')> &
	Record<'change', typeof import('./change')> &
	Record<'database', typeof import('./database')> &
	Record<'identity', typeof import('./identity')> &
	Record<'sync', typeof import('./sync')>;
let device: Device;
let puts: string[];
let posted: OutboxCommand[];
/** what each request said how much is unsent */
let waiting: number[];
/** whose each file was said to be */
let persons: (string | null)[];
let put: () => Response | Promise<Response>;
let said: (command: OutboxCommand) => object;

const claim = { courseCode: 'DX', completedOn: '2026-06-01', hours: '', comprehension: '' };
const sha256 = 'a'.repeat(64);
const file = (): ReadyFile => ({ bytes: new Uint8Array([1, 2, 3]).buffer, sha256, name: '修了証.jpg' });
const taken = (of = sha256) => Response.json({ kenshu: 'evidence', sha256: of });
const refusal = (again: boolean, status: number) => () =>
	Response.json({ kenshu: 'evidence', code: 'damaged', message: '読み取れません。', again }, { status });

const ask = (async (path: string, init?: RequestInit) => {
	if (path === '/api/outbox/key')
		return Response.json({ kenshu: 'key', keyId: 'key', key: btoa('A'.repeat(32)), userId: '0001' });
	if (path.startsWith('/api/evidence/')) {
		puts.push(path);
		persons.push(new Headers(init?.headers).get(personHeader));
		return put();
	}
	const { commands, ...report } = JSON.parse(String(init?.body)) as OutboxRequest;
	waiting.push(report.waiting);
	posted.push(...commands);
	const answers = commands.map((command) => ({ opId: command.opId, ...said(command) }) as CommandAnswer);
	return Response.json({ kenshu: 'outbox', receivedAt: '', answers });
}) as typeof fetch;

beforeEach(async () => {
	globalThis.indexedDB = new IDBFactory();
	vi.resetModules();
	[waiting, persons] = [[], []];
	[puts, posted, put, said] = [[], [], () => taken(), () => ({ outcome: 'applied', state: 'waiting' })];
	device = {
		files: await import('./files'),
		sending: await import('./send-files'),
		sender: await import('./sender'),
		outbox: await import('./outbox'),
		change: await import('./change'),
		database: await import('./database'),
		identity: await import('./identity'),
		sync: await import('./sync')
	};
	await device.identity.becomeDeviceOf('0001', ask);
});

const settings = { ask, appVersion: 'test' };
const sendRecords = () => device.sender.sendOnce(settings);
const sendFiles = () => device.sending.sendFiles(settings);
const kept = () => device.files.keptFiles('0001');
const bytesKept = () => device.database.withDatabase((database) => database.count('fileBytes'));

async function keepOne() {
	const record = await device.outbox.keepRecord('0001', claim);
	if (!record.ok) throw new Error(record.reason);
	await device.files.keepFiles('0001', { ...record, claim }, [file()]);
	return record;
}

describe('a kept file', () => {
	it('waits for its record, and nothing of it is sent before', async () => {
		await keepOne();
		expect(await sendFiles()).toEqual({ attached: 0, outcome: 'sent' });
		expect(puts).toEqual([]);
		expect(await kept()).toMatchObject([{ name: '修了証.jpg', size: 3, isAlone: false, standing: 'unsent' }]);
	});

	it('is sent after it, put on it, and leaves the device', async () => {
		const { opId, recordId } = await keepOne();
		await sendRecords();
		expect(await kept()).toMatchObject([{ isAlone: true }]);
		expect(await sendFiles()).toEqual({ attached: 1, outcome: 'sent' });
		expect(puts).toEqual([`/api/evidence/${sha256}`]);
		expect(posted.at(-1)).toMatchObject({ kind: 'attach', base: opId, recordId, sha256, name: '修了証.jpg' });
		expect(await kept()).toEqual([]);
	});

	it('lies sealed: neither its bytes nor its name can be read', async () => {
		await keepOne();
		const [row] = await device.database.withDatabase((database) => database.getAll('files'));
		const [bytes] = await device.database.withDatabase((database) => database.getAll('fileBytes'));
		expect(new Uint8Array(bytes!.bytes.bytes)).not.toEqual(new Uint8Array([1, 2, 3]));
		expect(JSON.stringify(row)).not.toContain('修了証');
		await device.identity.forgetPerson();
		expect(await kept()).toEqual([]);
		expect(await sendFiles()).toEqual({ attached: 0, outcome: 'sent' });
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

	it('goes with the edit it was chosen with, and what was chosen before stays', async () => {
		const { opId } = await keepOne();
		await sendRecords();
		said = () => ({ outcome: 'waiting' });
		const edited = await device.change.editUnsent('0001', opId, { ...claim, hours: '2' });
		if (!edited.ok) throw new Error(edited.reason);
		await device.files.keepFiles('0001', { ...edited, claim }, [{ ...file(), name: 'b.jpg' }]);
		expect((await kept()).map(({ isAlone }) => isAlone)).toEqual([true, false]);
		await device.change.cancelUnsent('0001', edited.opId, '取り違え');
		expect(await kept()).toMatchObject([{ name: '修了証.jpg', isAlone: true }]);
		expect(await bytesKept()).toBe(1);
	});

	it('is not sent while the 取下げ of its record is under way, and goes once that is done', async () => {
		const { opId } = await keepOne();
		await sendRecords();
		await device.change.cancelUnsent('0001', opId, '取り違え');
		expect(await kept()).toMatchObject([{ isAlone: false }]);
		expect([await sendFiles(), puts]).toEqual([{ attached: 0, outcome: 'sent' }, []]);
		said = () => ({ outcome: 'applied', state: 'withdrawn' });
		await sendRecords();
		expect([await kept(), await bytesKept()]).toEqual([[], 0]);
	});

	it('of a record that turns out to be taken back elsewhere is not lost without a word', async () => {
		said = () => ({ outcome: 'duplicate', state: 'withdrawn' });
		await keepOne();
		await sendRecords();
		expect(await kept()).toMatchObject([{ isAlone: true, standing: 'unsent' }]);
	});

	it('counts among what the device says is unsent', async () => {
		await keepOne();
		await sendRecords();
		expect(waiting.at(-1)).toBe(2);
		await sendFiles();
		expect(waiting.at(-1)).toBe(1);
		expect((await device.sync.syncState()).told).toBe(0);
	});

	it('that never gets through holds up none behind it', async () => {
		await keepOne();
		await device.files.keepFiles('0001', { ...(await keepOne()), claim }, [{ ...file(), sha256: 'b'.repeat(64) }]);
		await sendRecords();
		put = () => (puts.at(-1)!.endsWith('a'.repeat(64)) ? Promise.reject(new TypeError('cut')) : taken('b'.repeat(64)));
		for (let round = 0; round < 3; round += 1) await sendFiles();
		expect((await kept()).map(({ standing }) => standing)).toEqual(['unsent', 'unsent']);
	});

	it('over which the server stumbles holds up none behind it, in the same round', async () => {
		await keepOne();
		const next = { ...file(), sha256: 'b'.repeat(64) };
		const record = await device.outbox.keepRecord('0001', claim);
		if (record.ok) await device.files.keepFiles('0001', { ...record, claim }, [next]);
		await sendRecords();
		put = () =>
			puts.at(-1)!.endsWith('a'.repeat(64)) ? Response.json({ message: 'x' }, { status: 500 }) : taken(next.sha256);
		expect(await sendFiles()).toEqual({ attached: 1, outcome: 'left' });
		expect(await kept()).toMatchObject([{ standing: 'unsent' }]);
	});

	it('says whose it is, so that nothing of it is taken in the session of somebody else', async () => {
		await keepOne();
		await sendRecords();
		await sendFiles();
		expect(persons).toEqual(['0001']);
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
		{
			answer: () => Promise.reject(new TypeError('no network')),
			outcome: 'not-reached',
			because: 'there is no network'
		},
		{ answer: () => new Response('<html>'), outcome: 'not-reached', because: 'a hotel answers' },
		{ answer: () => new Response('<html>', { status: 503 }), outcome: 'not-reached', because: 'a proxy answers' },
		{ answer: refusal(true, 503), outcome: 'left', because: 'the server is busy' },
		{
			answer: () => Response.json({ message: 'x' }, { status: 500 }),
			outcome: 'left',
			because: 'the server stumbles over it'
		},
		{
			answer: () => Response.json({ message: 'x' }, { status: 409 }),
			outcome: 'needs-sign-in',
			because: 'it is not theirs'
		},
		{
			answer: () => Response.json({ message: 'x' }, { status: 401 }),
			outcome: 'needs-sign-in',
			because: 'the session has ended'
		}
	])('waits: $because', async ({ answer, outcome }) => {
		put = answer;
		expect(await sendFiles()).toEqual({ attached: 0, outcome });
		expect(await kept()).toMatchObject([{ isAlone: true, standing: 'unsent' }]);
	});

	it.each([
		{ answer: refusal(false, 422), code: 'damaged', because: 'it is no evidence' },
		{
			answer: () => new Response('<html>', { status: 413 }),
			code: 'too-large',
			because: 'a proxy lets no more through'
		}
	])('is refused with a sentence, and not sent again: $because', async ({ answer, code }) => {
		put = answer;
		expect(await sendFiles()).toEqual({ attached: 0, outcome: 'sent' });
		expect(await kept()).toMatchObject([
			{ standing: 'rejected', answer: { code, message: expect.stringMatching(/。$/) } }
		]);
		await sendFiles();
		expect(puts).toHaveLength(1);
	});

	it.each([
		{ outcome: { outcome: 'waiting' }, left: ['unsent'], because: 'a base that the server lost' },
		{ outcome: { outcome: 'duplicate', state: 'waiting' }, left: [], because: 'an answer was lost before' },
		{
			outcome: { outcome: 'rejected', code: 'withdrawn', message: 'x' },
			left: ['rejected'],
			because: 'taken back elsewhere'
		},
		{ outcome: { outcome: 'rejected', code: 'too-many-files', message: 'x' }, left: ['rejected'], because: 'full' },
		{ outcome: { outcome: 'rejected', code: 'another-person', message: 'x' }, left: ['unsent'], because: 'not theirs' }
	])('leaves $left: $because', async ({ outcome, left }) => {
		said = () => outcome;
		await sendFiles();
		expect((await kept()).map(({ standing }) => standing)).toEqual(left);
	});
});
