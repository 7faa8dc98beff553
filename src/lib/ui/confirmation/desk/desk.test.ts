import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Desk } from './desk.svelte';
import type { Refused, ReviewAct, WaitingRecord } from '../record';

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
const refused = (id: number, now: WaitingRecord | null, more: Partial<Refused> = {}) => ({
	refused: { id, act: 'confirm' as const, reason: '', isReason: false, message: '済', record: now, ...more }
});
const ids = (desk: Desk) => desk.records.map(({ id }) => id);
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
	desk.take(refused(1, record(1, { state: 'confirmed' })));
	expect([desk.record?.state, desk.left, desk.refused?.message]).toEqual(['confirmed', 2, '済']);
	desk.move(1);
	expect(desk.records.map(({ id }) => id)).toEqual([2, 3]);
	expect(desk.refused).toBeNull();
});

it('keeps one that was changed meanwhile where it stands, to be looked at again', () => {
	const desk = new Desk({ records: records(1, 2), next: null }, 2, nothingMore);
	desk.take(refused(1, record(1, { entry: 9 })));
	expect([desk.record?.entry, desk.left, desk.isReady]).toEqual([9, 2, false]);
	desk.move(1);
	expect(desk.records).toHaveLength(2);
});

it('keeps what was written where the reason is wrong', () => {
	const desk = new Desk({ records: records(1, 2), next: null }, 2, nothingMore);
	desk.panel = 'return';
	desk.take(refused(1, null, { act: 'return', isReason: true }));
	expect([desk.panel, desk.record?.id, desk.left]).toEqual(['return', 1, 2]);
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

it('is not ready for a key before the record can have been noticed, nor for a click that may be the second of two', () => {
	const desk = new Desk({ records: records(1, 3), next: null }, 3, nothingMore);
	const taken = () => [desk.isReady, desk.takes({ detail: 0 }), desk.takes({ detail: 1 }), desk.takes({ detail: 2 })];
	for (const act of ['opened', 'confirmed', 'changed']) {
		if (act === 'confirmed') desk.take(done(1, 'confirm'));
		if (act === 'changed') desk.take(refused(2, record(2, { entry: 9 })));
		expect([act, ...taken()]).toEqual([act, false, false, false, false]);
		vi.advanceTimersByTime(200);
		expect([act, ...taken()]).toEqual([act, true, true, false, false]);
		vi.advanceTimersByTime(300);
		expect([act, ...taken()]).toEqual([act, true, true, true, true]);
	}
});

describe('an answer that is late', () => {
	/** The first record was sent, nothing came for ten seconds, and the second one is being returned. */
	function goneOn(): Desk {
		const desk = new Desk({ records: records(1, 3), next: null }, 3, nothingMore);
		desk.send(record(1));
		vi.advanceTimersByTime(10_000);
		desk.move(1);
		[desk.panel, desk.written] = ['return', '日付'];
		return desk;
	}
	const untouched = ({ record, panel, written, refused }: Desk) => [record?.id, panel, written, refused];
	const onTwo = [2, 'return', '日付', null];

	it('keeps the focus where it is until patience has run out, and says so', () => {
		const desk = new Desk({ records: records(1, 3), next: null }, 3, nothingMore);
		desk.send(record(1));
		expect(desk.move(1)).toBe(false);
		desk.focus(3);
		expect(desk.record?.id).toBe(1);
		vi.advanceTimersByTime(9_999);
		expect([desk.isSending, desk.aside]).toEqual([true, null]);
		vi.advanceTimersByTime(1);
		desk.send(record(1));
		expect(desk.aside).toBe('職員1さんの「DX基礎」への返事がまだありません。ほかの記録に進めます。');
		expect(desk.move(1)).toBe(true);
	});

	it('moves on at once where it came', () => {
		const desk = new Desk({ records: records(1, 3), next: null }, 3, nothingMore);
		desk.send(record(1));
		desk.heard(record(1), false);
		vi.advanceTimersByTime(10_000);
		expect([desk.isSending, desk.aside, desk.move(1)]).toEqual([false, null, true]);
	});

	it('is taken for the record that was sent, whichever is in focus by then', () => {
		const desk = goneOn();
		desk.heard(record(1), false);
		desk.take(done(1, 'confirm'));
		expect(desk.done?.sentence).toBe('職員1さんの「DX基礎」を確認しました');
		expect([desk.left, desk.judged, desk.aside, ...ids(desk)]).toEqual([2, 1, null, 2, 3]);
		expect(untouched(desk)).toEqual(onTwo);
	});

	it.each([
		{ now: record(1, { state: 'confirmed' }), left: 2, listed: [2, 3], because: 'another one was faster' },
		{ now: null, left: 2, listed: [2, 3], because: 'out of reach since' },
		{ now: record(1, { entry: 9 }), left: 3, listed: [1, 2, 3], because: 'changed meanwhile, and waits on' }
	])('is a refusal of the record that was sent, told by its name: $because', ({ now, left, listed }) => {
		const desk = goneOn();
		desk.heard(record(1), false);
		desk.take(refused(1, now));
		expect(desk.aside).toBe('職員1さんの「DX基礎」：済');
		expect([desk.left, ...ids(desk)]).toEqual([left, ...listed]);
		expect(untouched(desk)).toEqual(onTwo);
	});

	it('is told as lost where it never comes, and does not end the waiting for another', () => {
		const desk = goneOn();
		desk.send(record(2));
		desk.heard(record(1), true);
		expect(desk.aside).toContain('職員1さんの「DX基礎」は送信できませんでした。');
		expect([desk.isSending, ...ids(desk)]).toEqual([true, 1, 2, 3]);
	});
});

it('lets go of a record that is out of reach since, when it is left', () => {
	const desk = new Desk({ records: records(1, 3), next: null }, 3, nothingMore);
	desk.take(refused(1, null));
	expect([desk.record?.id, desk.isOver(desk.record!), desk.left, desk.refused?.message]).toEqual([1, true, 2, '済']);
	desk.move(1);
	expect([desk.isOver(desk.record!), ...ids(desk)]).toEqual([false, 2, 3]);
});

it('fetches what was being written on a record that the page did not bring', async () => {
	const more = () => Promise.resolve({ records: records(4, 6), next: null });
	const desk = new Desk({ records: records(1, 3), next: { addedBy: 1, id: 3 } }, 6, more);
	await desk.resume({ kind: 'completion', id: 5, act: 'hold', reason: '照会中' });
	expect([desk.record?.id, desk.panel, desk.written]).toEqual([5, 'hold', '照会中']);
});

it('opens what was being written where its record still waits, and nothing where it does not', async () => {
	const desk = new Desk({ records: records(1, 3), next: null }, 3, nothingMore);
	await desk.resume({ kind: 'completion', id: 9, act: 'return', reason: '日付' });
	expect([desk.record?.id, desk.panel, desk.written]).toEqual([1, null, '']);
	await desk.resume({ kind: 'completion', id: 2, act: 'return', reason: '日付' });
	expect([desk.record?.id, desk.panel, desk.written]).toEqual([2, 'return', '日付']);
	desk.move(1);
	expect([desk.panel, desk.written]).toEqual([null, '']);
});
