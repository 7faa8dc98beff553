import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answerNavigation, patience } from './navigation';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const page = (text: string, status = 200) => new Response(text, { status });
const never = () => new Promise<Response>(() => {});
const failed = () => Promise.reject(new TypeError('Failed to fetch'));
const kept = async (path: string) => page(`kept ${path}`);

/** What is shown at an address: the text, and its status. */
async function shown(
	path: string,
	ask: () => Promise<Response>,
	keeps = kept as (path: string) => Promise<Response | undefined>
) {
	const answer = answerNavigation(new Request(`https://kenshu.example${path}`), { ask, kept: keeps });
	await vi.advanceTimersByTimeAsync(patience);
	const { status, type } = await answer;
	return type === 'error' ? 'error' : [status, await (await answer).text()];
}

it.each([
	{ path: '/', ask: async () => page('network'), shows: [200, 'network'], because: 'つながる' },
	{ path: '/', ask: failed, shows: [200, 'kept /shell'], because: 'つながらない' },
	{
		path: '/records/new?courseCode=X',
		ask: failed,
		shows: [200, 'kept /shell'],
		because: '問い合わせが付いていても同じ'
	},
	{ path: '/records', ask: never, shows: [200, 'kept /shell'], because: '地下では返事が来ない' },
	{
		path: '/',
		ask: async () => page('bad gateway', 502),
		shows: [200, 'kept /shell'],
		because: '中継の先が止まっている'
	},
	{ path: '/', ask: async () => page('broken', 500), shows: [500, 'broken'], because: 'サーバーが答えた' },
	{ path: '/', ask: async () => page('welcome'), shows: [200, 'welcome'], because: 'ホテルの案内は本人に見せる' },
	{ path: '/plans', ask: failed, shows: [503, 'kept /offline.html'], because: '職場で見る画面は端末にない' },
	{ path: '/plans', ask: async () => page('busy', 503), shows: [503, 'busy'], because: '代わりの画面がない' }
])('$because: $path', async ({ path, ask, shows }) => {
	expect(await shown(path, ask)).toEqual(shows);
});

it('waits for the network after all where the browser has thrown the shell away', async () => {
	const late = () => new Promise<Response>((resolve) => setTimeout(() => resolve(page('late')), patience));
	expect(await shown('/', late, async () => undefined)).toEqual([200, 'late']);
});

it('says so in the browser’s own words where nothing at all is kept', async () => {
	expect(await shown('/', failed, async () => undefined)).toBe('error');
});

it('asks the network once', async () => {
	const ask = vi.fn(failed);
	await shown('/', ask);
	expect(ask).toHaveBeenCalledOnce();
});
