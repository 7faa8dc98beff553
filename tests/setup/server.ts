import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { tryPort } from '../../src/start/address.mjs';
import { bodyLimit } from '../../src/start/body-limit.mjs';
import { collect, inCheckout, root } from '../../src/start/checkout.mjs';

const stopWithParent = pathToFileURL(inCheckout('tests/setup/stop-with-parent.mjs')).href;

export type ServerOptions = {
	databaseUrl: string;
	/** Added to the environment; ORIGIN and PORT among them win over the ones chosen here. */
	env?: Record<string, string>;
};

export type RunningServer = {
	/** What its pages' addresses start with, without a slash at the end. */
	url: string;
	/** Everything it has written so far, standard output and standard error together. */
	output(): string;
	/** Ends it as a service manager would, and by force when it has not ended after five seconds. */
	stop(): Promise<void>;
	/** Ends it at once, as `kill -9` does. */
	kill(): Promise<void>;
};

/**
 * Starts the built server on a free port of 127.0.0.1 and waits for its first answer.
 *
 * @throws Error with what it wrote, when it ends before it answers or does not answer within 20 seconds
 */
export async function startServer({ databaseUrl, env = {} }: ServerOptions): Promise<RunningServer> {
	if (!existsSync(inCheckout('build/index.js'))) throw new Error('There is no build. Run `npm run build` first.');
	const free = await tryPort('127.0.0.1', 0);
	if (!free.ok) throw new Error(free.reason);
	const url = `http://127.0.0.1:${free.port}`;
	const settings = {
		HOST: '127.0.0.1',
		PORT: String(free.port),
		ORIGIN: url,
		DATABASE_URL: databaseUrl,
		BODY_SIZE_LIMIT: bodyLimit
	};
	const child = spawn(process.execPath, ['--import', stopWithParent, 'build/index.js'], {
		cwd: root,
		env: { ...process.env, NODE_ENV: 'production', ...settings, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const output = collect(child);
	const stop = () => end(child);
	try {
		await firstAnswer(url, child);
	} catch (error) {
		await stop();
		throw new Error(`${(error as Error).message}\n${output()}`, { cause: error });
	}
	return { url, output, stop, kill: () => end(child, 'SIGKILL') };
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function firstAnswer(url: string, child: ChildProcess): Promise<void> {
	const deadline = Date.now() + 20_000;
	while (Date.now() < deadline) {
		if (hasEnded(child)) throw new Error(`The server ended with status ${child.exitCode ?? child.signalCode}.`);
		const answer = await fetch(url, { redirect: 'manual' }).catch(() => null);
		await answer?.body?.cancel();
		if (answer) return;
		await sleep(50);
	}
	throw new Error('The server did not answer within 20 seconds.');
}

async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
	if (hasEnded(child)) return;
	const ended = once(child, 'exit');
	child.kill(signal);
	const force = setTimeout(() => child.kill('SIGKILL'), 5000);
	await ended;
	clearTimeout(force);
}
