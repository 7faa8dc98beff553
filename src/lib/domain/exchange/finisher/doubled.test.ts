import { expect, it } from 'vitest';
import { type CivilDate } from '$lib/domain/calendar';
import { allSteps } from '$lib/domain/indicator';
import { tellDoubled } from './doubled';
import { type JudgedRow } from './judge-list';

const rowOf = (rowNumber: number, hours: number, staffNumber = '0001'): JudgedRow => ({
	...{ rowNumber, hours, staffNumber, courseCode: 'SEC', completedOn: '2026-05-01' as CivilDate },
	...{ comprehension: null, method: null, faults: [], passedOver: null, written: {} as JudgedRow['written'] }
});
const faultsOf = (rows: JudgedRow[]) => allSteps(tellDoubled(rows)).map(({ faults }) => faults.join());

it.each([
	[2, '3行目と同じ人', 'one other'],
	[6, '3・4・5・6・7行目と同じ人', 'five others are all named'],
	[7, '3・4・5・6・7行目ほか1行と同じ人', 'six others are five and one more']
])('of %i rows that contradict each other the first says 「%s」: %s', (count, sentence) => {
	const rows = Array.from({ length: count }, (_, index) => rowOf(index + 2, index % 2));
	expect(faultsOf(rows)[0]).toContain(sentence);
});

it('a row does not name itself, wherever in its group it stands', () => {
	const told = faultsOf(Array.from({ length: 8 }, (_, index) => rowOf(index + 2, index)));
	expect([told[2], told[7]].map((sentence) => sentence!.split('と同じ')[0])).toEqual([
		'2・3・5・6・7行目ほか2行',
		'2・3・4・5・6行目ほか2行'
	]);
});

it('what is said of twenty thousand rows that contradict each other grows with their number, not with its square', () => {
	const rows = Array.from({ length: 20_000 }, (_, index) => rowOf(index + 2, index % 2));
	const told = faultsOf(rows);
	expect(told.every((sentence) => sentence.includes('ほか19994行') && sentence.length < 120)).toBe(true);
});

it('equal rows name the first alone, and rows of others nobody', () => {
	expect(faultsOf([rowOf(2, 1), rowOf(3, 1), rowOf(4, 1, '0002')])).toEqual([
		'',
		'2行目と同じ人・研修・受講日です。2行目だけを取り込みます。',
		''
	]);
});
