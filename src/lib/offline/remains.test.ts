import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';

/** What lies on a device and is not the person's to send. */

const claim = { courseCode: 'DX', completedOn: '2026-06-01', hours: '', comprehension: '' };
type Offline = typeof import('./outbox') &
	typeof import('./files') &
	typeof import('./clear') &
	typeof import('./lost-keys') &
	typeof import('./identity');
let device: Offline;
/** the ids of keys that the server no longer has */
let lost: string[];
let asked: string[];

const server = (userId: string) =>
	(async (path: string) => {
		asked.push(decodeURIComponent(path));
		const key = { keyId: `key of ${userId}`, key: btoa(userId.repeat(8)), userId };
		return Response.json({ kenshu: 'key', ...key, lost });
	}) as typeof fetch;
const signIn = (who: string) => device.becomeDeviceOf(who, server(who));
const days = (count: number) => new Date(Date.now() + count * 86_400_000);
const counts = async (who = '0002') => {
	const { items, broken, foreign } = await device.unsent(who);
	return { own: items.length, broken, foreign: foreign?.count ?? 0 };
};

beforeEach(async () => {
	globalThis.indexedDB = new IDBFactory();
	vi.resetModules();
	device = {
		...{ ...(await import('./outbox')), ...(await import('./clear')), ...(await import('./files')) },
		...{ ...(await import('./lost-keys')), ...(await import('./identity')) }
	};
	[lost, asked] = [[], []];
	await signIn('0001');
	await device.keepRecord('0001', claim);
	await signIn('0002');
	await device.keepRecord('0002', claim);
});

describe('what somebody else left unsent', () => {
	it('is not cleared for a month, and after it goes where somebody says so, and nothing of one’s own with it', async () => {
		expect(await device.clearForeign('0002', days(29))).toBe(0);
		expect(await counts()).toEqual({ own: 1, broken: 0, foreign: 1 });
		expect(await device.clearForeign('0002', days(31))).toBe(1);
		expect(await counts()).toEqual({ own: 1, broken: 0, foreign: 0 });
	});

	it('goes with all of its record or stays with it: what stands on something that is gone would wait for ever', async () => {
		const { withDatabase } = await import('./database');
		await withDatabase(async (database) => {
			const row = (await database.getAllFromIndex('outbox', 'seq'))[0]!;
			await database.put('outbox', { ...row, opId: 'edit', deviceSeq: 99, createdAt: days(19).toISOString() });
		});
		expect([await device.clearForeign('0002', days(32)), await counts()]).toMatchObject([0, { foreign: 2 }]);
		vi.useFakeTimers({ toFake: ['Date'], now: days(32) });
		expect((await device.unsent('0002')).foreign).toMatchObject({ old: 0 });
		vi.useRealTimers();
		expect([await device.clearForeign('0002', days(50)), await counts()]).toMatchObject([2, { foreign: 0 }]);
	});

	it('says how many of it are as old', async () => {
		const before = await device.unsent('0002');
		vi.useFakeTimers({ toFake: ['Date'], now: days(31) });
		const after = await device.unsent('0002');
		vi.useRealTimers();
		expect([before.foreign, after.foreign]).toMatchObject([{ old: 0 }, { old: 1 }]);
	});
});

describe('a file of somebody else whose record was sent', () => {
	const file = { bytes: new Uint8Array([1]).buffer, sha256: 'a'.repeat(64), name: null };
	const count = async () => ((await device.unsent('0002')).foreign ?? { count: 0, files: 0, held: 0 }) as object;
	const left = () =>
		withDatabase(async (database) => [await database.count('files'), await database.count('fileBytes')]);
	const sent = async () => {
		const [row] = await withDatabase((database) => database.getAllFromIndex('outbox', 'seq'));
		await withDatabase((database) => database.delete('outbox', row!.opId));
	};
	let withDatabase: typeof import('./database').withDatabase;

	beforeEach(async () => {
		({ withDatabase } = await import('./database'));
		await signIn('0001');
		const [{ opId, recordId } = { opId: '', recordId: '' }] = (await device.unsent('0001')).items;
		await device.keepFiles('0001', { opId, recordId, claim }, [file]);
		await signIn('0002');
	});

	it('counts by itself once the record is gone, and before it goes with that', async () => {
		expect(await count()).toMatchObject({ count: 1, files: 0 });
		await sent();
		expect(await count()).toMatchObject({ count: 0, files: 1, old: 0, held: 0 });
	});

	it('can be cleared after a month like the rest, with its bytes', async () => {
		await sent();
		expect([await device.clearForeign('0002', days(29)), await left()]).toEqual([0, [1, 1]]);
		expect([await device.clearForeign('0002', days(31)), await left()]).toEqual([1, [0, 0]]);
	});

	it('goes with its record where that is cleared', async () => {
		expect([await device.clearForeign('0002', days(31)), await left()]).toEqual([1, [0, 0]]);
	});

	it('is what nobody can read where its key is lost', async () => {
		await sent();
		lost = ['key of 0001'];
		await device.askForLostKeys('0002', server('0002'));
		expect(await device.unsent('0002')).toMatchObject({ broken: 0, brokenFiles: 1, foreign: null });
		expect([await device.clearBroken('0002'), await left()]).toEqual([1, [0, 0]]);
	});

	it('is its person’s again when they are back', async () => {
		await sent();
		await signIn('0001');
		expect(await device.keptFiles('0001')).toMatchObject([{ isAlone: true }]);
		expect((await device.unsent('0001')).foreign).toMatchObject({ count: 1, files: 0 });
	});
});

describe('what lies under a key that the server has lost', () => {
	it('is told as what nobody can read, also to who made it, and goes where somebody says so', async () => {
		lost = ['key of 0001'];
		await device.askForLostKeys('0002', server('0002'));
		expect(asked.at(-1)).toBe('/api/outbox/key?held=key+of+0001');
		expect(await counts()).toEqual({ own: 1, broken: 1, foreign: 0 });
		expect(await device.clearForeign('0002', days(31))).toBe(0);
		expect(await device.clearBroken('0002')).toBe(1);
		expect(await counts()).toEqual({ own: 1, broken: 0, foreign: 0 });
	});

	it('waits for its person again where the key is back', async () => {
		lost = ['key of 0001'];
		await device.askForLostKeys('0002', server('0002'));
		lost = [];
		await device.askForLostKeys('0002', server('0002'));
		expect(await counts()).toEqual({ own: 1, broken: 0, foreign: 1 });
	});

	it.each([
		['no answer', () => Promise.reject(new TypeError('Failed to fetch'))],
		['the welcome of a hotel', async () => new Response('<html>')],
		['an older server', async () => Response.json({ kenshu: 'key' })]
	])('is not judged by %s', async (_, answer) => {
		await device.askForLostKeys('0002', answer as typeof fetch);
		expect(await counts()).toEqual({ own: 1, broken: 0, foreign: 1 });
	});

	it('is not asked for where there is none', async () => {
		await device.clearForeign('0002', days(31));
		const before = asked.length;
		await device.askForLostKeys('0002', server('0002'));
		expect(asked).toHaveLength(before);
	});
});

it('what broke on the device goes where somebody says so, and nothing else', async () => {
	const { withDatabase } = await import('./database');
	const kept = await device.keepRecord('0002', claim);
	await withDatabase(async (database) => {
		const row = await database.get('outbox', kept.ok ? kept.opId : '');
		await database.put('outbox', { ...row!, command: { ...row!.command, bytes: new ArrayBuffer(3) } });
	});
	expect(await counts()).toEqual({ own: 1, broken: 1, foreign: 1 });
	expect(await device.clearBroken('0002')).toBe(1);
	expect(await counts()).toEqual({ own: 1, broken: 0, foreign: 1 });
});
