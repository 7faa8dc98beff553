import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CommandAnswer, type OutboxRequest } from '$lib/domain/outbox';

/** What happens on a device while the server has not answered yet. */

const claim = { courseCode: 'DX', completedOn: '2026-06-01', hours: '', comprehension: '' };
type Device = typeof import('./outbox') &
	typeof import('./change') &
	typeof import('./sender') &
	typeof import('./sync') &
	typeof import('./drafts') &
	typeof import('./identity');
let device: Device;
let asked: OutboxRequest[];
let respond: (request: OutboxRequest, init: RequestInit) => Response | Promise<Response>;

const keyFor = (userId: string) => ({ kenshu: 'key', keyId: `key of ${userId}`, key: btoa(userId.repeat(8)), userId });
const answer = (answers: unknown) => Response.json({ kenshu: 'outbox', receivedAt: '', answers });
const applied = ({ commands }: OutboxRequest) =>
	answer(commands.map(({ opId }): CommandAnswer => ({ opId, outcome: 'applied', state: 'waiting' })));
const ask = (async (_: string, init: RequestInit) => {
	const request = JSON.parse(String(init.body)) as OutboxRequest;
	asked.push(request);
	return respond(request, init);
}) as typeof fetch;
const send = () => device.sendOnce({ ask, appVersion: 'test' });
const signIn = (who: string) =>
	device.becomeDeviceOf(who, (async () => Response.json(keyFor(who))) as unknown as typeof fetch);
const kinds = async () => (await device.unsent('0001')).items.map(({ command }) => command.kind);
const keep = async (change: Partial<typeof claim> = {}) => {
	const kept = await device.keepRecord('0001', { ...claim, ...change });
	return kept.ok ? kept.opId : '';
};
const stored = async () => {
	const { withDatabase } = await import('./database');
	return withDatabase(async (database) => ({
		outbox: await database.count('outbox'),
		sent: await database.count('sent'),
		sync: (await database.get('meta', 'sync')) ?? null
	}));
};

beforeEach(async () => {
	globalThis.indexedDB = new IDBFactory();
	vi.resetModules();
	const [outbox, change, sender] = await Promise.all([import('./outbox'), import('./change'), import('./sender')]);
	device = { ...outbox, ...change, ...sender, ...(await import('./sync')) } as Device;
	Object.assign(device, await import('./drafts'), await import('./identity'));
	[asked, respond] = [[], applied];
	await signIn('0001');
});
afterEach(() => {
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

describe('somebody signs out while something of theirs is on its way', () => {
	it('takes it off the device, since the server has it, and leaves no trace that they were here', async () => {
		await keep();
		respond = async (request) => {
			await device.forgetPerson();
			return applied(request);
		};
		await send();
		expect(await stored()).toEqual({ outbox: 0, sent: 0, sync: null });
	});

	it('and somebody else signs in: that the first should sign in is not told to the second', async () => {
		await keep();
		respond = async () => {
			await signIn('0002');
			return Response.json({ message: 'ログインしてください。' }, { status: 401 });
		};
		expect(await send()).toEqual({ outcome: 'needs-sign-in' });
		expect(await device.syncState()).toMatchObject({ needsSignIn: false });
	});
});

describe('a key that comes', () => {
	const comingAfter = (meanwhile: () => Promise<unknown>) =>
		(async () => {
			await meanwhile();
			return Response.json(keyFor('0001'));
		}) as unknown as typeof fetch;

	it('after its person has signed out is not kept', async () => {
		await device.forgetPerson();
		expect(await device.becomeDeviceOf('0001', comingAfter(device.forgetPerson))).toBeNull();
		expect(await device.currentKey()).toBeNull();
	});

	it('after somebody else has signed in does not take the device from them', async () => {
		await device.forgetPerson();
		await device.becomeDeviceOf(
			'0001',
			comingAfter(() => signIn('0002'))
		);
		expect(await device.currentKey()).toMatchObject({ userId: '0002' });
	});

	it('a second time, since two windows have asked, is the key all the same', async () => {
		await device.forgetPerson();
		expect(
			await device.becomeDeviceOf(
				'0001',
				comingAfter(() => signIn('0001'))
			)
		).toMatchObject({ userId: '0001' });
	});

	it('for another than the page was made for is not taken', async () => {
		await device.forgetPerson();
		expect(
			await device.becomeDeviceOf(
				'0002',
				comingAfter(async () => {})
			)
		).toBeNull();
		expect(await device.currentKey()).toBeNull();
	});
});

it('notes of two windows do not undo each other', async () => {
	await Promise.all([device.noteSync('0001', { needsSignIn: true }), device.noteSync('0001', { told: 2 })]);
	expect(await device.syncState()).toMatchObject({ needsSignIn: true, told: 2 });
});

it('forgets with its person what they were writing', async () => {
	await device.keepDraft('0001', 'record', { hours: '1' });
	await device.forgetPerson();
	await signIn('0001');
	expect(await device.draftOf('0001', 'record')).toBeNull();
});

it('two windows send each command once', async () => {
	let last: Promise<unknown> = Promise.resolve();
	const request = (_: string, task: () => Promise<unknown>) => (last = last.then(task));
	vi.stubGlobal('navigator', { locks: { request } });
	await keep();
	const ends = await Promise.all([send(), send()]);
	expect([ends.map(({ outcome }) => outcome), asked.length]).toEqual([['sent', 'nothing'], 1]);
});

it('follows nobody who sends it elsewhere, whatever is answered there', async () => {
	await keep();
	respond = (request, { redirect }) => (redirect === 'manual' ? new Response(null, { status: 302 }) : applied(request));
	expect([await send(), await kinds()]).toEqual([{ outcome: 'not-reached' }, ['record']]);
});

it.each([
	[
		'JSON that only looks like it',
		({ commands }: OutboxRequest) => commands.map(({ opId }) => ({ opId, outcome: 'applied' }))
	],
	['nothing for one of them', () => [null]],
	['no outcome', ({ commands }: OutboxRequest) => commands.map(({ opId }) => ({ opId }))]
])('takes nobody’s word but the server’s own: %s', async (what, answersOf) => {
	await keep();
	const body = what.startsWith('JSON') ? {} : { kenshu: 'outbox' };
	respond = (request) => Response.json({ ...body, answers: answersOf(request) });
	expect([await send(), await kinds()]).toEqual([{ outcome: 'not-reached' }, ['record']]);
});

it('takes no answer for what was not asked', async () => {
	await keep();
	let other = '';
	respond = async () => {
		other = await keep({ hours: '2' });
		return answer([{ opId: other, outcome: 'applied', state: 'waiting' }]);
	};
	await send();
	expect((await device.unsent('0001')).items.map(({ opId }) => opId)).toContain(other);
});

describe('what waits for its person', () => {
	/** A record that was refused, and an edit of it made before that was known. */
	async function refusedWithEdit(): Promise<void> {
		const opId = await keep();
		respond = () => Promise.reject(new TypeError('lost'));
		await send();
		await device.editUnsent('0001', opId, { ...claim, hours: '2' });
		respond = ({ commands: [first, ...others] }) =>
			answer([
				{ opId: first!.opId, outcome: 'rejected', code: 'unknown-course', message: 'x', mendable: true },
				...others.map(({ opId: later }) => ({ opId: later, outcome: 'waiting' }))
			]);
		await send();
		[asked, respond] = [[], applied];
	}

	it('holds back what stands on it, and nothing else', async () => {
		await refusedWithEdit();
		await keep({ completedOn: '2026-06-02' });
		await send();
		expect(asked.flatMap(({ commands }) => commands)).toMatchObject([{ claim: { completedOn: '2026-06-02' } }]);
		expect(await kinds()).toEqual(['record', 'amend']);
	});

	it('goes with the 取消 on it, also where the window died before it was looked at', async () => {
		await device.cancelUnsent('0001', await triedOne(), '間違い');
		const { withDatabase } = await import('./database');
		await withDatabase(async (database) => {
			const [row] = await database.getAllFromIndex('outbox', 'seq');
			await database.put('outbox', { ...row!, standing: 'rejected' });
		});
		await send();
		expect(await kinds()).toEqual([]);
	});

	async function triedOne(): Promise<string> {
		const opId = await keep();
		respond = () => Promise.reject(new TypeError('lost'));
		await send();
		respond = applied;
		return opId;
	}
});

it('an edit sees that a sending was tried while it was being sealed', async () => {
	const opId = await keep();
	respond = () => Promise.reject(new TypeError('lost'));
	const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
	vi.spyOn(crypto.subtle, 'encrypt').mockImplementationOnce(async (...given) => {
		await send();
		return encrypt(...given);
	});
	await device.editUnsent('0001', opId, { ...claim, hours: '2' });
	expect(await kinds()).toEqual(['record', 'amend']);
});
