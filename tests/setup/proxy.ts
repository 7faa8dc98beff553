import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/**
 * What becomes of a call on its way: `through` to the server, `lost` without an answer, `unheard` after the server did what was asked,
 * `hangs` without ever an end, `silent` the same after the server did what was asked, or this answer.
 */
export type Fate =
	'through' | 'lost' | 'unheard' | 'hangs' | 'silent' | { status: number; type?: string; body?: string };

export type Proxy = {
	url: string;
	/** where the server listens */
	target: string;
	/** asked for every call; all go through at first */
	fate: (method: string, path: string) => Fate | Promise<Fate>;
	/** every call that was answered: method, path, and what was sent */
	heard: { path: string; body: string }[];
	stop(): Promise<void>;
};

/** A network between browser and server, for its worker too: drops answers, gives the pages of a hotel, is gone. */
export async function startProxy(): Promise<Proxy> {
	const server = createServer((asked, answer) => void pass(proxy, asked, answer).catch(() => answer.destroy()));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const stop = async () => {
		server.closeAllConnections();
		server.close();
	};
	const proxy: Proxy = { url: `http://127.0.0.1:${port}`, target: '', fate: () => 'through', heard: [], stop };
	return proxy;
}

async function pass(proxy: Proxy, asked: IncomingMessage, answer: ServerResponse): Promise<void> {
	const parts: Buffer[] = [];
	for await (const part of asked) parts.push(part as Buffer);
	const body = Buffer.concat(parts);
	const fate = await proxy.fate(asked.method ?? '', asked.url ?? '');
	if (fate === 'lost') return void asked.socket.destroy();
	if (fate === 'hangs') return;
	if (typeof fate === 'object') {
		answer.writeHead(fate.status, { 'content-type': fate.type ?? 'text/html' });
		return void answer.end(fate.body);
	}
	const forwarded = request(proxy.target + asked.url, { method: asked.method, headers: asked.headers, agent: false });
	forwarded.end(body);
	const [reply] = (await once(forwarded, 'response')) as [IncomingMessage];
	if (fate === 'unheard') return void reply.resume().on('end', () => asked.socket.destroy());
	if (fate === 'silent') return void reply.resume();
	proxy.heard.push({ path: asked.url ?? '', body: body.toString() });
	answer.writeHead(reply.statusCode ?? 502, reply.headers);
	reply.pipe(answer);
}
