import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { collect, inCheckout, root } from '../../src/start/checkout.mjs';
import { type RunningServer, startServer } from '../setup/server';
import { removeTowns, type TownFile } from './town';

const stopWithParent = pathToFileURL(inCheckout('tests/setup/stop-with-parent.mjs')).href;

const children = new Set<ChildProcess>();
const servers = new Set<RunningServer>();

/** How a command ended: what it wrote, and its status; null when it was killed. */
export type Ended = { status: number | null; output: string };

export type RunningCommand = {
	ended: Promise<Ended>;
	/** Ends it at once, as `kill -9` does; nothing where it has ended. */
	kill(): Promise<void>;
};

/** Starts a program of the checkout in a process of its own. */
export function startNode(args: string[], env: Record<string, string>): RunningCommand & { child: ChildProcess } {
	const child = spawn(process.execPath, ['--import', 'tsx', '--import', stopWithParent, ...args], {
		cwd: root,
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	children.add(child);
	const output = collect(child);
	const ended = once(child, 'close').then(([status]) => {
		children.delete(child);
		return { status: status as number | null, output: output() };
	});
	const kill = async () => void (child.kill('SIGKILL'), await ended);
	return { child, ended, kill };
}

/** Starts `kenshu …words` on the town. */
export function startKenshu({ url }: TownFile, ...words: string[]): RunningCommand {
	return startNode(['src/cli/kenshu.ts', ...words], { DATABASE_URL: url });
}

/** Serves the town; the built server. */
export async function serve({ url }: TownFile): Promise<RunningServer> {
	const server = await startServer({ databaseUrl: url });
	servers.add(server);
	return server;
}

/** Ends whatever is still running, and removes the towns: for after the tests, also when one has failed. */
export async function endAll(): Promise<void> {
	await Promise.all([...servers].map((server) => server.kill()));
	for (const child of children) child.kill('SIGKILL');
	await Promise.all([...children].map((child) => child.exitCode === null && once(child, 'close')));
	servers.clear();
	removeTowns();
}

// A run that is itself ended leaves nothing behind.
process.once('exit', () => children.forEach((child) => child.kill('SIGKILL')));
