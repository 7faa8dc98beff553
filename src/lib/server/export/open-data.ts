import { formatFiscalYear } from '$lib/domain/calendar';
import { type AnyReport, type Figure, type FigureWords, isManual } from '$lib/domain/indicator';
import { fewestPublished, type OpenNumbers, openTable } from '$lib/domain/suppression';
import { byteOrderMark, type CsvCell, csvLines } from './csv';
import { type Exported } from './exported';

export const openDataHeading = [
	'指標コード',
	'指標名',
	'年度',
	'基準日',
	'所属コード',
	'所属名',
	'上位所属コード',
	'階層',
	'直属の分子',
	'直属の分母',
	'直属の割合（%）',
	'分子',
	'分母',
	'割合（%）',
	'平均',
	'単位',
	'きまり',
	'備考'
];

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
	return byteOrderMark + csvLines([openDataHeading, ...openRows(exported, figure)]);
}

function openRows({ indicator, rule, words, report }: Exported, figure: Figure): CsvCell[][] {
	const year = formatFiscalYear(report.fiscalYear);
	const before = (code: string, name: string, parent: string | null, depth: number | null): CsvCell[] => {
		return [indicator.code, indicator.name, year, report.asOf, code, name, parent, depth];
	};
	const table = openTable(report, indicator.rule, peopleOf(figure));
	if (table === null)
		return [[...before('', '全体', null, null), ...enteredCells(report, words), rule, sourceOf(report)]];
	const { overall, departments } = table;
	const remark = `${marks}${departments === null ? wholeOnly : ''}${indicator.note ?? ''}`;
	const unit = `${words.before}${words.unit}`;
	return [
		[...before('', '全体', null, null), none, none, none, ...numbers(overall), meanOf(overall), unit, rule, remark],
		...(departments ?? []).map(({ code, name, parentCode, depth, own, total }) => [
			...before(code, name, parentCode, depth),
			...[...numbers(own), ...numbers(total), meanOf(total), unit],
			...[null, own === null || total === null ? 'Xは秘匿' : null]
		])
	];
}

/** Whom the figure of the whole body stands for; where it counts departments or people of a day, its own numbers tell. */
function peopleOf(figure: Figure): number {
	if (figure.kind === 'count' || figure.kind === 'comprehension') return figure.people().overall;
	return 0;
}

function numbers(open: OpenNumbers): CsvCell[] {
	if (open === null) return [withheld, withheld, withheld];
	const { numerator, denominator, percent } = open;
	return [numerator, denominator ?? none, percent === null ? none : percent.toFixed(1)];
}

function meanOf(open: OpenNumbers): CsvCell {
	return open === null ? withheld : (open.mean?.toFixed(2) ?? none);
}

function enteredCells({ overall }: AnyReport, { unit }: FigureWords): CsvCell[] {
	return [none, none, none, (isManual(overall) ? overall.value : null) ?? none, none, none, none, unit];
}

function sourceOf({ overall }: AnyReport): string | null {
	return isManual(overall) && overall.source !== null ? `出典：${overall.source}` : null;
}
