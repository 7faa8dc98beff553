import { describe, expect, it } from 'vitest';
import { allFaults, assignments, departments, type Files, places, staff } from '../testing/package-of';

const town = {
	'departments.csv': departments('A,,2000-04-01', 'B,,2000-04-01', 'T,,2010-04-01,2020-03-31', 'T,,2021-04-01'),
	'staff.csv': staff('1,2005-04-01', '2,2005-04-01,2022-03-31')
};
const posts = (...rows: string[]): Files => ({ 'assignments.csv': assignments(...rows) });
const judged = (rows: string[], stored: string[] = []) =>
	places(posts(...rows), { ...town, ...posts(...stored) }).map((place) => place.replace('assignments.csv ', ''));

describe('two 本務 of one person', () => {
	it.each([
		['follow each other', ['1,A,本務,2010-04-01,2015-03-31', '1,B,本務,2015-04-01'], [], []],
		['share a day', ['1,A,本務,2010-04-01,2015-04-01', '1,B,本務,2015-04-01'], [], ['3 from']],
		['are both open', ['1,A,本務,2010-04-01', '1,B,本務,2015-04-01'], [], ['3 from']],
		['stand in the file in reverse', ['1,B,本務,2015-04-01', '1,A,本務,2010-04-01'], [], ['3 from']],
		['are in one department', ['1,A,本務,2010-04-01', '1,A,本務,2015-04-01'], [], ['3 from']],
		['are of two people', ['1,A,本務,2010-04-01', '2,A,本務,2010-04-01'], [], []],
		['have 兼務 beside them', ['1,A,本務,2010-04-01', '1,B,兼務,2010-04-01', '1,A,兼務,2011-04-01'], [], []],
		['overlap a stored one', ['1,B,本務,2015-04-01'], ['1,A,本務,2010-04-01'], ['2 from']],
		['close the stored one', ['1,B,本務,2015-04-01', '1,A,本務,2010-04-01,2015-03-31'], ['1,A,本務,2010-04-01'], []],
		['begin when an open one has ended by leaving', ['2,A,本務,2010-04-01', '2,B,本務,2022-04-01'], [], ['3 from']]
	])('%s', (_, rows, stored, expected) => {
		expect(judged(rows, stored)).toEqual(expected);
	});

	it('names the other', () => {
		const [fault] = allFaults(posts('1,B,本務,H27.4.1'), { ...town, ...posts('1,A,本務,2010-04-01') });
		expect(fault).toMatchObject({ row: 2, column: 'from', value: 'H27.4.1' });
		expect(fault!.message).toContain('所属「A」の本務（2010-04-01から、登録済み）と期間が重なります');
	});

	it('is not told of a post whose predecessor has a fault of form', () => {
		const rows = ['1,A,本務,2010-04-01,2015-13-01', '1,B,本務,2015-04-01'];
		expect(judged(rows, ['1,A,本務,2010-04-01'])).toEqual(['2 to']);
	});
});

describe('a post and its person’s employment', () => {
	it.each([
		['begins on the first day', ['1,A,本務,2005-04-01'], []],
		['begins a day earlier', ['1,A,本務,2005-03-31'], ['2 from']],
		['ends on the last day', ['2,A,本務,2005-04-01,2022-03-31'], []],
		['ends a day later', ['2,A,本務,2005-04-01,2022-04-01'], ['2 to']],
		['has no written end', ['2,A,本務,2005-04-01'], []],
		['begins on the last day without an end', ['2,A,本務,2022-03-31'], []],
		['begins after the last day', ['2,A,本務,2022-04-01'], ['2 from']],
		['lies outside at both ends', ['2,A,本務,2004-04-01,2023-03-31'], ['2 from', '2 to']],
		['is a 兼務', ['2,A,兼務,2004-04-01'], ['2 from']]
	])('%s', (_, rows, expected) => {
		expect(judged(rows)).toEqual(expected);
	});

	it.each<[string, string, string[]]>([
		['is hired later', '1,2012-04-01', ['staff.csv 2 hired_on']],
		['is hired on the day', '1,2010-04-01', []],
		['leaves earlier than a written end', '1,2005-04-01,2014-03-31', ['staff.csv 2 left_on']],
		['leaves on the written end', '1,2005-04-01,2015-03-31', []],
		['leaves before the post begins', '1,2005-04-01,2009-03-31', ['staff.csv 2 left_on']]
	])('a person with a stored post who %s', (_, person, expected) => {
		const stored = { ...town, ...posts('1,A,本務,2010-04-01,2015-03-31') };
		expect(places({ 'staff.csv': staff(person) }, stored)).toEqual(expected);
	});

	it('a stored post without an end ends by itself, and one that is corrected in the package is no obstacle', () => {
		const open = { ...town, ...posts('1,A,本務,2010-04-01') };
		expect(places({ 'staff.csv': staff('1,2005-04-01,2014-03-31') }, open)).toEqual([]);
		const closed = { ...town, ...posts('1,A,本務,2010-04-01,2015-03-31') };
		const both = { 'staff.csv': staff('1,2005-04-01,2014-03-31'), ...posts('1,A,本務,2010-04-01,2014-03-31') };
		expect(places(both, closed)).toEqual([]);
	});
});

describe('a post and the days of its department', () => {
	it.each([
		['begins with it', ['1,T,本務,2010-04-01,2020-03-31'], []],
		['begins a day earlier', ['1,T,本務,2010-03-31,2020-03-31'], ['2 from']],
		['ends a day later', ['1,T,本務,2010-04-01,2020-04-01'], ['2 to']],
		['lies in the gap', ['1,T,本務,2020-04-01,2021-03-31'], ['2 from']],
		['bridges the gap', ['1,T,本務,2015-04-01,2021-04-01'], ['2 to']],
		['lies after the gap, open', ['1,T,本務,2021-04-01'], []],
		['has no end, but the department has', ['1,T,本務,2015-04-01'], ['2 to']],
		['ends by leaving after the department', ['2,T,兼務,2019-04-01'], ['2 to']],
		['is a 兼務', ['1,T,兼務,2009-04-01,2011-03-31'], ['2 from']]
	])('%s', (_, rows, expected) => {
		expect(judged(rows)).toEqual(expected);
	});

	it('ends by itself when the person leaves with the department', () => {
		const stored = { ...town, 'staff.csv': staff('3,2005-04-01,2020-03-31') };
		expect(places(posts('3,T,本務,2015-04-01'), stored)).toEqual([]);
	});

	it.each<[string, Files, string[]]>([
		['ends', { 'departments.csv': departments('A,,2000-04-01,2014-03-31') }, ['departments.csv 2 valid_to']],
		['ends with the post', { 'departments.csv': departments('A,,2000-04-01,2015-03-31') }, []],
		['is renamed without a gap', { 'departments.csv': departments('A,,2000-04-01,2014-03-31', 'A,,2014-04-01') }, []],
		[
			'is renamed with a gap',
			{ 'departments.csv': departments('A,,2000-04-01,2014-03-31', 'A,,2014-04-02') },
			['departments.csv 2 valid_to']
		],
		[
			'ends together with its post',
			{ 'departments.csv': departments('A,,2000-04-01,2014-03-31'), ...posts('1,A,本務,2010-04-01,2014-03-31') },
			[]
		],
		[
			'ends before the row in the package',
			{ 'departments.csv': departments('A,,2000-04-01,2014-03-31'), ...posts('1,A,本務,2010-04-01,2014-04-01') },
			['assignments.csv 2 to']
		]
	])('a department with a stored post that %s', (_, files, expected) => {
		expect(places(files, { ...town, ...posts('1,A,本務,2010-04-01,2015-03-31') })).toEqual(expected);
	});

	it('tells at the person’s row that a longer employment outlasts the department', () => {
		const stored = { ...town, 'staff.csv': staff('3,2005-04-01,2020-03-31'), ...posts('3,T,本務,2015-04-01') };
		expect(places({ 'staff.csv': staff('3,2005-04-01,2020-04-01') }, stored)).toEqual(['staff.csv 2 left_on']);
		expect(places({ 'staff.csv': staff('3,2005-04-01') }, stored)).toEqual(['staff.csv 2 left_on']);
	});

	it('names every stored post that a row would break', () => {
		const stored = { ...town, ...posts('1,A,本務,2010-04-01', '2,A,本務,2010-04-01,2012-03-31') };
		const faults = allFaults({ 'departments.csv': departments('A,,2000-04-01,2011-03-31') }, stored);
		expect(faults).toHaveLength(2);
		expect(faults[0]!.message).toContain('登録済みの発令（職員「1」、所属「A」、本務、2010-04-01から）');
	});
});
