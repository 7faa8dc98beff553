import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Desk } from './desk.svelte';
import type { Refused, ReviewAct, WaitingRecord } from './record';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const record = (id: number, more: object = {}) =>
	({
		kind: 'completion',
		id,
		name: `職員${id}`,
		course: 'DX基礎',
		state: 'waiting',
		heldReason: null,
		...more
	}) as WaitingRecord;
const records = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => record(from + at));
const done = (id: number, act: ReviewAct, now: WaitingRecord | null = null) => ({
	done: { id, act, record: now }
});
const refused = (now: WaitingRecord | null) =>
	({ refused: { id: 1, act: 'confirm', reason: '', isReason: false, message: '済', record: now } as Refused }) as const;
const nothingMore = () => Promise.resolve({ records: [], next: null });

it('goes from one record to the next, says what was done, and ends with none', () => {
	const desk = new Desk({ records: records(1, 2), next: null }, 2, nothingMore);
	desk.take(done(1, 'confirm'));
	expect([desk.record?.id, desk.left, desk.judged]).toEqual([2, 1, 1]);
	expect(desk.done?.sentence).toBe('職員1さんの「DX基礎」を確認しました');
	desk.take(done(2, 'return'));
	expect([desk.record, desk.left, desk.judged]).toEqual([null, 0, 2]);
});

it('goes back to the one before where the last was judged', () => {
	const desk = new Desk({ records: records(1, 3), next: null }, 3, nothingMore);
	desk.focus(3);
	desk.take(done(3, 'hold'));
	expect(desk.record?.id).toBe(2);
});

it('stays at either end', () => {
	const desk = new Desk({ records: records(1, 2), next: null }, 2, nothingMore);
	expect(desk.move(-1)).toBe(false);
	expect(desk.move(1)).toBe(true);
	expect(desk.move(1)).toBe(false);
	expect(desk.record?.id).toBe(2);
});

it('asks for more before the list runs out, once for each place, and shows none twice', async () => {
	const more = vi.fn(({ id }: { id: number }) =>
		Promise.resolve({ records: records(id, id + 4), next: id > 20 ? null : { addedBy: 1, id: id + 4 } })
	);
	const desk = new Desk({ records: records(1, 17), next: { addedBy: 1, id: 17 } }, 25, more);
	desk.move(1);
	expect(more).not.toHaveBeenCalled();
	desk.move(1);
	desk.move(1);
	expect(more).toHaveBeenCalledTimes(1);
	await vi.runAllTimersAsync();
	expect(desk.records.map(({ id }) => id)).toEqual(records(1, 21).map(({ id }) => id));
});

it('tries again where the next ones could not be had', async () => {
	const more = vi.fn(() => Promise.resolve(null));
	const desk = new Desk({ records: records(1, 3), next: { addedBy: 1, id: 3 } }, 9, more);
	await desk.fill();
	await desk.fill();
	expect(more).toHaveBeenCalledTimes(2);
});

it('shows what a refused record says now, and lets it go when it is left', () => {
	const desk = new Desk({ records: records(1, 3), next: null }, 3, nothingMore);
	desk.take(refused(record(1, { state: 'confirmed' })));
	expect([desk.record?.state, desk.left, desk.refused?.message]).toEqual(['confirmed', 2, '済']);
	desk.move(1);
	expect(desk.records.map(({ id }) => id)).toEqual([2, 3]);
	expect(desk.refused).toBeNull();
});

it('keeps one that was changed meanwhile where it stands, to be looked at again', () => {
	const desk = new Desk({ records: records(1, 2), next: null }, 2, nothingMore);
	desk.take(refused(record(1, { entry: 9 })));
	expect([desk.record?.entry, desk.left, desk.isReady]).toEqual([9, 2, false]);
	desk.move(1);
	expect(desk.records).toHaveLength(2);
});

it('keeps what was written where the reason is wrong', () => {
	const desk = new Desk({ records: records(1, 2), next: null }, 2, nothingMore);
	desk.panel = 'return';
	desk.take(refused(null));
	expect([desk.panel, desk.record?.id]).toEqual(['return', 1]);
});

it('keeps one that is put aside for another reason where it stands', () => {
	const desk = new Desk({ records: [record(1, { heldReason: '照会中' })], next: null }, 1, nothingMore);
	desk.take(done(1, 'hold', record(1, { entry: 6, heldReason: '返事待ち' })));
	expect([desk.record?.heldReason, desk.left, desk.judged]).toEqual(['返事待ち', 1, 0]);
});

it('keeps one that was taken up again in focus, as it stands now', () => {
	const desk = new Desk({ records: [record(1, { heldReason: '照会中' }), record(2)], next: null }, 2, nothingMore);
	desk.take(done(1, 'release', record(1, { entry: 5 })));
	expect([desk.record?.entry, desk.record?.heldReason, desk.left]).toEqual([5, null, 2]);
});

it('is not ready for a key before the next record can have been noticed', () => {
	const desk = new Desk({ records: records(1, 3), next: null }, 3, nothingMore);
	expect(desk.isReady).toBe(true);
	desk.take(done(1, 'confirm'));
	expect(desk.isReady).toBe(false);
	vi.advanceTimersByTime(200);
	expect(desk.isReady).toBe(true);
});

it('takes an answer for the record that was sent, whichever is in focus by then', () => {
	const desk = new Desk({ records: records(1, 3), next: null }, 3, nothingMore);
	desk.move(1);
	desk.take(done(1, 'confirm'));
	expect(desk.done?.sentence).toBe('職員1さんの「DX基礎」を確認しました');
	expect([desk.record?.id, ...desk.records.map(({ id }) => id)]).toEqual([2, 2, 3]);
});

it('stays at the record while an act on it is on its way', () => {
	const desk = new Desk({ records: records(1, 3), next: null }, 3, nothingMore);
	desk.isSending = true;
	expect(desk.move(1)).toBe(false);
	desk.focus(3);
	expect(desk.record?.id).toBe(1);
	desk.isSending = false;
	expect(desk.move(1)).toBe(true);
});

it('opens what was being written where its record still waits, and nothing where it does not', () => {
	const desk = new Desk({ records: records(1, 3), next: null }, 3, nothingMore);
	desk.resume({ kind: 'completion', id: 9, act: 'return', reason: '日付' });
	expect([desk.record?.id, desk.panel, desk.written]).toEqual([1, null, '']);
	desk.resume({ kind: 'completion', id: 2, act: 'return', reason: '日付' });
	expect([desk.record?.id, desk.panel, desk.written]).toEqual([2, 'return', '日付']);
	desk.move(1);
	expect([desk.panel, desk.written]).toEqual([null, '']);
});
