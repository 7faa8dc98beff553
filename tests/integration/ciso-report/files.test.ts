import { readXlsx } from 'hucre/xlsx';
import { beforeEach, describe, expect, it } from 'vitest';
import { grants, viewerRoles } from '$lib/domain/access';
import { type CisoReport } from '$lib/domain/ciso-report';
import { day } from '$lib/domain/calendar';
import { draftReport } from '$lib/server/ciso-report/draft';
import { cisoWorkbook, contentHeaders, workbookHeaders } from '$lib/server/ciso-report/workbook';
import { recordDrill } from '$lib/server/requirement/drill-commands';
import { days, requirementTown, type Town } from '../requirement/town';

let town: Town;
let report: CisoReport;

beforeEach(async () => {
	town = await requirementTown();
	await town.published({ name: '=1+1 研修' });
	await town.record('0001', { comprehension: 5 });
	await town.record('0002', { state: 'waiting' });
	const drill = { name: '=HYPERLINK("x")', heldOn: day('2026-06-10'), note: null };
	const participants = [{ staffNumber: '0001', part: '@CSIRT' }];
	await recordDrill(town.database, await town.as('security'), { ...drill, participants });
	report = await draftReport(town.database.reader, await town.ledgerNow(), 2026, day(days.before));
});

const about = { madeAt: new Date('2026-06-30T03:00:00Z'), edition: 1, reason: null, digest: 'abc', lastEntry: 9 };

async function sheets(told: CisoReport): Promise<Map<string, unknown[][]>> {
	const parts: Uint8Array[] = [];
	for await (const part of cisoWorkbook(told, about)) parts.push(part);
	const { sheets: all } = await readXlsx(Buffer.concat(parts));
	return new Map(all.map(({ name, rows }) => [name, rows as unknown[][]]));
}

describe('the workbook', () => {
	it('has everything the report says, numbers as numbers and formulas as text', async () => {
		const book = await sheets(report);
		expect([...book.keys()]).toEqual([
			...['概要', '実施状況', '対象外', '推移', '理解度', '確認と報告', '訓練', '入力した数値']
		]);
		expect(book.get('実施状況')!.slice(1, 3)).toEqual([
			['=1+1 研修', '全体', null, 11, 1, 9.1, 1, 9, 0],
			['=1+1 研修', '部', '企画部', 11, 1, 9.1, 1, 9, null]
		]);
		expect(
			book
				.get('推移')!
				.slice(1)
				.map((row) => row.slice(0, 3))
		).toEqual([
			['=1+1 研修', '令和4年度', 'なし'],
			['=1+1 研修', '令和5年度', 'なし'],
			['=1+1 研修', '令和6年度', 'なし'],
			['=1+1 研修', '令和7年度', 'なし'],
			['=1+1 研修', '令和8年度', '=1+1 研修']
		]);
		expect(book.get('理解度')![1]).toEqual(['=1+1 研修', 1, 1, 0, 0, 0, 0, 1, 5]);
		expect(book.get('訓練')![1]).toMatchObject(['=HYPERLINK("x")', {}, null, 1, '0001', '海野 花子', '@CSIRT']);
		expect(book.get('概要')!.find(([what]) => what === '確認していない所属')?.[1]).toBe(
			'企画部、企画課、財政課、契約課'
		);
	});
});

it.each(viewerRoles)('%s: whoever reads the report reads the names that stand in it elsewhere', (role) => {
	const { 'chain:read': report, 'requirement:read': requirements } = grants[role];
	expect(report === undefined || requirements === 'all').toBe(true);
});

it('the files are called by their year, edition and day', () => {
	const called = (headers: Record<string, string>) => decodeURIComponent(headers['content-disposition']!);
	expect(called(workbookHeaders(report, null))).toContain("UTF-8''令和8年度_CISO報告書_2026-06-30.xlsx");
	expect(called(contentHeaders({ fiscalYear: 2026, edition: 2 }))).toContain(
		`filename="ciso-report_2026_2.json"; filename*=UTF-8''令和8年度_CISO報告書_第2版.json`
	);
});
