import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { syncTag } from '$lib/offline/worker/messages';
import { today } from '$lib/server/clock';
import { launchBrowser } from '../setup/browser';
import type { Proxy } from '../setup/proxy';
import { violations } from './findings';
import { freeDays, hasKept, keepOne, onServer, ownPhone as phone } from './phone';
import { person, serveBehindProxy, signedIn, type Town } from './town';

let browser: Browser;
let town: Town;
let proxy: Proxy;
let page: Page;

beforeAll(async () => {
	browser = await launchBrowser();
	({ town, proxy } = await serveBehindProxy());
	page = await signedIn(browser, town, person('職員'), phone);
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		if (!navigator.serviceWorker.controller)
			await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
	});
});

afterAll(async () => {
	await town.stop();
	await browser.close();
});

type Icon = { src: string; sizes: string; type: string; purpose: string };
type Manifest = {
	icons: Icon[];
	shortcuts: { url: string; icons: Icon[] }[];
	start_url: string;
	[field: string]: unknown;
};

/** What the page's own manifest says, and what is wrong with its pictures; none when all is well. */
function readManifest(): Promise<{ manifest: Manifest; wrong: string[] }> {
	return page.evaluate(async () => {
		const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]')!;
		const manifest = (await (await fetch(link.href)).json()) as Manifest;
		const wrong: string[] = [];
		const icons = [...manifest.icons, ...manifest.shortcuts.flatMap((shortcut) => shortcut.icons)];
		for (const { src, sizes, type } of icons) {
			const answer = await fetch(src);
			const { width, height } = await createImageBitmap(await answer.blob());
			const found = `${answer.headers.get('content-type')} ${width}x${height}`;
			if (found !== `${type} ${sizes}`) wrong.push(`${src} is ${found}`);
		}
		return { manifest, wrong };
	});
}

it('can be put on a home screen', async () => {
	const { manifest, wrong } = await readManifest();
	expect(wrong).toEqual([]);
	expect(manifest).toMatchObject({
		...{ name: '研修手帳', short_name: '研修手帳', lang: 'ja', display: 'standalone', start_url: '/', scope: '/' },
		shortcuts: [{ name: '受講を記録する', url: '/records/new' }]
	});
	expect(manifest.icons.map(({ sizes, purpose }) => `${purpose} ${sizes}`)).toEqual([
		'any 192x192',
		'any 512x512',
		'maskable 512x512',
		'monochrome 512x512'
	]);
	expect(await page.getAttribute('meta[name=theme-color]', 'content')).toBe(manifest.theme_color);
	expect(await page.getAttribute('link[rel=apple-touch-icon]', 'href')).toMatch(/\/icons\/apple-touch-icon\.png$/);
});

it('has nothing that keeps Chromium from offering it', async () => {
	const session = await page.context().newCDPSession(page);
	const { errors } = await session.send('Page.getAppManifest');
	const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
	// A window of its own, as a test has it, counts as a private one.
	const others = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
	expect([errors, others]).toEqual([[], []]);
});

/** Every file on the device with its bytes, unpacked. */
function keptFiles(): Promise<{ path: string; bytes: number }[]> {
	return page.evaluate(async () => {
		const files: { path: string; bytes: number }[] = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				const answer = await cache.match(request);
				files.push({ path: new URL(request.url).pathname, bytes: (await answer!.arrayBuffer()).byteLength });
			}
		}
		return files;
	});
}

it('keeps the shell and the files of the phone’s pages on the device, and nothing of anybody', async () => {
	for (const path of ['/records', '/records/new', '/devices', '/plans', '/']) await page.goto(town.url + path);
	const files = await keptFiles();
	const sum = files.reduce((total, { bytes }) => total + bytes, 0);
	console.log(`端末に置くもの: ${files.length}件 ${Math.round(sum / 1000)} kB`);
	const others = files.map(({ path }) => path).filter((path) => !path.startsWith('/_app/immutable/'));
	expect(others.sort()).toEqual(['/error.css', '/favicon.svg', '/offline.html', '/shell']);
	expect(files.length).toBeLessThanOrEqual(100);
	expect(sum).toBeLessThanOrEqual(500_000);
});

/** The number under which the router knows the page at this address. */
async function nodeOf(path: string): Promise<string> {
	const html = await page.evaluate(async (asked) => (await fetch(asked)).text(), path);
	return /node_ids: \[[^\]]*?(\d+)\]/.exec(html)?.[1] ?? `none at ${path}`;
}

it.each([
	{ path: '/', isKept: true },
	{ path: '/records', isKept: true },
	{ path: '/records/new', isKept: true },
	{ path: '/plans', isKept: false },
	{ path: '/plans/shiomi', isKept: false },
	{ path: '/indicators/shiomi-dx', isKept: false },
	{ path: '/password', isKept: false }
])('keeps the page at $path on the device: $isKept', async ({ path, isKept }) => {
	const start = `/_app/immutable/nodes/${await nodeOf(path)}.`;
	expect((await keptFiles()).some((file) => file.path.startsWith(start))).toBe(isKept);
});

it('keeps the worker when its person signs out, since what is unsent stays too', async () => {
	const other = await signedIn(browser, town, person('職員'), phone);
	await other.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
	await other.getByRole('button', { name: 'メニュー' }).click();
	await other.getByRole('button', { name: 'ログアウト' }).click();
	await other.waitForURL(/\/login(\?|$)/);
	expect(await other.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(1);
	await other.context().close();
});

it('sends what was recorded without a network once it is back, with no page open', async () => {
	const day = (await freeDays(page, town, today()))();
	await page.goto(`${town.url}/records/new`);
	await hasKept(page);
	const worker = await page.context().newCDPSession(page);
	const registered = new Promise<string>((resolve) =>
		worker.on(
			'ServiceWorker.workerRegistrationUpdated',
			({ registrations }) => registrations[0] && resolve(registrations[0].registrationId)
		)
	);
	await worker.send('ServiceWorker.enable');
	proxy.fate = () => 'lost';
	await keepOne(page, day);
	await expect.poll(() => page.evaluate(tagsToSync)).toEqual([syncTag]);
	await page.goto('about:blank');
	proxy.fate = () => 'through';
	expect(await onServer(page, town, day)).toEqual([]);
	// What the browser does by itself once there is a network, at a time of its own choosing.
	const wake = { origin: `${town.url}/`, registrationId: await registered, tag: syncTag, lastChance: false };
	await worker.send('ServiceWorker.dispatchSyncEvent', wake);
	await expect.poll(() => onServer(page, town, day)).toHaveLength(1);
	await page.goto(`${town.url}/outbox`);
	await page.getByText('送信待ちの記録はありません。').waitFor();
});

/** What the browser has promised to wake the worker for; TypeScript knows nothing of it. */
async function tagsToSync(): Promise<string[]> {
	const registration = await navigator.serviceWorker.ready;
	return (registration as unknown as { sync: { getTags(): Promise<string[]> } }).sync.getTags();
}

it('starts without any network', async () => {
	await town.stop();
	await page.context().setOffline(true);
	for (const [path, heading] of Object.entries({
		'/': 'ホーム',
		'/records/new': '受講を記録する',
		'/records': '自分の台帳',
		'/outbox': '送信待ち',
		'/devices': '端末'
	})) {
		const start = performance.now();
		await page.goto(town.url + path);
		await page.getByRole('heading', { level: 1, name: heading }).waitFor();
		console.log(`${path} stands ${Math.round(performance.now() - start)} ms after it was opened`);
		expect(new URL(page.url()).pathname).toBe(path);
	}
});

it('tells of the device without any network: what lies on it, since when, for how long and from which build', async () => {
	await page.goto(`${town.url}/devices`);
	const fact = (term: string) => page.locator('dl > div').filter({ hasText: term }).first().locator('dd');
	await fact('使用量').getByText('上限').waitFor();
	await expect.poll(() => fact('送信待ち').innerText()).toBe('0件');
	expect(await fact('使用量').innerText()).toMatch(/^[\d.]+[KMG]B（上限 [\d.]+[KMG]B）$/);
	expect(await fact('保存').innerText()).toContain('消え');
	expect(await fact('最終同期').innerText()).toMatch(/^\d{4}年/);
	expect(await fact('版').innerText()).toMatch(/^\d/);
});

it('says what to do where a link leads to the office without a network', async () => {
	await page.getByRole('button', { name: 'メニュー' }).click();
	await page.getByRole('navigation').getByRole('link', { name: '計画' }).click();
	await page.getByRole('heading', { level: 1, name: 'つながりません' }).waitFor();
	expect(await page.getByRole('link', { name: 'ホームへ' }).count()).toBe(1);
	// It is asked for anew, and answered by the worker.
	await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: 'もう一度開く' }).click()]);
	expect(new URL(page.url()).pathname).toBe('/plans');
});

it('says what to do where a page of the office is opened without a network', async () => {
	const answer = await page.goto(`${town.url}/plans`);
	expect([answer?.status(), await page.getByRole('heading', { level: 1 }).innerText()]).toEqual([
		503,
		'つながりません'
	]);
	expect(await violations(page)).toEqual([]);
	await page.getByRole('link', { name: 'ホームへ' }).click();
	await page.locator('.shell-brand').waitFor();
	expect(new URL(page.url()).pathname).toBe('/');
});
