import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, renameSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localPath } from '$lib/server/db/local-file';
import { whoOwns } from '$lib/server/db/turn';
import { collect, root } from '../../src/start/checkout.mjs';
import { temporaryDatabaseFile } from '../setup/database';
import { type RunningServer, startServer } from '../setup/server';

/** The built server is the one owner of its database, and commands work beside it. */

const password = 'shiomi-no-kaze-2026';
let file: Awaited<ReturnType<typeof temporaryDatabaseFile>>;
let server: RunningServer;

beforeAll(async () => {
	file = await temporaryDatabaseFile();
	server = await startServer({ databaseUrl: file.url });
});

afterAll(async () => {
	await server.stop();
	file.remove();
});

/** `kenshu …words` in a process of its own, with a line on standard input. */
async function kenshu(
	words: string[],
	input: string,
	url = file.url
): Promise<{ status: number | null; said: string }> {
	const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/kenshu.ts', ...words], {
		cwd: root,
		env: { ...process.env, DATABASE_URL: url }
	});
	const written = collect(child);
	child.stdin.end(input);
	const [status] = (await once(child, 'close')) as [number | null];
	return { status, said: written() };
}

async function health(): Promise<unknown[]> {
	const answer = await fetch(`${server.url}/healthz`);
	return [answer.status, await answer.json()];
}

const signIn = (staffNumber: string) =>
	fetch(`${server.url}/login`, {
		method: 'POST',
		headers: { origin: server.url, accept: 'text/html' },
		body: new URLSearchParams({ staffNumber, password }),
		redirect: 'manual'
	});

it('a second server on the same file says whose it is, once, and stops', async () => {
	const owner = await whoOwns(localPath(file.url) ?? '');
	expect(owner).toMatchObject({ kind: 'server' });
	const second = await startServer({ databaseUrl: file.url }).catch((error: Error) => error.message);
	const sentence = `データベース ${localPath(file.url)} は、動いているサーバー（プロセス番号 ${owner?.pid}）が使っています。そのサーバーを止めてから、もう一度実行してください。`;
	expect(second).toBe(`The server ended with status 1.\n${sentence}\n`);
	expect(await health(), 'the first one goes on').toEqual([200, { status: 'ok' }]);
});

it('an account that a command makes beside it can sign in at once', async () => {
	const { status, said } = await kenshu(['user', 'create', 'kanri', '--role', '管理者', '--password-stdin'], password);
	expect({ status, said }).toEqual({ status: 0, said: expect.stringContaining('利用者を作りました') });
	const answer = await signIn('kanri');
	expect([answer.status, answer.headers.get('set-cookie')]).toEqual([303, expect.stringContaining('kenshu_session=')]);
});

it('a file that is taken away makes it ill, with a sentence on the page; and well again when it comes back', async () => {
	const path = localPath(file.url) ?? '';
	renameSync(path, `${path}.away`);
	expect(await health()).toEqual([503, { status: 'unavailable', reason: 'replaced' }]);
	const page = await signIn('kanri');
	expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('置き換えられたため')]);
	renameSync(`${path}.away`, path);
	expect(await health()).toEqual([200, { status: 'ok' }]);
	// What a process writes comes after its answers.
	const said = () => server.output().match(/"reason":[^,]*,"msg":"[^"]*/g);
	await expect
		.poll(said, { message: 'once each' })
		.toEqual([
			expect.stringMatching(/^"reason":"replaced","msg":"データベースのファイルが取り除かれたか、置き換えられました。/),
			expect.stringMatching(/^"reason":null,"msg":"データベースを、また使えるようになりました。/)
		]);
	expect((await signIn('kanri')).status).toBe(303);
});

it('notices a file that takes the place of its database before anybody has asked, and so does a command', async () => {
	const path = localPath(file.url) ?? '';
	const idle = await temporaryDatabaseFile();
	const fresh = localPath(idle.url) ?? '';
	const other = await startServer({ databaseUrl: idle.url });
	renameSync(fresh, `${fresh}.away`);
	copyFileSync(path, fresh);
	const { status, said } = await kenshu(['user', 'lock', 'kanri'], '', idle.url);
	expect({ status, said }).toEqual({ status: 1, said: expect.stringContaining('置き換えられました') });
	const answer = await fetch(`${other.url}/healthz`);
	expect(await answer.json()).toEqual({ status: 'unavailable', reason: 'replaced' });
	await other.stop();
	idle.remove();
});

it('lets the next one in when it has ended, however it ended', async () => {
	await server.kill();
	server = await startServer({ databaseUrl: file.url });
	await server.stop();
	server = await startServer({ databaseUrl: file.url });
	expect(await health()).toEqual([200, { status: 'ok' }]);
});
