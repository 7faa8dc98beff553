import { describe, expect, it } from 'vitest';
import { csvSheet } from './csv';

const header = 'staff_number,course_code,completed_on,hours,comprehension,status,source\n';
/** More than one piece: pieces are a megabyte long. */
const manyRows = 60_000;

function rowsOf(text: string | Uint8Array) {
	const sheet = csvSheet('completions.csv', typeof text === 'string' ? Buffer.from(text) : text);
	return { rows: [...sheet.rows].map((row) => [...row]), fault: sheet.broken!() };
}

const long = (index: number) => `${index},DX,2024-04-01,,,確認済,人事システム`;

describe('a CSV file longer than one piece', () => {
	it('has the same rows as it was written with', () => {
		const lines = Array.from({ length: manyRows }, (_, index) => long(index));
		const { rows, fault } = rowsOf(header + lines.join('\r\n'));
		expect(fault).toBeNull();
		expect(rows).toHaveLength(manyRows + 1);
		expect(rows.slice(1).every((row, index) => row[0] === String(index) && row.join(',') === long(index))).toBe(true);
	});

	it('may have a value in quotes that is longer than a piece', () => {
		const note = 'あ,\n'.repeat(700_000);
		const { rows, fault } = rowsOf(`${header}1,"${note}"\n${long(2)}\n`);
		expect(fault).toBeNull();
		expect(rows[1]).toEqual(['1', note]);
		expect(rows[2]![0]).toBe('2');
	});

	it('says in which row a quote opened that never closes', () => {
		const lines = Array.from({ length: manyRows }, (_, index) => long(index));
		lines[50_000] = '50000,"DX';
		const { rows, fault } = rowsOf(header + lines.join('\n'));
		expect(rows).toHaveLength(50_001);
		expect(fault!.message).toContain('50002行目から');
	});

	it('may have only carriage returns, or one line for all', () => {
		const lines = Array.from({ length: manyRows }, (_, index) => long(index));
		expect(rowsOf(header.trim() + '\r' + lines.join('\r')).rows).toHaveLength(manyRows + 1);
		expect(rowsOf('x'.repeat(3_000_000)).rows).toEqual([['x'.repeat(3_000_000)]]);
	});
});

it('is read anew each time its rows are asked for', () => {
	const sheet = csvSheet('courses.csv', Buffer.from('code\nDX'));
	expect([...sheet.rows]).toEqual([...sheet.rows]);
});

it('may be empty', () => {
	expect(rowsOf('')).toEqual({ rows: [], fault: null });
	expect(rowsOf('\uFEFF')).toEqual({ rows: [], fault: null });
});
