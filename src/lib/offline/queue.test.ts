import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Queue, sendAll, type QueueSettings } from './queue';
import { type Sending } from './sender';

const applied = (opId: string) => ({ opId, outcome: 'applied', state: 'waiting' }) as const;
const inTurn = (sendings: Sending[]) => vi.fn(async () => sendings.shift() ?? ({ outcome: 'nothing' } as const));

describe('a round', () => {
	it('goes on until nothing is left, and brings every answer', async () => {
		const send = inTurn([
			{ outcome: 'sent', answers: [applied('1')], left: 1 },
			{ outcome: 'sent', answers: [applied('2')], left: 0 }
		]);
		expect(await sendAll(send)).toMatchObject({ outcome: 'sent', answers: [applied('1'), applied('2')] });
	});

	it('keeps the answers that came before the network went', async () => {
		const send = inTurn([{ outcome: 'sent', answers: [applied('1')], left: 1 }, { outcome: 'not-reached' }]);
		expect(await sendAll(send)).toEqual({ outcome: 'not-reached', answers: [applied('1')], message: null });
	});

	it('says why the server takes nothing', async () => {
		const send = inTurn([{ outcome: 'refused', message: 'はじめに、パスワードを変更してください。' }]);
		expect(await sendAll(send)).toMatchObject({ message: 'はじめに、パスワードを変更してください。' });
	});
});

describe('the queue', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());
	const queue = (changes: Partial<QueueSettings> = {}) => {
		const send = vi.fn(async () => ({ outcome: 'not-reached' }) as const);
		const settings = { send, after: async () => {}, isWorthwhile: async () => true, random: () => 1, ...changes };
		return { send, queue: new Queue(settings) };
	};

	it('tries again after 5, 10, 12 and 12 seconds, and anew from 5 when something happens', async () => {
		const { send, queue: one } = queue();
		await one.wake();
		for (const seconds of [5, 10, 12, 12]) {
			send.mockClear();
			await vi.advanceTimersByTimeAsync(seconds * 1000 - 1);
			expect(send, `before ${seconds} s`).not.toHaveBeenCalled();
			await vi.advanceTimersByTimeAsync(1);
			expect(send, `after ${seconds} s`).toHaveBeenCalledOnce();
		}
		await one.wake();
		send.mockClear();
		await vi.advanceTimersByTimeAsync(5000);
		expect(send).toHaveBeenCalledOnce();
		one.stop();
	});

	it('tries again after a round that failed of itself', async () => {
		const send = vi.fn(() => Promise.reject(new DOMException('', 'InvalidStateError')));
		const { queue: one } = queue({ send });
		await expect(one.wake()).rejects.toThrow();
		await vi.advanceTimersByTimeAsync(5000);
		expect(send).toHaveBeenCalledTimes(2);
		one.stop();
	});

	it('rests while nothing waits or nobody looks', async () => {
		const { send, queue: one } = queue({ isWorthwhile: async () => false });
		await one.wake();
		await vi.advanceTimersByTimeAsync(600_000);
		expect(send).toHaveBeenCalledOnce();
	});
});
