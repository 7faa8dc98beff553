import { createServer } from 'node:net';

/** @typedef {import('./sentences.mjs').PortFault} PortFault */

const wildcards = ['0.0.0.0', '::'];

/**
 * The port in a setting.
 *
 * @param {string | undefined} value blank means 3000
 * @returns {number | null} 0 means any free one; null when it is no port
 */
export function parsePort(value) {
	const text = value?.trim() || '3000';
	return /^\d{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : null;
}

/**
 * The address people type, as browsers write it in the Origin header.
 *
 * @param {string} value
 * @returns {string | null} null when it is no http(s) address, or one with a path
 */
export function parseOrigin(value) {
	if (!URL.canParse(value)) return null;
	const { protocol, origin, href } = new URL(value);
	return /^https?:$/.test(protocol) && href === `${origin}/` ? origin : null;
}

/** @param {string} host */
export const isWildcard = (host) => wildcards.includes(host);

/**
 * The address at which this machine's own browser finds the server.
 *
 * @param {string} host
 * @param {number} port
 */
export function localOrigin(host, port) {
	const name = isWildcard(host) ? '127.0.0.1' : host;
	return new URL(`http://${name.includes(':') ? `[${name}]` : name}:${port}`).origin;
}

/**
 * Tries whether a port can be listened on, and lets go of it again.
 *
 * @param {string} host
 * @param {number} port 0 means any free one
 * @returns {Promise<{ ok: true, port: number } | { ok: false, reason: PortFault }>} the port that was free
 */
export function tryPort(host, port) {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', (error) => resolve({ ok: false, reason: portFault(error) }));
		server.listen({ host, port, exclusive: true }, () => {
			const address = /** @type {import('node:net').AddressInfo} */ (server.address());
			server.close(() => resolve({ ok: true, port: address.port }));
		});
	});
}

/**
 * @param {NodeJS.ErrnoException} error of listen()
 * @returns {PortFault}
 */
export function portFault({ code }) {
	if (code === 'EADDRINUSE') return 'port-in-use';
	if (code === 'EACCES') return 'port-forbidden';
	return code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? 'host-unknown' : 'port-failed';
}
