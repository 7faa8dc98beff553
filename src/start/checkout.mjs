import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's folder, whatever folder a door was opened from. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** @param {string[]} parts of a path below the checkout */
export const inCheckout = (...parts) => join(root, ...parts);

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env] added to this process's own
 * @property {boolean} [quiet] show what it writes only when it fails, and then on standard error
 */

/**
 * Runs a program in the checkout to its end, without standard input. A signal to us goes to the program, and ends us once
 * it has ended, so that neither outlives the other.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions & { shell?: boolean }} [options]
 * @returns {Promise<number>} its exit status; 127 when it could not be started
 */
export function run(command, args, { env, quiet = false, shell = false } = {}) {
	const output = quiet ? 'pipe' : 'inherit';
	const options = { cwd: root, env: { ...process.env, ...env }, shell };
	const child = spawn(command, args, { ...options, stdio: ['ignore', output, output] });
	const written = collect(child);
	const stopForwarding = forwardSignals(child);
	return new Promise((resolve) => {
		child.once('error', (error) => {
			console.error(error.message);
			stopForwarding();
			resolve(127);
		});
		child.once('close', (status, signal) => {
			stopForwarding();
			if (status !== 0) process.stderr.write(written());
			resolve(status ?? 128 + (signal ? constants.signals[signal] : 0));
		});
	});
}

/**
 * Keeps what a program writes to its pipes.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => string} all of it so far, standard output and standard error together
 */
export function collect({ stdout, stderr }) {
	/** @type {string[]} */
	const parts = [];
	for (const stream of [stdout, stderr]) stream?.setEncoding('utf8').on('data', (part) => parts.push(part));
	return () => parts.join('');
}

/** @param {import('node:child_process').ChildProcess} child */
function forwardSignals(child) {
	/** @param {NodeJS.Signals} signal */
	const forward = (signal) => {
		child.once('exit', () => process.exit(128 + constants.signals[signal]));
		child.kill(signal);
	};
	process.on('SIGINT', forward).on('SIGTERM', forward);
	return () => process.off('SIGINT', forward).off('SIGTERM', forward);
}

/**
 * Runs a JavaScript file of the checkout with this Node.
 *
 * @param {string[]} args the file and its arguments
 * @param {RunOptions} [options]
 */
export const runNode = (args, options) => run(process.execPath, args, options);

/**
 * Runs npm: the one that started us, else the one on the path.
 *
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options) {
	const npm = process.env.npm_execpath;
	if (npm?.endsWith('npm-cli.js')) return runNode([npm, ...args], options);
	// On Windows npm is a .cmd file, which only a shell can start.
	return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/**
 * Runs a command of kenshu.
 *
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export const runKenshu = (args, options) => runNode(['--import', 'tsx', 'src/cli/kenshu.ts', ...args], options);
