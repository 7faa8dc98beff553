import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import type { AccountRole } from '$lib/domain/access';
import { createAccount } from '$lib/server/access/account/accounts';
import { sessionCookie } from '$lib/server/access/session/session';
import { hashOfSession } from '$lib/server/access/session/session-rows';
import { today } from '$lib/server/clock';
import { openDatabase, type Database } from '$lib/server/db/open';
import { session } from '$lib/server/db/schema';
import { fillWithDemonstration } from '$lib/server/demonstration/fill';
import signIns from '$lib/server/demonstration/sign-ins.json';
import { databaseFileOfRun, temporaryDatabaseFile } from '../setup/database';
import { newPage, type PageOptions } from '../setup/browser';
import { startProxy, type Proxy } from '../setup/proxy';
import { startServer } from '../setup/server';

export type Person = { staffNumber: string; password: string };

export const password = 'a-password-for-tests';

/** Somebody of the demonstration town who can sign in: 職員, 所属長, 人事 … */
export function person(title: string): Person {
	const found = signIns.find((one) => one.title === title);
	if (!found) throw new Error(`nobody of the demonstration town signs in as ${title}`);
	return found;
}

/** 汐見市 behind a network that can be disturbed; its pages are opened through it. */
export function serveBehindProxy(): Promise<{ town: Town; proxy: Proxy }> {
	return behindProxy(serveDemonstration);
}

/** The same for any other town. */
export async function behindProxy<T extends Town>(
	start: (env: Record<string, string>) => Promise<T>
): Promise<{ town: T; proxy: Proxy }> {
	const proxy = await startProxy();
	const served = await start({ ORIGIN: proxy.url });
	proxy.target = served.url;
	return { proxy, town: { ...served, url: proxy.url, stop: () => proxy.stop().then(served.stop) } };
}

/** `endSession`: the session of this page's browser comes to its end by itself, as after a night. */
export type Town = { url: string; stop(): Promise<void>; endSession(page: Page): Promise<void> };

/** Serves a database of its own, filled by `fill`; `stop` ends the server and removes the database. */
export async function serveTown(fill: (database: Database) => Promise<unknown>, env = {}): Promise<Town> {
	const file = await temporaryDatabaseFile();
	const database = await openDatabase(file.url);
	await fill(database);
	database.close();
	return serve(file, env);
}

let demonstration: Promise<string> | null = null;

/** 汐見市 as of today: made once for all files of tests, copied for each server. */
export async function serveDemonstration(env: Record<string, string> = {}): Promise<Town> {
	const made = await (demonstration ??= makeDemonstration());
	const file = await temporaryDatabaseFile();
	// With the -wal beside it: a process that goes on leaves there what it wrote.
	const parts = readdirSync(made).filter((name) => !name.endsWith('-shm'));
	for (const name of parts) copyFileSync(join(made, name), join(file.folder, name));
	return serve(file, env);
}

async function makeDemonstration(): Promise<string> {
	const file = await databaseFileOfRun();
	const database = await openDatabase(file.url);
	await fillWithDemonstration(database, { today: today() });
	database.close();
	return file.folder;
}

async function serve(file: Awaited<ReturnType<typeof temporaryDatabaseFile>>, env = {}): Promise<Town> {
	const server = await startServer({ databaseUrl: file.url, env });
	const stop = () => server.stop().finally(file.remove);
	return { url: server.url, stop, endSession: (page) => endSessionIn(file.url, page) };
}

async function endSessionIn(databaseUrl: string, page: Page): Promise<void> {
	const cookie = (await page.context().cookies()).find(({ name }) => name === sessionCookie);
	const own = eq(session.idHash, hashOfSession(cookie!.value));
	const database = await openDatabase(databaseUrl);
	await database.transact(({ db }) =>
		db
			.update(session)
			.set({ expiresAt: Date.now() - 3_600_000 })
			.where(own)
	);
	database.close();
}

export async function addAccount(database: Database, staffNumber: string, roles: AccountRole[]): Promise<Person> {
	const outcome = await createAccount(database, { kind: 'command-line' }, { staffNumber, roles, password });
	if (!outcome.ok) throw new Error(`no account for ${staffNumber}: ${outcome.reason}`);
	return { staffNumber, password };
}

/**
 * A page of this person, signed in, on which nothing is open yet. A phone comes from the form of the sign-in instead and is on ホーム,
 * as it learns there whose it is. Close its context to forget them.
 */
export async function signedIn(browser: Browser, town: Town, who: Person, options: PageOptions): Promise<Page> {
	const page = await newPage(browser, options);
	if (options.phone) await signInByForm(page, town, who);
	else await page.context().addCookies([await newSession(town, who)]);
	return page;
}

/** The same, with ホーム open. */
export async function atHome(browser: Browser, town: Town, who: Person, options: PageOptions): Promise<Page> {
	const page = await signedIn(browser, town, who, options);
	if (!options.phone) await page.goto(`${town.url}/`);
	return page;
}

/** As everybody signs in; ends on ホーム. */
export async function signInByForm(page: Page, { url }: Town, who: Person): Promise<void> {
	await page.goto(`${url}/login`);
	await page.getByLabel('職員番号').fill(who.staffNumber);
	await page.getByLabel('パスワード').fill(who.password);
	await page.getByRole('button', { name: 'ログイン' }).click();
	await page.waitForURL(`${url}/`);
}

/** The cookie of a session of its own, since a test may end it. */
async function newSession({ url }: Town, { staffNumber, password }: Person) {
	const body = new URLSearchParams({ staffNumber, password });
	const headers = { origin: url, accept: 'text/html' };
	const answer = await fetch(`${url}/login`, { method: 'POST', headers, body, redirect: 'manual' });
	const cookie = answer.headers.getSetCookie().find((line) => line.startsWith(`${sessionCookie}=`));
	if (answer.status !== 303 || !cookie) throw new Error(`${staffNumber} could not sign in: ${answer.status}`);
	const value = cookie.slice(sessionCookie.length + 1).split(';')[0]!;
	return { name: sessionCookie, value, url, httpOnly: true, sameSite: 'Lax' as const };
}
