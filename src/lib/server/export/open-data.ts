import { formatFiscalYear } from '$lib/domain/calendar';
import { type AnyReport, type Figure, type FigureWords, isManual, type Rate } from '$lib/domain/indicator';
import { fewestPublished, type OpenNumbers, openTable } from '$lib/domain/suppression';
import { byteOrderMark, type CsvCell, csvLines } from './csv';
import { type Exported } from './exported';

const rowColumns = ['指標コード', '指標名', '年度', '基準日', '所属コード', '所属名', '上位所属コード', '階層'];
const about = ['単位', '数え方', '備考'];

/** The numbers of a row, only those that belong to what is counted. */
type NumberColumn = { heading: string; of: (numbers: Rate) => CsvCell };

function numberColumns({ shape, denominator }: FigureWords): NumberColumn[] {
	const percent = ({ percent }: Rate) => percent?.toFixed(1) ?? none;
	const mean = ({ mean }: Rate) => mean?.toFixed(2) ?? none;
	return [
		{ heading: '分子', of: ({ numerator }) => numerator },
		...(denominator === null ? [] : [{ heading: '分母', of: (one: Rate) => one.denominator ?? none }]),
		...(shape === 'percent' ? [{ heading: '割合（%）', of: percent }] : []),
		...(shape === 'mean' ? [{ heading: '平均', of: mean }] : [])
	];
}

function headingOf(words: FigureWords): string[] {
	if (words.shape === 'value') return [...rowColumns, '数値', ...about];
	const numbers = numberColumns(words).map(({ heading }) => heading);
	return [...rowColumns, ...numbers.map((one) => `直属の${one}`), ...numbers, ...about];
}

/** 秘匿 and 該当数値なし, as the statistics of the state write them. */
const [withheld, none] = ['X', '-'];

const marks = `Xは秘匿（${fewestPublished}人未満の数と、それを計算できる数）、-は該当する数がないことを示す。`;
const wholeOnly = '所属ごとの数は、足しても全体にならないため載せていない。';

/**
 * The figure for everybody: UTF-8 with BOM, one heading, a row a department, the whole body first with a blank code. What tells of fewer
 * than five people stands as X.
 *
 * @param exported the whole table, of which nothing has been left out yet
 */
export function openDataCsv(exported: Exported, figure: Figure): string {
	return byteOrderMark + csvLines([headingOf(exported.words), ...openRows(exported, figure)]);
}

function openRows({ indicator, rule, words, report }: Exported, figure: Figure): CsvCell[][] {
	const year = formatFiscalYear(report.fiscalYear);
	const before = (code: string, name: string, parent: string | null, depth: number | null): CsvCell[] => {
		return [indicator.code, indicator.name, year, report.asOf, code, name, parent, depth];
	};
	const table = openTable(report, indicator.rule, peopleOf(figure));
	if (table === null)
		return [[...before('', '全体', null, null), enteredValue(report), words.unit, rule, sourceOf(report)]];
	const { overall, departments } = table;
	const remark = `${marks}${departments === null ? wholeOnly : ''}${indicator.note ?? ''}`;
	const unit = `${words.before}${words.unit}`;
	const columns = numberColumns(words);
	const cells = (open: OpenNumbers) => columns.map(({ of }) => (open === null ? withheld : of(open)));
	return [
		[...before('', '全体', null, null), ...columns.map(() => none), ...cells(overall), unit, rule, remark],
		...(departments ?? []).map(({ code, name, parentCode, depth, own, total }) => [
			...before(code, name, parentCode, depth),
			...[...cells(own), ...cells(total), unit],
			...[null, own === null || total === null ? 'Xは秘匿' : null]
		])
	];
}

/** Whom the figure of the whole body stands for; where it counts departments or people of a day, its own numbers tell. */
export function peopleOf(figure: Figure): number {
	if (figure.kind === 'count' || figure.kind === 'comprehension') return figure.people().overall;
	return 0;
}

function enteredValue({ overall }: AnyReport): CsvCell {
	return (isManual(overall) ? overall.value : null) ?? none;
}

function sourceOf({ overall }: AnyReport): string | null {
	return isManual(overall) && overall.source !== null ? `出典：${overall.source}` : null;
}
