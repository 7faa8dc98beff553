import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isHanging, noteHanging, soon } from './patience';
import { type Reached } from './reach';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const after = (ms: number) =>
	new Promise<Reached>((resolve) => setTimeout(() => resolve({ outcome: 'answered', body: null }), ms));
const kept = { body: null, at: '' };

it.each([
	{ because: 'a moment later', takes: 700, isShell: false, last: kept, outcome: 'answered' },
	{ because: 'the network hangs', takes: 900, isShell: false, last: kept, outcome: 'not-reached' },
	{ because: 'the worker has waited already', takes: 600, isShell: true, last: kept, outcome: 'not-reached' },
	{ because: 'the worker was a little too quick', takes: 200, isShell: true, last: kept, outcome: 'answered' },
	{ because: 'there is nothing else to show', takes: 5000, isShell: true, last: null, outcome: 'answered' }
])('$because: $outcome', async ({ takes, isShell, last, outcome }) => {
	const reached = soon(after(takes), Promise.resolve(last), isShell);
	await vi.runAllTimersAsync();
	expect(await reached).toMatchObject({ outcome });
});

describe('after somebody has waited in vain', () => {
	it('nobody waits as long again, for a while', async () => {
		noteHanging();
		const reached = soon(after(600), Promise.resolve(kept), false);
		await vi.advanceTimersByTimeAsync(250);
		expect(await reached).toMatchObject({ outcome: 'not-reached' });
		await vi.advanceTimersByTimeAsync(350);
		expect(isHanging()).toBe(false);
	});

	it('the server is given its time again by and by', () => {
		noteHanging();
		vi.advanceTimersByTime(9_999);
		expect(isHanging()).toBe(true);
		vi.advanceTimersByTime(1);
		expect(isHanging()).toBe(false);
	});
});
