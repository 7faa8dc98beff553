import { writeXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { readAside } from './xlsx-aside';

const date = new Date('2026-06-01T00:00:00Z');

it('reads every sheet, without the blanks at the end of its rows and at its end', async () => {
	const bytes = await writeXlsx({
		sheets: [
			{ name: '名簿', rows: [['職員番号', '修了日', null], [], ['0012', date, ' '], [null, ' ']] },
			{ name: '空', rows: [] }
		]
	});
	expect(await readAside(bytes)).toEqual({
		ok: true,
		sheets: [
			{ name: '名簿', rows: [['職員番号', '修了日'], [], ['0012', date]] },
			{ name: '空', rows: [] }
		]
	});
});

it('answers others while it reads', async () => {
	const rows = Array.from({ length: 2000 }, (_, row) => [String(row), `姓${row} 名`]);
	const bytes = await writeXlsx({ sheets: [{ name: 'a', rows }] });
	let isRead = false;
	const reading = readAside(bytes).then(() => (isRead = true));
	await new Promise((resolve) => setImmediate(resolve));
	expect(isRead).toBe(false);
	await reading;
});

it.each([
	['no zip', Uint8Array.of(1, 2, 3)],
	['a zip that is no workbook', Uint8Array.of(0x50, 0x4b, 5, 6, ...new Array(18).fill(0))]
])('%s is broken', async (_, bytes) => {
	expect(await readAside(bytes)).toEqual({ ok: false, reason: 'broken' });
});

it('a fault of ours is thrown, and not called one of the workbook; the next one is read', async () => {
	await expect(readAside(new Uint8Array(), 'file:///nowhere/library.mjs')).rejects.toThrow(/nowhere/);
	expect(await readAside(await writeXlsx({ sheets: [{ name: 'a', rows: [['x']] }] }))).toMatchObject({ ok: true });
});
