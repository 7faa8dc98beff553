import { expect, it } from 'vitest';
import { allSteps } from '$lib/domain/indicator';
import { guessColumns, readList, tableOf } from '.';

const headings = ['職員番号', '研修', '修了日', '実施方法'];

function faultsOf(methods: string[]): string[] {
	const rows = methods.map((method) => ['0001', 'SEC', '2026/5/1', method]);
	const list = allSteps(readList(tableOf({ name: '', rows: [headings, ...rows] }), guessColumns(headings)));
	return list.map(({ faults }) => faults.join());
}

it.each([
	['as long as a record may have', ['あ'.repeat(40)], ['']],
	['one letter more', ['あ'.repeat(41)], [expect.stringContaining('40字を超えています')]],
	['letters outside the common plane, each counted once', ['𠮷'.repeat(40)], ['']],
	['nothing', [''], ['']]
])('a 実施方法 of %s', (_, methods, faults) => expect(faultsOf(methods)).toEqual(faults));

it('a list has twenty 実施方法; rows with another are told, and rows with one of the twenty are not', () => {
	const twenty = Array.from({ length: 20 }, (_, index) => `方法${index}`);
	const faults = faultsOf([...twenty, '別の方法', '方法0', '', 'また別の方法']);
	expect(faults.slice(0, 20).join('')).toBe('');
	expect(faults.slice(20)).toEqual([
		expect.stringContaining('実施方法「別の方法」は21種類目です'),
		'',
		'',
		expect.stringContaining('実施方法「また別の方法」は21種類目です')
	]);
});
