import type { RequestEvent } from '@sveltejs/kit';
import { copyFileSync, mkdirSync, renameSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { localPath } from '$lib/server/db/local-file';
import { whoOwns } from '$lib/server/db/turn';
import { freshUrl } from '../cli/in-process';
import { startProcess } from './start-process';

/** How the server meets its database: as its owner, or not at all; and what it answers when that is gone. */

vi.mock('pino', () => ({ pino: () => ({ error: vi.fn() }) }));

const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);

let url: string;
let path: string;

beforeEach(async () => {
	vi.resetModules();
	vi.clearAllMocks();
	url = await freshUrl();
	path = localPath(url) ?? '';
	vi.stubEnv('DATABASE_URL', url);
});

afterEach(() => vi.unstubAllEnvs());

/** The hooks as a new server has them. */
const hooks = () => import('../../../src/hooks.server');

it('owns its database from its start on, also when its modules are loaded again', async () => {
	await (await hooks()).init();
	expect(await whoOwns(path)).toEqual({ kind: 'server', pid: process.pid });
	vi.resetModules();
	await (await hooks()).init();
	expect([exit.mock.calls, said.mock.calls]).toEqual([[], []]);
});

it('notices a file that is put in the place of its database before the first question', async () => {
	const { init } = await hooks();
	await init();
	const { currentDatabase } = await import('$lib/server/current');
	const { illnessOf } = await import('$lib/server/db/health');
	const database = await currentDatabase();
	onTestFinished(() => database.close());
	copyFileSync(path, `${path}.other`);
	renameSync(`${path}.other`, path);
	expect(await illnessOf(database, new Date())).toBe('replaced');
});

it('does not start beside another server on the same file, and names it', async () => {
	const other = startProcess('own', path);
	await other.says('owned');
	await (await hooks()).init();
	expect(exit).toHaveBeenCalledWith(1);
	const sentence = expect.stringMatching(`サーバー（プロセス番号 ${other.pid}）が使っています。.*止めてから`);
	expect(said.mock.calls).toEqual([[sentence]]);
});

it('does not start where it cannot take its lock, and names the file', async () => {
	mkdirSync(`${path}.owner`);
	await (await hooks()).init();
	expect(exit).toHaveBeenCalledWith(1);
	expect(said.mock.calls).toEqual([[expect.stringContaining(`${path}.owner を使えません`)]]);
});

it('waits for a command that works with its database, says so once, and starts when it has ended', async () => {
	// Loaded before: on a busy machine that takes longer than the command holds.
	const { init } = await hooks();
	const command = startProcess('hold', url, '1500');
	await command.says('held');
	await init();
	await command.says('committed');
	expect(exit).not.toHaveBeenCalled();
	expect(said.mock.calls).toEqual([[expect.stringMatching(`コマンド（プロセス番号 ${command.pid}）.*待っています`)]]);
});

/** A request of somebody with a cookie, who cannot be looked up. */
function requestOf(headers: Record<string, string> = {}) {
	const address = new URL('http://localhost/records/new');
	const request = new Request(address, { method: 'POST', headers: { origin: address.origin, ...headers } });
	const cookies = { get: () => 'a-session', set: vi.fn() };
	return { url: address, request, cookies, locals: {}, route: { id: '/(app)/records/new' } } as unknown as RequestEvent;
}

const page = () => new Response('page');

it('answers 503 and a sentence while its file is away, to a form in the words of Kit', async () => {
	const { handle } = await hooks();
	const { currentDatabase } = await import('$lib/server/current');
	const database = await currentDatabase();
	onTestFinished(() => database.close());
	renameSync(path, `${path}.away`);
	const message = expect.stringContaining('置き換えられたため');
	const form = await handle({ event: requestOf({ 'x-sveltekit-action': 'true' }), resolve: page });
	expect([form.status, await form.json()]).toEqual([
		503,
		{ type: 'error', error: { message, number: expect.stringMatching(/^\d{6}$/) } }
	]);
	await expect(async () => handle({ event: requestOf(), resolve: page })).rejects.toMatchObject({
		status: 503,
		body: { message }
	});
});

it.each([
	{ fault: 'replaced' as const, words: '置き換えられたため', status: 503 },
	{ fault: 'busy' as const, words: '少し待ってから', status: 503 },
	{ error: Object.assign(new Error('x'), { code: 'SQLITE_FULL' }), words: 'ディスクに空きがない', status: 503 },
	{
		error: new Error('Failed query', { cause: Object.assign(new Error('x'), { code: 'SQLITE_IOERR' }) }),
		words: 'ディスクの読み書き',
		status: 503
	},
	{ error: new Error('SQLITE_FULL stands in what somebody typed'), words: '処理を終えられませんでした', status: 500 }
])('a page that fails is answered with $status: $words', async ({ fault, error, words, status }) => {
	const { handle, handleError } = await hooks();
	const { DatabaseFault } = await import('$lib/server/db/fault');
	const thrown = fault ? new DatabaseFault(fault) : error;
	const event = {
		...requestOf(),
		cookies: { get: () => undefined },
		route: { id: '/login' }
	} as unknown as RequestEvent;
	const shown: unknown[] = [];
	const resolve = async () => {
		shown.push(await handleError({ error: thrown, event, status: 500, message: 'Internal Error' }));
		return new Response('page', { status: 500 });
	};
	expect((await handle({ event, resolve })).status).toBe(status);
	expect(shown).toEqual([{ message: expect.stringContaining(words), number: expect.any(String) }]);
});
