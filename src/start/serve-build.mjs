import { pathToFileURL } from 'node:url';
import { portFault } from './address.mjs';
import { bodyLimit } from './body-limit.mjs';
import { buildIfStale, isBuilt } from './build.mjs';
import { inCheckout, root } from './checkout.mjs';
import { installMissing } from './install.mjs';
import { stopWithParent } from './parent.mjs';
import { buildFailed, installFailed, portRefused } from './sentences.mjs';

/**
 * Says why a door stays closed, and closes it.
 *
 * @param {string} sentence
 * @returns {never}
 */
export function refuse(sentence) {
	console.error(sentence);
	process.exit(1);
}

/** Opens a door: the checkout's own paths hold from here on, and whoever started it takes it along when it is gone. */
export function open() {
	process.chdir(root);
	// Not under a service manager or nohup, where outliving the parent is meant.
	if (process.env.npm_lifecycle_event) stopWithParent();
}

/** Installs and builds what is not up to date. A finished build is served without the tools that made it. */
export async function prepare() {
	if (!(await installMissing({ development: !isBuilt() }))) refuse(installFailed);
	if (!(await buildIfStale())) refuse(buildFailed);
}

/**
 * Starts the built server in this process, which ends by SIGINT or SIGTERM. Its settings are the environment's.
 *
 * @param {{ host: string, port: number, command: string }} at
 * @returns {Promise<void>} once it listens
 */
export async function serveBuild({ host, port, command }) {
	const { NODE_ENV = 'production', BODY_SIZE_LIMIT = bodyLimit } = process.env;
	Object.assign(process.env, { HOST: host, PORT: String(port), NODE_ENV, BODY_SIZE_LIMIT });
	endAfterShutdown();
	dropListeningLine();
	const { server } = await import(pathToFileURL(inCheckout('build/index.js')).href);
	/** @type {import('node:http').Server} */
	const http = server.server;
	http.once('error', (error) => refuse(portRefused(portFault(error), { host, port, command })));
	if (!http.listening) await new Promise((resolve) => http.once('listening', () => resolve(undefined)));
}

/** The built server says in English that it listens, before whoever started it has said so in Japanese. */
function dropListeningLine() {
	const { log } = console;
	console.log = (...words) => {
		if (!String(words[0]).startsWith('Listening on ')) return log(...words);
		console.log = log;
	};
}

/** Once no request is left, nothing that still holds the process (a timer, a connection) may keep it for long. */
function endAfterShutdown() {
	process.once('sveltekit:shutdown', () => setTimeout(() => process.exit(0), 3000).unref());
}
