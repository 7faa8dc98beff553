import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { type Readable } from 'node:stream';
import { setTimeout as later } from 'node:timers';
import { type Verification } from './verification';

/** The check of a server, in a process of its own; `refused` says in a sentence why the command did not check. */
export type AsideOutcome =
	| { ok: true; verification: Verification }
	| { ok: false; reason: 'refused'; sentence: string }
	/** its process ended without an answer, or took longer than anybody waits */
	| { ok: false; reason: 'died' | 'too-long' };

const longest = 30 * 60_000;

let checking: Promise<AsideOutcome> | null = null;

/**
 * Checks the whole log as `kenshu audit verify` does, beside the server: its long statements hold up no page, and a driver that ends its
 * process over bytes that are no text does not take the server along. One check at a time: whoever asks meanwhile is answered by the one
 * that runs.
 *
 * @param command what is run in the folder of the checkout; another one only in tests
 */
export function verifyAside(
	url: string,
	authToken?: string,
	command: readonly string[] = auditVerify
): Promise<AsideOutcome> {
	return (checking ??= check(url, authToken, command).finally(() => (checking = null)));
}

const auditVerify = [
	...['--import', 'tsx', '--import', './src/cli/end-with-parent.ts'],
	...['src/cli/kenshu.ts', 'audit', 'verify', '--format', 'json']
];

type Child = ChildProcessByStdio<null, Readable, Readable>;

async function check(url: string, authToken: string | undefined, command: readonly string[]): Promise<AsideOutcome> {
	const env = { ...process.env, DATABASE_URL: url, DATABASE_AUTH_TOKEN: authToken ?? '' };
	// The channel tells the child when this process is gone, however that ended.
	const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }) as Child;
	const [out, err] = [textOf(child.stdout), textOf(child.stderr)];
	const [endedInTime, release] = endInTime(child);
	const isAnswer = await new Promise<boolean>((resolve) => {
		child.once('error', () => resolve(false));
		child.once('close', (status) => resolve(status === 0 || status === 1));
	}).finally(release);
	const outcome = isAnswer ? readAnswer(out()) : null;
	if (outcome !== null) return outcome;
	// For the journal: what the driver or Node said last.
	console.error(`audit verify ended without an answer\n${err().slice(-2_000)}`);
	return { ok: false, reason: endedInTime() ? 'died' : 'too-long' };
}

/** Ends the child after the longest time, and with this process. @returns whether there was time left, and what ends the watch */
function endInTime(child: Child): [() => boolean, () => void] {
	let inTime = true;
	const kill = () => void child.kill('SIGKILL');
	const timer = later(() => ((inTime = false), kill()), longest).unref();
	// An orderly stop waits for open requests, and so for the check.
	process.once('SIGTERM', kill).once('exit', kill);
	const release = () => {
		clearTimeout(timer);
		process.off('SIGTERM', kill).off('exit', kill);
	};
	return [() => inTime, release];
}

/** An answer has at most a hundred findings; what is longer than this is none. */
const longestText = 4_000_000;

function textOf(stream: Readable): () => string {
	let text = '';
	stream.setEncoding('utf8').on('data', (part: string) => {
		if (text.length < longestText) text += part;
	});
	return () => text;
}

/** @returns null for what is no answer of the command */
function readAnswer(text: string): AsideOutcome | null {
	try {
		const answer = JSON.parse(text) as Verification & { verified?: boolean; error?: { message: string } };
		if (answer.error) return { ok: false, reason: 'refused', sentence: answer.error.message };
		return typeof answer.verified === 'boolean' ? { ok: true, verification: answer } : null;
	} catch {
		return null;
	}
}
