import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '../../..');

/** A process of this room's `processes/`, as real as a command: it can be killed and stopped. */
export type Running = {
	pid: number;
	/** the lines it has written so far */
	lines(): string[];
	/** waits until it has written a line */
	says(line: string): Promise<void>;
	signal(signal: NodeJS.Signals): void;
	/** waits for its end; null after a signal */
	status(): Promise<number | null>;
};

/** Starts it; it is gone when the test is over. */
export function startProcess(name: 'write' | 'hold' | 'own', ...words: string[]): Running {
	const script = join(import.meta.dirname, 'processes', `${name}.ts`);
	const child = spawn(process.execPath, ['--import', 'tsx', script, ...words], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'inherit']
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	const ended = once(child, 'close');
	let text = '';
	child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
	const lines = () => text.split('\n').slice(0, -1);
	const says = async (line: string) => {
		while (!lines().includes(line)) {
			if (child.exitCode !== null) throw new Error(`${name} ended without "${line}": ${text}`);
			await sleep(10);
		}
	};
	return {
		pid: child.pid ?? 0,
		lines,
		says,
		signal: (signal) => void child.kill(signal),
		status: async () => ((await ended) as [number | null])[0]
	};
}
