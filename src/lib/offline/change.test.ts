import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Command, type CommandAnswer } from '$lib/domain/outbox';
import { type ClaimFields } from '$lib/domain/training';

const claim = { courseCode: 'DX', completedOn: '2026-06-01', hours: '', comprehension: '' };
const hours = (count: string): ClaimFields => ({ ...claim, hours: count });
type Device = Record<'outbox', typeof import('./outbox')> &
	Record<'change', typeof import('./change')> &
	Record<'sender', typeof import('./sender')> &
	Record<'snapshot', typeof import('./snapshot')>;
let device: Device;
let respond: (commands: Command[]) => Response | Promise<Response>;

const ask = (async (path: string, init?: RequestInit) => {
	const key = { kenshu: 'key', keyId: 'key', key: btoa('A'.repeat(32)), userId: '0001' };
	if (path === '/api/outbox/key') return Response.json(key);
	return respond((JSON.parse(String(init?.body)) as { commands: Command[] }).commands);
}) as typeof fetch;

type Said = CommandAnswer extends infer One ? (One extends CommandAnswer ? Omit<One, 'opId'> : never) : never;
const waiting: Said = { outcome: 'waiting' };
const applied: Said = { outcome: 'applied', state: 'waiting' };
const refusedAs = (code: string): Said => ({ outcome: 'rejected', code, message: 'x', mendable: true }) as Said;
const server = {
	courseCode: 'DX',
	completedOn: '2026-06-01',
	hours: 5,
	comprehension: null,
	state: 'waiting',
	entry: 77
};
const conflict = { outcome: 'conflict', message: 'x', server } as Said;

const lost = () => Promise.reject(new TypeError('lost'));
/** The server says this of the first command, and of the others that their base is not known. */
const sayingOfFirst =
	(said: Said, ofOthers: Said = waiting) =>
	(commands: Command[]) =>
		Response.json({
			...{ kenshu: 'outbox', receivedAt: '' },
			answers: commands.map(({ opId }, index) => ({ opId, ...(index === 0 ? said : ofOthers) }))
		});

const send = async (how: typeof respond) => {
	respond = how;
	return device.sender.sendOnce({ ask, appVersion: 'test' });
};
const items = async () => (await device.outbox.unsent('0001')).items;
const commands = async () => (await items()).map(({ command }) => command);

/** A record that may have arrived. */
async function tried(): Promise<string> {
	const kept = await device.outbox.keepRecord('0001', claim);
	await send(lost);
	return kept.ok ? kept.opId : '';
}

beforeEach(async () => {
	globalThis.indexedDB = new IDBFactory();
	vi.resetModules();
	const [outbox, change] = await Promise.all([import('./outbox'), import('./change')]);
	device = { outbox, change, sender: await import('./sender'), snapshot: await import('./snapshot') };
	await (await import('./identity')).becomeDeviceOf('0001', ask);
});

describe('a refused record with an edit on top of it', () => {
	beforeEach(async () => {
		await device.change.editUnsent('0001', await tried(), hours('2'));
		await send(sayingOfFirst(refusedAs('unknown-course')));
	});

	it('becomes one command of the newest content when it is edited, and is sent', async () => {
		const [refused] = await items();
		await device.change.editUnsent('0001', refused!.opId, hours('3'));
		const recordId = refused!.recordId;
		expect(await commands()).toMatchObject([{ kind: 'record', recordId, claim: { hours: '3' } }]);
		expect(await send(sayingOfFirst(applied))).toMatchObject({ outcome: 'sent', left: 0 });
		expect(await items()).toEqual([]);
	});

	it.each([0, 1])('goes with its edit when %d of them is cancelled', async (which) => {
		await device.change.cancelUnsent('0001', (await items())[which]!.opId, '間違い');
		expect(await items()).toEqual([]);
	});
});

it.each(['id-reused', 'withdrawn'])('a record refused as %s is said anew as a record of its own', async (code) => {
	const opId = await tried();
	const [before] = await items();
	await send(sayingOfFirst(refusedAs(code)));
	await device.change.editUnsent('0001', opId, hours('2'));
	const [after] = await items();
	expect(after!.command).toMatchObject({ kind: 'record', claim: { hours: '2' } });
	expect(after!.recordId).not.toBe(before!.recordId);
});

it.each([
	{ mendable: false, own: true, because: 'as a record of its own, where a roster has it too' },
	{ mendable: true, own: false, because: 'as the same record, where another day will do' }
])('what is refused as known is said anew: $because', async ({ mendable, own }) => {
	const opId = await tried();
	const [before] = await items();
	await send(sayingOfFirst({ ...refusedAs('already-recorded'), mendable } as Said));
	await device.change.editUnsent('0001', opId, hours('2'));
	const [after] = await items();
	expect(after!.recordId !== before!.recordId).toBe(own);
});

describe('an edit in conflict', () => {
	/** base: the record that the server has */
	let base: string;
	beforeEach(async () => {
		base = await tried();
		await device.change.editUnsent('0001', base, hours('2'));
		await send(lost);
		const [, edit] = await items();
		await device.change.editUnsent('0001', edit!.opId, hours('3'));
	});
	const meet = () =>
		send((all) =>
			Response.json({
				...{ kenshu: 'outbox', receivedAt: '' },
				answers: all.map(({ opId }, index) => ({ opId, ...([applied, conflict][index] ?? waiting) }))
			})
		);

	it('with another on top of it becomes one that says what was seen', async () => {
		await meet();
		const [held] = await items();
		await device.change.editUnsent('0001', held!.opId, hours('4'));
		expect(await commands()).toMatchObject([{ kind: 'amend', base, seen: 77, claim: { hours: '4' } }]);
	});

	it('leaves the record to be taken back where a 取消 stands on it', async () => {
		await send(lost);
		await device.change.cancelUnsent('0001', (await items()).at(-1)!.opId, '間違い');
		await meet();
		expect(await commands()).toMatchObject([{ kind: 'withdraw', base, reason: '間違い' }]);
		expect(await send(sayingOfFirst({ outcome: 'applied', state: 'withdrawn' }))).toMatchObject({ left: 0 });
	});
});

it('a 取消 of what the server then refuses ends it: there is nothing to take back', async () => {
	await device.change.cancelUnsent('0001', await tried(), '間違い');
	await send(sayingOfFirst(refusedAs('before-hiring')));
	expect(await items()).toEqual([]);
});

it('a second edit of what may have arrived takes the place of the first', async () => {
	const opId = await tried();
	await device.change.editUnsent('0001', opId, hours('2'));
	await device.change.editUnsent('0001', opId, hours('3'));
	expect(await commands()).toMatchObject([{ kind: 'record' }, { kind: 'amend', base: opId, claim: { hours: '3' } }]);
});

describe('what was sent while somebody wrote', () => {
	beforeEach(async () => {
		opId = await tried();
		await send(sayingOfFirst(applied));
		// The ledger is asked for again after every sending.
		await device.snapshot.keepSnapshot('0001', '/api/records', [], new Date(Date.now() + 1));
	});
	let opId: string;

	it('is edited on the server', async () => {
		expect(await device.change.editUnsent('0001', opId, hours('2'))).toMatchObject({ ok: true });
		expect(await commands()).toMatchObject([{ kind: 'amend', base: opId, seen: null, claim: { hours: '2' } }]);
		await device.change.editUnsent('0001', opId, hours('3'));
		expect(await commands()).toMatchObject([{ kind: 'amend', base: opId, claim: { hours: '3' } }]);
	});

	it('is taken back on the server', async () => {
		await device.change.cancelUnsent('0001', opId, '間違い');
		expect(await commands()).toMatchObject([{ kind: 'withdraw', base: opId }]);
	});
});

it('an edit of what was cancelled meanwhile says that it is not there', async () => {
	const kept = await device.outbox.keepRecord('0001', claim);
	const opId = kept.ok ? kept.opId : '';
	await device.change.cancelUnsent('0001', opId, '間違い');
	expect(await device.change.editUnsent('0001', opId, hours('2'))).toEqual({ ok: false, reason: 'not-there' });
});
