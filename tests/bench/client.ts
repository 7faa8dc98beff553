import { Agent, request } from 'node:http';

export type Answer = { status: number; milliseconds: number; bytes: number; cookie: string | null; location: string };

const form = 'application/x-www-form-urlencoded';

/** One person at a browser: one connection that stays open, and the cookie of the session. */
export class Client {
	readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
	readonly #url: string;
	#cookie = '';

	constructor(url: string) {
		this.#url = url;
	}

	get(path: string): Promise<Answer> {
		return this.#ask('GET', path, '');
	}

	post(path: string, fields: Record<string, string>): Promise<Answer> {
		return this.#ask('POST', path, new URLSearchParams(fields).toString());
	}

	/** @throws Error where the server does not let the person in */
	async signIn(staffNumber: string, password: string): Promise<this> {
		const { status, cookie } = await this.post('/login', { staffNumber, password });
		if (status !== 303 || cookie === null) throw new Error(`the sign-in of ${staffNumber} was answered with ${status}`);
		this.#cookie = cookie;
		return this;
	}

	/** Whoever this session is of. @param cookie as a browser sends it: name=value */
	withSession(cookie: string): this {
		this.#cookie = cookie;
		return this;
	}

	/** Sends JSON, and reads what comes back. */
	async sendJson(path: string, body: object): Promise<Answer & { said: unknown }> {
		const parts: Buffer[] = [];
		const answer = await this.#ask('POST', path, JSON.stringify(body), 'application/json', parts);
		return { ...answer, said: JSON.parse(Buffer.concat(parts).toString()) as unknown };
	}

	/** Another connection with the same session. */
	again(): Client {
		const client = new Client(this.#url);
		client.#cookie = this.#cookie;
		return client;
	}

	close(): void {
		this.#agent.destroy();
	}

	/** Counted until the last byte of the answer has come. @param parts where its bytes go; null where nobody reads them */
	#ask(method: string, path: string, body: string, type = form, parts: Buffer[] | null = null): Promise<Answer> {
		const start = performance.now();
		const sends = { 'content-type': type, 'content-length': Buffer.byteLength(body) };
		const headers = { accept: 'text/html', cookie: this.#cookie, origin: this.#url, ...(body && sends) };
		return new Promise((resolve, reject) => {
			const sent = request(`${this.#url}${path}`, { method, headers, agent: this.#agent }, (response) => {
				let bytes = 0;
				response.on('data', (chunk: Buffer) => {
					bytes += chunk.length;
					parts?.push(chunk);
				});
				response.on('error', reject);
				response.on('end', () => {
					const { statusCode: status = 0, headers: answered } = response;
					const cookie = answered['set-cookie']?.[0]?.split(';', 1)[0] ?? null;
					const milliseconds = performance.now() - start;
					resolve({ status, milliseconds, bytes, cookie, location: answered.location ?? '' });
				});
			});
			sent.on('error', reject);
			sent.end(body);
		});
	}
}
