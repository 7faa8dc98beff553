import {
	type AnyReport,
	type DepartmentReport,
	type FigureWords,
	isManual,
	type Judged,
	type ManualOverall,
	type MeasuredOverall,
	type Rate
} from '$lib/domain/indicator';
import { type Exported } from './exported';
import { type Sheet, type XlsxCell, type XlsxColumn } from './xlsx';

/** The whole body, whose `own` is nobody's, or a department. */
type Row = Judged & { own: Rate | null; total: MeasuredOverall | DepartmentReport['total'] } & Partial<
		Pick<DepartmentReport, 'code' | 'name' | 'parentCode' | 'depth' | 'endedOn'>
	>;

type Column = XlsxColumn & { heading: string; of: (row: Row) => XlsxCell };

/** 「数値」: the figure by department as numbers to reckon with, the whole body first. Null is blank. */
export function valuesSheet({ report, words }: Exported): Sheet {
	const { overall } = report;
	if (isManual(overall)) return enteredSheet(overall, words);
	const columns = columnsFor(report, words);
	const rows: Row[] = [{ ...overall, own: null, total: overall }, ...report.departments];
	const cells = [columns.map(({ heading }) => heading), ...rows.map((row) => columns.map(({ of }) => of(row)))];
	return { name: '数値', columns, rows: cells, hasHeading: true };
}

function columnsFor({ departments }: AnyReport, words: FigureWords): Column[] {
	const ended: Column[] = departments.some(({ endedOn }) => endedOn !== undefined)
		? [{ heading: '廃止日', width: 12, of: ({ endedOn }) => (endedOn === undefined ? null : { day: endedOn }) }]
		: [];
	return [
		{ heading: '所属コード', width: 12, of: ({ code }) => code ?? null },
		{
			heading: '所属',
			width: 30,
			of: ({ name, depth }) => (name === undefined ? '全体' : `${'　'.repeat(depth! - 1)}${name}`)
		},
		{ heading: '上位所属コード', width: 14, of: ({ parentCode }) => parentCode ?? null },
		{ heading: '階層', width: 6, of: ({ depth }) => depth ?? null },
		...rateColumns('直属の', words, ({ own }) => own),
		...rateColumns('', words, ({ total }) => total),
		{ heading: '確認待ち', width: 10, of: ({ total }) => total.pending },
		...targetColumns(words),
		...ended
	];
}

function rateColumns(before: string, words: FigureWords, pick: (row: Row) => Rate | null): Column[] {
	const { numerator, denominator, rate, shape } = words;
	const isMean = shape === 'mean';
	const share: Column = {
		heading: `${before}${rate}${isMean ? '' : '（%）'}`,
		width: 12,
		format: isMean ? '0.00' : '0.0',
		of: (row) => (isMean ? pick(row)?.mean : pick(row)?.percent) ?? null
	};
	return [
		{ heading: `${before}${numerator}`, width: 12, of: (row) => pick(row)?.numerator ?? null },
		...(denominator === null
			? []
			: [{ heading: `${before}${denominator}`, width: 12, of: (row: Row) => pick(row)?.denominator ?? null }]),
		...(rate === null ? [] : [share])
	];
}

function targetColumns({ shape, unit }: FigureWords): Column[] {
	if (shape === 'mean') return [{ heading: '目標', width: 10, of: ({ target }) => target?.value ?? null }];
	return [
		{ heading: '目標（%）', width: 10, of: ({ target }) => target?.percent ?? null },
		{ heading: `目標（${unit}）`, width: 10, of: ({ target }) => target?.headcount ?? null },
		{ heading: '目標を定めた所属', width: 16, of: ({ target }) => fromWords(target?.from) },
		{ heading: `あと（${unit}）`, width: 10, of: ({ shortfall }) => shortfall }
	];
}

function fromWords(from: string | undefined): string | null {
	return from === 'overall' ? '全体' : (from ?? null);
}

function enteredSheet({ value, source, target, met }: ManualOverall, { unit }: FigureWords): Sheet {
	const judgement = met === null ? null : met ? '達成' : '未達';
	return {
		name: '数値',
		columns: [12, 12, 10, 40].map((width) => ({ width })),
		rows: [
			[`数値（${unit}）`, `目標（${unit}）`, '判定', '出典'],
			[value, target?.value ?? null, judgement, source]
		],
		hasHeading: true
	};
}
