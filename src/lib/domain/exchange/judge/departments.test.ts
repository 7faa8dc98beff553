import { describe, expect, it } from 'vitest';
import { allFaults, departments, places } from '../testing/package-of';

const judged = (rows: string[], stored: string[] = []) =>
	places({ 'departments.csv': departments(...rows) }, { 'departments.csv': departments(...stored) }).map((place) =>
		place.replace('departments.csv ', '')
	);

describe('two versions of one code on one day', () => {
	it.each([
		['follow each other', ['A,,2000-04-01,2020-03-31', 'A,,2020-04-01'], [], []],
		['have a gap', ['A,,2000-04-01,2020-03-31', 'A,,2021-04-01'], [], []],
		['share a day', ['A,,2000-04-01,2020-04-01', 'A,,2020-04-01'], [], ['3 valid_from']],
		['stand in the file in reverse', ['A,,2020-04-01', 'A,,2000-04-01'], [], ['3 valid_from']],
		[
			'lie inside each other',
			['A,,2000-04-01', 'A,,2010-04-01,2011-03-31', 'A,,2012-04-01,2013-03-31'],
			[],
			['3 valid_from', '4 valid_from']
		],
		['are of different codes', ['A,,2000-04-01', 'B,,2000-04-01'], [], []],
		['overlap a stored one', ['A,,2020-04-01'], ['A,,2000-04-01'], ['2 valid_from']],
		['follow a stored one', ['A,,2020-04-01'], ['A,,2000-04-01,2020-03-31'], []],
		['close the stored one in the same package', ['A,,2020-04-01', 'A,,2000-04-01,2020-03-31'], ['A,,2000-04-01'], []],
		[
			'open a stored one that another follows',
			['A,,2000-04-01'],
			['A,,2000-04-01,2020-03-31', 'A,,2020-04-01'],
			['2 valid_from']
		],
		['overlap by an end far away', ['A,,2000-04-01,9999-12-31', 'A,,2020-04-01'], [], ['3 valid_from']]
	])('%s', (_, rows, stored, expected) => {
		expect(judged(rows, stored)).toEqual(expected);
	});

	it('names the other version', () => {
		const [fault] = allFaults(
			{ 'departments.csv': departments('A,,R2.4.1') },
			{ 'departments.csv': departments('A,,2000-04-01') }
		);
		expect(fault).toMatchObject({ row: 2, value: 'R2.4.1' });
		expect(fault!.message).toContain('所属「A」（2000-04-01から、登録済み）と期間が重なります');
	});
});

describe('a parent that is not valid on every day of the row', () => {
	it.each([
		['begins on the same day', ['P,,2000-04-01', 'C,P,2000-04-01'], [], []],
		['begins a day later', ['P,,2000-04-02', 'C,P,2000-04-01'], [], ['3 parent_code']],
		['ends on the same day', ['P,,2000-04-01,2020-03-31', 'C,P,2000-04-01,2020-03-31'], [], []],
		['ends a day earlier', ['P,,2000-04-01,2020-03-30', 'C,P,2000-04-01,2020-03-31'], [], ['3 parent_code']],
		['ends, the child does not', ['P,,2000-04-01,2020-03-31', 'C,P,2000-04-01'], [], ['3 parent_code']],
		['is made of two versions', ['P,,2000-04-01,2020-03-31', 'P,,2020-04-01', 'C,P,2010-04-01'], [], []],
		[
			'is made of a stored and a new version',
			['P,,2020-04-01'],
			['P,,2000-04-01,2020-03-31', 'C,P,2010-04-01,2020-03-31'],
			[]
		],
		['has a gap of a day', ['P,,2000-04-01,2020-03-30', 'P,,2020-04-01', 'C,P,2010-04-01'], [], ['4 parent_code']],
		['has a gap elsewhere', ['P,,2000-04-01,2020-03-30', 'P,,2020-04-01', 'C,P,2020-04-01'], [], []],
		['lasts until the year 9999', ['P,,2000-04-01,9999-12-31', 'C,P,2000-04-01'], [], []],
		['is stored', ['C,P,1999-04-01'], ['P,,2000-04-01'], ['2 parent_code']],
		[
			'is shortened under a stored child',
			['P,,2000-04-01,2020-03-31'],
			['P,,2000-04-01', 'C,P,2000-04-01'],
			['2 valid_to']
		],
		[
			'is shortened together with its child',
			['P,,2000-04-01,2020-03-31', 'C,P,2000-04-01,2020-03-31'],
			['P,,2000-04-01', 'C,P,2000-04-01'],
			[]
		],
		[
			'is shortened and followed',
			['P,,2000-04-01,2020-03-31', 'P,,2020-04-01'],
			['P,,2000-04-01', 'C,P,2000-04-01'],
			[]
		],
		[
			'has one of its two versions shortened',
			['P,,2000-04-01,2010-03-31', 'P,,2010-04-01,2020-03-31'],
			['P,,2000-04-01,2010-03-31', 'P,,2010-04-01', 'C,P,2000-04-01'],
			['3 valid_to']
		],
		[
			'is shortened where no child is left',
			['P,,2000-04-01,2020-03-31'],
			['P,,2000-04-01', 'C,P,2000-04-01,2019-03-31'],
			[]
		]
	])('%s', (_, rows, stored, expected) => {
		expect(judged(rows, stored)).toEqual(expected);
	});

	it('names the first day, or the stored child', () => {
		const message = (rows: string[], stored: string[]) =>
			allFaults({ 'departments.csv': departments(...rows) }, { 'departments.csv': departments(...stored) })[0]!.message;
		expect(message(['P,,2000-04-01,2020-03-31', 'C,P,2000-04-01'], [])).toContain('2020-04-01に有効ではありません');
		expect(message(['P,,2000-04-01,2020-03-31'], ['P,,2000-04-01', 'C,P,2000-04-01'])).toContain(
			'所属「C」（2000-04-01から、登録済み）'
		);
	});
});

describe('a department that is its own ancestor', () => {
	it.each([
		['is its own parent', ['A,A,2000-04-01'], [], ['2 parent_code']],
		['is its parent’s parent', ['A,B,2000-04-01', 'B,A,2000-04-01'], [], ['3 parent_code']],
		['is three steps above itself', ['A,B,2000-04-01', 'B,C,2000-04-01', 'C,A,2000-04-01'], [], ['4 parent_code']],
		['has a cycle above it', ['A,B,2000-04-01', 'B,B,2000-04-01'], [], ['3 parent_code']],
		[
			'closes a cycle with a stored one',
			['A,B,2020-04-01'],
			['A,,2000-04-01,2020-03-31', 'B,A,2000-04-01,2020-03-31', 'B,A,2020-04-01'],
			['2 parent_code']
		],
		[
			'changes places from one day to the next',
			['A,B,2000-04-01,2020-03-31', 'B,,2000-04-01,2020-03-31', 'A,,2020-04-01', 'B,A,2020-04-01'],
			[],
			[]
		],
		[
			'changes places with a day in common',
			['A,B,2000-04-01,2020-04-01', 'A,,2020-04-02', 'B,,2000-04-01,2020-03-31', 'B,A,2020-04-01'],
			[],
			['5 parent_code']
		],
		['has nobody above it in the end', ['A,B,2000-04-01', 'B,C,2000-04-01', 'C,,2000-04-01'], [], []]
	])('%s', (_, rows, stored, expected) => {
		expect(judged(rows, stored)).toEqual(expected);
	});

	it('is looked for in a moment, also where every version overlaps another', () => {
		const rows = Array.from({ length: 40 }, (_, index) => [
			`L${index},L${index + 1},2000-04-01`,
			`L${index},L${index + 1},2001-04-01`
		]);
		const found = judged([...rows.flat(), 'L40,,2000-04-01']);
		expect(found.every((place) => place.endsWith('valid_from'))).toBe(true);
	});

	it('shows the way round', () => {
		const faults = allFaults({ 'departments.csv': departments('A,B,2000-04-01', 'B,C,2000-04-01', 'C,A,2000-04-01') });
		expect(faults[0]!.message).toContain('C → A → B → C');
	});
});
