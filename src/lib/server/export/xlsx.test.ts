import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { streamOf } from './download';
import { workbook } from './xlsx';

const columns = [{ width: 10 }, { width: 10 }];

async function read(bytes: AsyncIterable<Uint8Array>) {
	const pieces: Uint8Array[] = [];
	for await (const piece of bytes) pieces.push(piece);
	return { pieces: pieces.length, ...(await readXlsx(Buffer.concat(pieces))) };
}

const sheet = (rows: (string | number | null)[][]) => ({ name: '数値', columns, rows, hasHeading: true });

describe('a workbook', () => {
	it('holds every text as it is, in a small sheet and in a long one', async () => {
		const texts = [
			'=1+1',
			'+81',
			'-1',
			'@A',
			'\t=1',
			'＝1',
			' 空白 ',
			'<&>"',
			'a\u0001b',
			'_x0041_',
			'2行\n目',
			'𠮷\u{E0100}'
		];
		const rows = texts.map((text) => [text, text]);
		const long = { name: '対象者', columns, heading: ['=甲', '乙'], rows };
		const { sheets } = await read(workbook([sheet(rows)], long));
		expect(sheets[0]!.rows).toEqual(rows);
		expect(sheets[1]!.rows).toEqual([['=甲', '乙'], ...rows]);
	});

	it('holds numbers as numbers and days as days of Japan', async () => {
		const rows = [[42.9, { day: day('2024-03-31') }]];
		const { sheets } = await read(workbook([{ name: '数値', columns, rows, hasHeading: false }], null));
		expect(sheets[0]!.rows).toEqual([[42.9, new Date('2024-03-31T00:00:00Z')]]);
	});

	it('of many rows comes in pieces and is whole', async () => {
		const rows = Array.from({ length: 5000 }, (_, row) => [String(row), `${row}${'・'.repeat(row % 40)}`]);
		const { sheets, pieces } = await read(
			workbook([sheet([])], { name: '対象者', columns, heading: ['番号', '名'], rows })
		);
		expect(sheets[1]!.rows).toEqual([['番号', '名'], ...rows]);
		expect(pieces).toBeGreaterThan(10);
	});

	it('leaves a cell without text out', async () => {
		const { sheets } = await read(
			workbook([sheet([])], {
				name: '対象者',
				columns,
				heading: ['番号', '名'],
				rows: [
					['', '名'],
					['1', '']
				]
			})
		);
		expect(sheets[1]!.rows[1]).toEqual([null, '名']);
		expect(sheets[1]!.rows[2]?.[0]).toBe('1');
	});
});

describe('a download', () => {
	const counting = () => {
		const state = { asked: 0, ended: false };
		async function* bytes(): AsyncGenerator<Uint8Array> {
			try {
				for (;;) {
					state.asked += 1;
					yield new Uint8Array(1);
				}
			} finally {
				state.ended = true;
			}
		}
		return { state, body: streamOf(bytes()) };
	};

	it('is made no faster than it is taken', async () => {
		const { state, body } = counting();
		const reader = body.getReader();
		await reader.read();
		await new Promise((done) => setTimeout(done, 20));
		expect(state.asked).toBeLessThanOrEqual(3);
		await reader.cancel();
	});

	it('that is given up is made no further', async () => {
		const { state, body } = counting();
		const reader = body.getReader();
		await reader.read();
		await reader.cancel();
		expect(state.ended).toBe(true);
	});

	it('of a long sheet asks for no more rows once it is given up', async () => {
		let rows = 0;
		function* endless(): Generator<string[]> {
			for (;;) yield [String(rows++), Math.random().toString(36)];
		}
		const long = { name: '対象者', columns, heading: ['番号', '名'], rows: endless() };
		const reader = streamOf(workbook([sheet([])], long)).getReader();
		for (let piece = 0; piece < 30; piece++) await reader.read();
		await reader.cancel();
		const taken = rows;
		await new Promise((done) => setTimeout(done, 20));
		expect(rows).toBe(taken);
	});
});
