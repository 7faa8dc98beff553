import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import type { UnsentItem } from '$lib/offline/outbox';
import type { SentItem } from '$lib/offline/snapshot';
import type { LedgerRecord } from '$lib/ui/training/record';
import { ago, bytes } from './moments';
import { unsentState, withUnsent } from './unsent-records';
import { cancelQuestion, countsOf, shownItems, unsentTitle } from './unsent-words';

const claim = { courseCode: 'DX', completedOn: 'R8.6.1', hours: '１．５', comprehension: '' };
const item = (changes: object = {}, command: object = {}) =>
	({
		...{ opId: '1', recordId: 'r', createdAt: '2026-06-01T00:00:00Z', attempts: 0, standing: 'unsent', answer: null },
		command: { kind: 'record', claim, ...command },
		...changes
	}) as unknown as UnsentItem;
const sent = { opId: '0', recordId: 'r', state: 'waiting', command: { kind: 'record', claim } } as unknown as SentItem;
const courses = new Map([['DX', 'DX基礎']]);
const known: LedgerRecord[] = [
	{
		...{ id: 7, courseCode: 'DX', course: 'DX基礎' },
		completedOn: day('2026-06-01'),
		state: 'waiting',
		sources: ['本人']
	}
];
const merged = (device: { unsent?: UnsentItem[]; sent?: SentItem[]; sentLately?: SentItem[] }, ledger = known) =>
	withUnsent(ledger, { unsent: [], sent: [], needsSignIn: false, courses, ...device });

describe('自分の台帳 on the device', () => {
	it('shows what is unsent, with its course by name and its numbers as numbers', () => {
		expect(merged({ unsent: [item()] }, [])).toMatchObject([
			{ id: 'r', course: 'DX基礎', completedOn: '2026-06-01', hours: 1.5, comprehension: null, state: 'unsent' }
		]);
	});

	it('shows what was sent since, until the ledger has it', () => {
		expect(merged({ sent: [sent] }, [])).toMatchObject([{ id: 'r', state: 'waiting' }]);
		expect(merged({ sent: [sent] })).toMatchObject([{ id: 7 }]);
	});

	it('shows of an edited one the last that was said', () => {
		const edit = item({ opId: '2' }, { kind: 'amend', claim: { ...claim, hours: '3' } });
		expect(merged({ unsent: [item(), edit] }, [])).toMatchObject([{ hours: 3 }]);
	});

	it.each([
		{ what: 'an edit of it', change: { kind: 'amend', claim: { ...claim, completedOn: '2026-06-02' } } },
		{ what: 'a 取消', change: { kind: 'withdraw', claim: undefined, reason: 'x' } }
	])('shows a record of the ledger once while $what is unsent', ({ change }) => {
		const unsent = [item({ opId: '2' }, change)];
		const ids = (device: object) => merged({ unsent, ...device }).map(({ id }) => id);
		expect(ids({ sentLately: [sent] })).toEqual(['r']);
		const shown = merged({ unsent, sent: [sent] });
		expect(shown).toMatchObject([{ id: 'r', course: 'DX基礎', state: 'unsent' }]);
		expect(shown[0]?.isWithdrawing ?? false).toBe(change.kind === 'withdraw');
	});

	it('finds in the ledger what an edit stands on by what the server answered, where it was sent long ago', () => {
		const server = { courseCode: 'DX', completedOn: day('2026-06-01') };
		const moved = { kind: 'amend', claim: { ...claim, completedOn: '2026-06-02' } };
		const edit = item({ standing: 'conflict', answer: { outcome: 'conflict', server } }, moved);
		expect(merged({ unsent: [edit] })).toMatchObject([{ id: 'r', state: 'mismatch' }]);
	});

	it.each([
		{ where: 'unsent', device: { unsent: [item({}, { mends: 7 })] } },
		{ where: 'sent', device: { sent: [{ ...sent, command: { ...sent.command, mends: 7 } } as SentItem] } }
	])('shows what a returned one became in its place: $where', ({ device }) => {
		const returned = known.map((record) => ({ ...record, state: 'returned' as const }));
		const days = [
			{ ...returned[0]!, completedOn: day('2026-05-31') },
			{ ...returned[0]!, id: 8 }
		];
		expect(merged(device, days).map(({ id }) => id)).toEqual(device.unsent ? ['r', 8] : [8]);
	});

	it('puts the latest training first', () => {
		const later = item({ recordId: 's' }, { claim: { ...claim, completedOn: '2026-07-01' } });
		expect(merged({ unsent: [later] }).map(({ id }) => id)).toEqual(['s', 7]);
	});

	it('leaves a day that cannot be read to 送信待ち', () => {
		expect(merged({ unsent: [item({}, { claim: { ...claim, completedOn: 'きのう' } })] }, [])).toEqual([]);
	});
});

it.each([
	{ standing: 'unsent', needsSignIn: false, state: 'unsent' },
	{ standing: 'unsent', needsSignIn: true, state: 'needs-sign-in' },
	{ standing: 'rejected', needsSignIn: true, state: 'needs-check' },
	{ standing: 'conflict', needsSignIn: false, state: 'mismatch' }
] as const)('$standing, to sign in $needsSignIn: $state', ({ standing, needsSignIn, state }) => {
	expect(unsentState({ standing }, needsSignIn)).toBe(state);
});

it('shows a 取消 for all that was said of its record', () => {
	const withdrawal = item({ opId: '3' }, { kind: 'withdraw', claim: undefined, reason: 'x' });
	const shown = shownItems([item(), withdrawal]);
	expect(shown.map((one) => unsentTitle(one, courses))).toEqual(['DX基礎（取消を送信待ち）']);
});

it('counts what its person has to see to apart from what merely waits', () => {
	const [refused, changed] = [item({ standing: 'rejected' }), item({ recordId: 's', standing: 'conflict' })];
	expect(countsOf(shownItems([refused, changed, item({ recordId: 't' })]))).toEqual({ waiting: 1, held: 2 });
});

it('shows a refused one once, with its reason and the last that was said', () => {
	const refused = item({ standing: 'rejected' });
	const edit = item({ opId: '2' }, { kind: 'amend', claim: { ...claim, hours: '3' } });
	const shown = shownItems([refused, edit]);
	expect(shown).toMatchObject([{ opId: '1', standing: 'rejected', later: 1, command: { claim: { hours: '3' } } }]);
	expect(cancelQuestion(shown[0]!)).toContain('編集1件も取り消します');
	expect(merged({ unsent: [refused, edit] }, [])).toMatchObject([{ hours: 3, state: 'needs-check' }]);
});

it.each([
	{ standing: 'unsent', attempts: 0, says: '編集する前の記録のまま', because: 'only the edit goes' },
	{ standing: 'unsent', attempts: 1, says: 'この記録は登録されません', because: 'it may have arrived' },
	{ standing: 'conflict', attempts: 1, says: '編集する前の記録のまま', because: 'the server keeps its own' }
])('says what 取消 of an edit does: $because', ({ standing, attempts, says }) => {
	const [shown] = shownItems([item({ standing, attempts }, { kind: 'amend' })]);
	expect(cancelQuestion(shown!)).toContain(says);
});

it.each([
	{ seconds: -5, words: 'たったいま', because: 'the device runs behind' },
	{ seconds: 59, words: 'たったいま', because: 'less than a minute' },
	{ seconds: 60, words: '1分前', because: 'a minute' },
	{ seconds: 3600, words: '1時間前', because: 'an hour' },
	{ seconds: 86_400 * 8, words: '8日前', because: 'days' }
])('$because: $words', ({ seconds, words }) => {
	const now = new Date('2026-06-02T00:00:00Z');
	expect(ago(new Date(now.getTime() - seconds * 1000), now)).toBe(words);
});

it.each([
	[0, '0KB'],
	[1_234_000, '1.2MB'],
	[5_000_000_000, '5.0GB']
])('writes %d bytes as %s', (count, words) => {
	expect(bytes(count)).toBe(words);
});

it.each([
	{ attempts: 0, says: '差戻しのままになります', because: 'nothing of it left the device' },
	{ attempts: 1, says: '差し戻された記録も取り下げます', because: 'it may have arrived' }
])('says what 取消 of a mended one does: $because', ({ attempts, says }) => {
	const [shown] = shownItems([item({ attempts }, { mends: 7 })]);
	expect(cancelQuestion(shown!)).toContain(says);
});
