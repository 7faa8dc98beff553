import { createClient } from '@libsql/client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '$lib/server/db/open';
import { temporaryDatabaseFile } from '../setup/database';
import { type RunningServer, startServer } from '../setup/server';
import { type Answer, ask, headerFaults, pageFaults } from './answer';
import { addAccount, password } from './town';

// What people get when something breaks that nobody expected: here a table that is no longer there.

let server: RunningServer;
let url: string;
let cookie: string;
let remove: () => void;

beforeAll(async () => {
	const file = await temporaryDatabaseFile();
	({ url, remove } = file);
	const database = await openDatabase(url);
	await addAccount(database, 'admin', ['管理者']);
	database.close();
	server = await startServer({ databaseUrl: url });
	const headers = { origin: server.url, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
	const body = new URLSearchParams({ staffNumber: 'admin', password }).toString();
	const answer = await ask(server.url, '/login', { method: 'POST', headers, body });
	cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
});

afterAll(async () => {
	await server.stop();
	remove();
});

/** Takes the table away behind the server's back, and gives it back when the test is over. */
async function without<T>(table: string, task: () => Promise<T>): Promise<T> {
	const client = createClient({ url });
	await client.execute(`ALTER TABLE ${table} RENAME TO taken_away`);
	try {
		return await task();
	} finally {
		await client.execute(`ALTER TABLE taken_away RENAME TO ${table}`);
		client.close();
	}
}

const open = (path: string, accept = 'text/html') => ask(server.url, path, { headers: { cookie, accept } });
const faultsOf = (answer: Answer) => [...headerFaults(answer, false), ...pageFaults(answer)];

describe('an error nobody expected', () => {
	beforeEach(async () => {
		expect((await open('/plans')).status).toBe(200);
	});

	it.each([
		{ table: 'frozen_report', path: '/plans', because: 'in a page: drawn within the application' },
		{ table: 'account_role', path: '/plans', because: 'before any page: src/error.html' },
		{ table: 'account_role', path: '/password', because: 'before any page: src/error.html' }
	])('carries the headers and says what to do, $because', async ({ table, path }) => {
		const answer = await without(table, () => open(path));
		expect([answer.status, faultsOf(answer)]).toEqual([500, []]);
		expect(answer.headers['cache-control']).toBe('no-store');
		expect(answer.text).toMatch(/番号 \d{6} を管理者にお知らせください/);
		expect(answer.text).toContain('href="/"');
	});

	it.each([
		{ path: '/plans/__data.json', accept: '*/*' },
		{ path: '/api/me', accept: 'application/json' }
	])('answers a script in JSON: $path', async ({ path, accept }) => {
		const answer = await without('account_role', () => open(path, accept));
		expect([answer.status, headerFaults(answer, false)]).toEqual([500, []]);
		expect(answer.headers['content-type']).toContain('application/json');
		expect(answer.headers['cache-control']).toContain('no-store');
	});

	it('is told to whoever watches the server, with the headers', async () => {
		const answer = await without('entry', () => ask(server.url, '/healthz', {}));
		expect([answer.status, headerFaults(answer, false)]).toEqual([503, []]);
	});
});
