import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Command } from '$lib/domain/outbox';
import { type Round } from './queue';

const claim = { courseCode: 'DX', completedOn: '2026-06-01', hours: '', comprehension: '' };
let keepRecord: typeof import('./outbox').keepRecord;
let unsent: typeof import('./outbox').unsent;
let round: () => Promise<Round>;
/** how many commands each request carried */
let asked: number[];
let respond: (commands: Command[]) => Response;

const ask = (async (path: string, init?: RequestInit) => {
	const key = { kenshu: 'key', keyId: 'key', key: btoa('A'.repeat(32)), userId: '0001' };
	if (path === '/api/outbox/key') return Response.json(key);
	const { commands } = JSON.parse(String(init?.body)) as { commands: Command[] };
	asked.push(commands.length);
	return respond(commands);
}) as typeof fetch;

const answer = (commands: Command[], outcomeOf: (command: Command) => string) => {
	const answers = commands.map((command) => ({ opId: command.opId, outcome: outcomeOf(command), state: 'waiting' }));
	return Response.json({ kenshu: 'outbox', receivedAt: '', answers });
};
const hoursOf = (command: Command) => ('claim' in command ? command.claim.hours : '');

beforeEach(async () => {
	globalThis.indexedDB = new IDBFactory();
	vi.resetModules();
	const [{ sendOnce }, { sendAll }] = await Promise.all([import('./sender'), import('./queue')]);
	({ keepRecord, unsent } = await import('./outbox'));
	await (await import('./identity')).becomeDeviceOf('0001', ask);
	round = () => sendAll((soFar) => sendOnce({ ask, appVersion: 'test' }, soFar));
	asked = [];
});

it('sends what stands behind fifty that the server lets wait, and asks for none twice', async () => {
	for (let index = 0; index < 60; index++) await keepRecord('0001', { ...claim, hours: `${index}` });
	respond = (commands) => answer(commands, (command) => (Number(hoursOf(command)) < 55 ? 'waiting' : 'applied'));
	await round();
	expect([asked, (await unsent('0001')).items.length]).toEqual([[50, 10], 55]);
});

it.each([
	['in plain words', () => new Response('Payload Too Large', { status: 413 })],
	['in our own', () => Response.json({ message: '一度に送信できる件数を超えています。' }, { status: 413 })]
])('sends half as many at once where that was too much, said %s', async (_, tooLarge) => {
	for (let index = 0; index < 7; index++) await keepRecord('0001', claim);
	respond = (commands) => (commands.length > 2 ? tooLarge() : answer(commands, () => 'applied'));
	await round();
	expect([asked, (await unsent('0001')).items.length]).toEqual([[7, 4, 2, 2, 2, 1], 0]);
});

it('keeps one that is too much by itself', async () => {
	await keepRecord('0001', claim);
	respond = () => new Response('Payload Too Large', { status: 413 });
	expect(await round()).toMatchObject({ outcome: 'not-reached' });
	expect((await unsent('0001')).items).toHaveLength(1);
});

it('passes over what is broken on the device', async () => {
	const kept = await keepRecord('0001', claim);
	await keepRecord('0001', claim);
	const { withDatabase } = await import('./database');
	await withDatabase(async (database) => {
		const row = await database.get('outbox', kept.ok ? kept.opId : '');
		await database.put('outbox', { ...row!, command: { ...row!.command, bytes: new ArrayBuffer(3) } });
	});
	respond = (commands) => answer(commands, () => 'applied');
	await round();
	expect(asked).toEqual([1]);
	expect(await unsent('0001')).toMatchObject({ items: [], broken: 1 });
});

describe('one command that the server stumbles over', () => {
	const stumble = () => Response.json({ message: '処理を終えられませんでした。' }, { status: 500 });
	const stumblingOver = (hours: string) => (commands: Command[]) =>
		commands.some((command) => hoursOf(command) === hours) ? stumble() : answer(commands, () => 'applied');
	const left = async () => (await unsent('0001')).items.map(({ command }) => hoursOf(command));

	it.each([0, 3, 7])('holds up none of the others, and waits for another round: the one at %d', async (at) => {
		for (let index = 0; index < 8; index++) await keepRecord('0001', { ...claim, hours: `${index}` });
		respond = stumblingOver(`${at}`);
		expect(await round()).toMatchObject({ outcome: 'not-reached' });
		expect(await left()).toEqual([`${at}`]);
		respond = (commands) => answer(commands, () => 'applied');
		expect(await round()).toMatchObject({ outcome: 'sent' });
		expect(await left()).toEqual([]);
	});

	it('is looked for by halves, and those behind it go in more at once again', async () => {
		for (let index = 0; index < 8; index++) await keepRecord('0001', { ...claim, hours: `${index}` });
		respond = stumblingOver('0');
		await round();
		expect(asked).toEqual([8, 4, 2, 1, 1, 2, 4]);
	});

	it('and over all the others: the server is left alone after three', async () => {
		for (let index = 0; index < 8; index++) await keepRecord('0001', claim);
		respond = stumble;
		expect([await round(), asked]).toMatchObject([{ outcome: 'not-reached' }, [8, 4, 2, 1, 1, 1]]);
		expect((await unsent('0001')).items).toHaveLength(8);
	});

	it('and two beside it: the others go in the next round, before them', async () => {
		for (let index = 0; index < 8; index++) await keepRecord('0001', { ...claim, hours: `${index}` });
		respond = (commands) =>
			commands.some((command) => Number(hoursOf(command)) < 3) ? stumble() : answer(commands, () => 'applied');
		await round();
		expect(await left()).toHaveLength(8);
		await round();
		expect(await left()).toEqual(['0', '1', '2']);
	});

	it('is asked for once where it is the only one', async () => {
		await keepRecord('0001', claim);
		respond = stumble;
		expect([await round(), asked]).toMatchObject([{ outcome: 'not-reached' }, [1]]);
	});

	it.each([
		['the server cannot work just now', () => Response.json({ message: 'x' }, { status: 503 })],
		['a proxy says so', () => new Response('<p>Internal Server Error</p>', { status: 500 })]
	])('is not looked for where %s', async (_, refuse) => {
		for (let index = 0; index < 8; index++) await keepRecord('0001', claim);
		respond = refuse;
		expect([await round(), asked]).toMatchObject([{ outcome: 'not-reached' }, [8]]);
	});
});
