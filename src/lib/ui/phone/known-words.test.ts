import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import type { LedgerRecord } from '$lib/ui/training/record';
import type { SentItem } from '$lib/offline/snapshot';
import { notTakenOf, notTakenOver } from './known-words';

const record: LedgerRecord = {
	...{ id: 7, courseCode: 'DX', course: 'DX基礎', completedOn: day('2026-06-01'), state: 'waiting', sources: [] },
	...{ hours: 5, comprehension: null }
};

it.each([
	{ claim: { hours: '', comprehension: '' }, because: 'nothing was said' },
	{ claim: { hours: '５', comprehension: '' }, because: 'it says the same' }
])('is silent where $because', ({ claim }) => {
	expect(notTakenOver(claim, record)).toEqual([]);
});

it('says what stands instead of what was typed, and who can change it', () => {
	const claim = { hours: '3', comprehension: '4' };
	expect(notTakenOver(claim, record)).toEqual([
		'時間は、先に登録されていた「5時間」のままです（「3時間」は登録していません）。',
		'理解度は、先に登録されていた「空欄」のままです（「4」は登録していません）。',
		expect.stringContaining('差戻しを頼み')
	]);
	expect(notTakenOver(claim, { ...record, state: 'confirmed' }).at(-1)).toContain('人事担当にご相談ください');
});

const server = { ...record, completedOn: day('2026-06-01'), entry: 9 };
const sent = (opId: string, hours: string, unread?: object) =>
	({ opId, recordId: 'r', command: { kind: 'record', claim: { hours, comprehension: '' } }, unread }) as SentItem;

it.each([
	{ items: [sent('1', '3', server)], hours: ['3'], because: 'it was sent later and differs' },
	{ items: [sent('1', '3')], hours: [], because: 'it was taken over, or read' },
	{ items: [sent('1', '5', server)], hours: [], because: 'it says the same' },
	{
		items: [sent('1', '3', server), sent('2', '4', server)],
		hours: ['4'],
		because: 'the last word of a record counts'
	},
	{ items: [sent('1', '3', server), sent('2', '4')], hours: [], because: 'what came after was taken over' }
])('keeps to be read what was not taken over: $because', ({ items, hours }) => {
	const told = notTakenOf(items).map(({ courseCode, sentences }) => `${courseCode} ${sentences[0]}`);
	expect(told).toEqual(hours.map((one) => expect.stringMatching(`^DX 時間は.*「${one}時間」は登録していません`)));
});
