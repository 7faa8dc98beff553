import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders } from './security-headers';

/**
 * Puts the security headers on every answer of this process's HTTP server before anybody begins to answer, because much never comes to
 * the `handle` hook: static files, a corrected slash, a page that fails in the hook itself. Whoever answers may set a header anew: the
 * hook and pages do, and the adapter says of hashed files that they may be kept for good.
 */
export function coverEveryAnswer(isHttps: boolean): void {
	// Published by Node before the server hears of the request, so that no way into the application can be forgotten.
	subscribe('http.server.request.start', (message) => {
		const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
		const path = request.url ?? '/';
		const headers = { ...securityHeaders(isHttps), ...workerPolicy(path), 'cache-control': cacheControl(path) };
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	});
}

/** The service worker is ruled by the policy of its own file: it asks this server, and draws nothing. */
function workerPolicy(path: string): Record<string, string> {
	const policy = "default-src 'none'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
	return /^\/service-worker\.js(\?|$)/.test(path) ? { 'content-security-policy': policy } : {};
}

const file = /^[^?]*\/(?!__data\.json)[^/?]+\.[a-z0-9]+(\?|$)/i;

/** A static file may be kept where the server is asked each time whether it has changed; nothing else may be kept. */
export function cacheControl(path: string): string {
	return file.test(path) ? 'no-cache' : 'no-store';
}
