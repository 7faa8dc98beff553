import { expect, it } from 'vitest';
import { asText, csvLines } from './csv';

it.each([
	['=1+1', "'=1+1", 'a formula'],
	['+81', "'+81", 'a sum'],
	['-1', "'-1", 'a text that is a number is a text'],
	['@SUM(A1)', "'@SUM(A1)", 'as Lotus wrote it'],
	['|calc', "'|calc", 'a program'],
	['\t=1', "'\t=1", 'a tab that is cut away'],
	['\r=1', "'\r=1", 'a line end that is cut away'],
	['\u0000=1', "'\u0000=1", 'a control character'],
	['＝1+1', "'＝1+1", 'full-width'],
	['＠甲', "'＠甲", 'full-width'],
	['-', '-', 'no number'],
	['企画課', '企画課', 'a name'],
	['a=b', 'a=b', 'not at the beginning'],
	['', '', 'nothing']
])('%j is written %j: %s', (cell, written) => {
	expect(asText(cell)).toBe(written);
});

it('writes numbers as numbers, quotes what has to be quoted, and ends every line', () => {
	expect(csvLines([['甲,乙', '"丙"', -1.5, null, '=A']])).toBe(`"甲,乙","""丙""",-1.5,,'=A\r\n`);
	expect(csvLines([[''], ['']])).toBe('\r\n\r\n');
	expect(csvLines([])).toBe('');
});
