import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { checkDrill, type DrillDraft, type DrillFault } from './drill';

const today = day('2026-06-30');
const usual: DrillDraft = {
	...{ name: ' 標的型メール訓練 ', heldOn: day('2026-06-30'), note: ' ' },
	participants: [{ staffNumber: ' 0001 ', part: ' ' }]
};
const people = (count: number) =>
	Array.from({ length: count }, (_, place) => ({ staffNumber: String(place), part: null }));

it('leaves out what is only blanks', () => {
	expect(checkDrill(usual, today)).toEqual({
		ok: true,
		value: {
			...{ name: '標的型メール訓練', heldOn: '2026-06-30', note: null },
			participants: [{ staffNumber: '0001', part: null }]
		}
	});
});

it.each<{ changes: Partial<DrillDraft>; reason: DrillFault | null; because: string }>([
	{ changes: { name: 'あ'.repeat(100) }, reason: null, because: 'the longest name' },
	{ changes: { name: 'あ'.repeat(101) }, reason: 'name-too-long', because: 'a letter more' },
	{ changes: { name: '𠮷'.repeat(100) }, reason: null, because: 'letters, not code units' },
	{ changes: { heldOn: day('2026-07-01') }, reason: 'day-to-come', because: 'tomorrow' },
	{ changes: { heldOn: null }, reason: 'no-day', because: 'no day is written' },
	{ changes: { participants: [] }, reason: 'nobody', because: 'nobody took part' },
	{ changes: { participants: people(500) }, reason: null, because: 'as many as there may be' },
	{ changes: { participants: people(501) }, reason: 'too-many', because: 'one more' }
])('$because: $reason', ({ changes, reason }) => {
	const checked = checkDrill({ ...usual, ...changes }, today);
	expect(checked.ok ? [] : checked.faults.map(({ fault }) => fault)).toEqual(reason === null ? [] : [reason]);
});

it('names who stands there twice, each once', () => {
	const participants = ['0001', '0002', ' 0001', '0001'].map((staffNumber) => ({ staffNumber, part: null }));
	expect(checkDrill({ ...usual, participants }, today)).toEqual({
		ok: false,
		faults: [{ fault: 'twice', who: ['0001'] }]
	});
});

it('tells all that is wrong at once', () => {
	const twice = [...people(1), { ...people(1)[0]!, part: 'あ'.repeat(51) }];
	const checked = checkDrill({ name: ' ', heldOn: null, note: 'あ'.repeat(1001), participants: twice }, today);
	expect(checked.ok ? [] : checked.faults.map(({ fault }) => fault)).toEqual([
		...['no-name', 'no-day', 'note-too-long', 'twice', 'part-too-long']
	]);
});

it('looks for nothing among more people than there may be', () => {
	const same = Array.from({ length: 900_000 }, () => people(1)[0]!);
	const checked = checkDrill({ ...usual, participants: same }, today);
	expect(checked).toEqual({ ok: false, faults: [{ fault: 'too-many', who: [] }] });
});
