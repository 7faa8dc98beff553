import { readXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { type Viewer } from '$lib/domain/access';
import { frozenBytes, type FrozenFile, frozenFilesFor } from '$lib/server/export/frozen-export';
import { reportWorkbook } from '$lib/server/export/download';
import { exportedTo, withEdition } from '$lib/server/export/exported';
import { viewer } from '../../factories/viewer';
import { dx, frozenTown, type FrozenTown, hr, yearEnd } from '../frozen/frozen-town';
import { happen } from '../ledger/happen';

const head = viewer({ headed: new Set(['1010']) });
const madeAt = new Date('2026-06-15T00:00:00Z');

/** A report is frozen with 3 of 7; afterwards somebody is called otherwise and a record comes in. */
async function changedTown() {
	const town = await frozenTown();
	await town.freeze();
	const files = {
		'staff.csv': ['0001,山田 花子,ヤマダ ハナコ,,,2015-04-01,'],
		'completions.csv': ['0006,DX-BASIC,2024-03-31,,,確認済,,']
	};
	expect(await happen(town.database, { kind: 'import', files, plan: null })).toMatchObject({ ok: true });
	return town;
}

async function bytesOf(bytes: AsyncIterable<Uint8Array>) {
	const parts: Uint8Array[] = [];
	for await (const part of bytes) parts.push(part);
	return Buffer.concat(parts);
}

async function take(town: FrozenTown, who: Viewer, file: FrozenFile) {
	const opened = await town.open();
	if (!opened.ok) throw new Error(opened.reason);
	return bytesOf(frozenBytes({ viewer: who, ledger: await town.ledger(), report: opened.report, madeAt }, file));
}

it('the names are those that were sealed, of those whom somebody sees today', async () => {
	const town = await changedTown();
	const everybody = (await take(town, hr, 'names.csv')).toString();
	expect(everybody).toContain('0001,海野 花子,');
	expect(everybody).not.toContain('山田');
	expect(everybody.trim().split('\r\n')).toHaveLength(9);
	const own = (await take(town, head, 'names.csv')).toString();
	expect(own.match(/^\d{4}/gm)).toEqual(['0001', '0002', '0003']);
});

it('the numbers are the sealed ones, with the departments of whoever takes them', async () => {
	const town = await changedTown();
	const lines = (await take(town, head, 'report.csv')).toString().trim().split('\r\n');
	expect(lines[1]).toMatch(/,3,7,/);
	expect(lines).toHaveLength(3);
});

it('a workbook says which edition it is, with its SHA-256; a live one of the day that it is none', async () => {
	const town = await changedTown();
	const sheets = (await readXlsx(await take(town, hr, 'report.xlsx'))).sheets;
	expect(sheets.map(({ name }) => name)).toEqual(['数値', '数え方', '対象者']);
	const state = (some: typeof sheets) => some[1]!.rows.find(([heading]) => heading === '状態');
	expect(state(sheets)).toEqual(['状態', '確定 第1版', expect.stringMatching(/^SHA-256 [0-9a-f]{64}$/)]);

	const live = await withEdition(town.database.reader, exportedTo(hr, await town.ledger(), 'town-dx', yearEnd)!);
	const workbook = await readXlsx(await bytesOf(reportWorkbook(live, madeAt, hr.today, null)));
	expect(state(workbook.sheets)?.[1]).toBe('いまの計算（この日は第1版として確定しています）');
	const unsealed = await bytesOf(reportWorkbook({ ...live, edition: null }, madeAt, hr.today, null));
	expect(state((await readXlsx(unsealed)).sheets)?.[1]).toBe('年度末・確定前');
});

it.each([
	['職員', viewer(), []],
	['DX推進担当', dx, ['report.xlsx', 'report.csv']],
	['所属長', head, ['report.xlsx', 'report.csv', 'names.csv']],
	['人事', hr, ['report.xlsx', 'report.csv', 'names.csv']]
])('%s may take these files', async (_who, who, files) => {
	const town = await frozenTown();
	await town.freeze();
	const opened = await town.open();
	if (!opened.ok) throw new Error(opened.reason);
	expect(frozenFilesFor(who, opened.report.head)).toEqual(files);
});
