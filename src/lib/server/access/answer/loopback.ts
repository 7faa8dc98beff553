import type { RequestEvent } from '@sveltejs/kit';

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Where a page belongs that was opened under another name of this machine than ORIGIN's: its forms would be refused as another
 * site's, and its cookie would be another one. null leaves it where it is, as always where ORIGIN is an address for other machines.
 */
export function properLoopbackPage({ request, url }: Pick<RequestEvent, 'request' | 'url'>): string | null {
	// Whoever watches the server follows no redirect.
	if (request.method !== 'GET' || url.pathname === '/healthz' || !isLoopback(url.hostname)) return null;
	const opened = hostname(request.headers.get('host'));
	return opened !== url.hostname && isLoopback(opened) ? url.href : null;
}

function isLoopback(name: string): boolean {
	return loopbackNames.includes(name);
}

/** The name in a Host header, without its port; blank where there is none. */
function hostname(host: string | null): string {
	const address = `http://${host ?? ''}`;
	return URL.canParse(address) ? new URL(address).hostname : '';
}
