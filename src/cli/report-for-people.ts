import { formatDayWithEra, formatFiscalYear } from '$lib/domain/calendar';
import {
	type AnyReport,
	type AppliedTarget,
	type DepartmentReport,
	type FigureWords,
	isManual,
	type Judged,
	type ManualOverall,
	type MeasuredOverall,
	type RateWithPending
} from '$lib/domain/indicator';

/** A report as a table to read in a terminal, columns separated by tabs. */
export function reportForPeople(report: AnyReport, words: FigureWords): string {
	const { indicator, asOf, fiscalYear, isFinal, overall } = report;
	const heading = [
		`${indicator.name}（${indicator.code}）`,
		`基準日 ${formatDayWithEra(asOf)}　${formatFiscalYear(fiscalYear)}${isFinal ? '末' : ''}`
	];
	const table = isManual(overall) ? enteredTable(overall, words) : measuredTable(report, overall, words);
	return [...heading, ...table].join('\n');
}

function enteredTable({ value, source, target, met }: ManualOverall, words: FigureWords): string[] {
	const judgement = met === null ? '－' : met ? '達成' : '未達';
	return [
		'',
		['数値', '目標', '判定', '出典'].join('\t'),
		[value === null ? words.nobody : `${value}${words.unit}`, aim(target, words), judgement, source ?? '－'].join('\t')
	];
}

function measuredTable({ excluded, departments }: AnyReport, overall: MeasuredOverall, words: FigureWords): string[] {
	const away = excluded.map(({ reason, count }) => `${reason} ${count}人`).join('、');
	return [
		`対象外 ${away === '' ? 'なし' : away}`,
		'',
		['コード', '所属', ...columns(words), '確認待ち', '目標', `あとn${words.unit}`].join('\t'),
		line('', '全体', overall, overall, words),
		...departments.map((one) => line(one.code, nameOf(one), one.total, one, words))
	];
}

function columns({ shape, rate, numerator, denominator }: FigureWords): string[] {
	if (shape === 'count') return denominator === null ? [numerator] : [`${numerator}/${denominator}`];
	return [rate ?? '', `${numerator}/${denominator}`];
}

function nameOf({ name, depth, endedOn }: DepartmentReport): string {
	return `${'　'.repeat(depth - 1)}${name}${endedOn === undefined ? '' : `（${endedOn}まで）`}`;
}

function line(code: string, name: string, rate: RateWithPending, judged: Judged, words: FigureWords): string {
	return [code, name, ...numbers(rate, words), rate.pending, aim(judged.target, words), short(judged, words)].join(
		'\t'
	);
}

function numbers({ numerator, denominator, percent, mean }: RateWithPending, words: FigureWords): string[] {
	const counts = denominator === null ? `${numerator}` : `${numerator}/${denominator}`;
	if (words.shape === 'count') return [counts];
	if (words.shape === 'mean') return [mean === null || mean === undefined ? words.nobody : mean.toFixed(2), counts];
	return [percent === null ? words.nobody : `${percent.toFixed(1)}%`, counts];
}

function aim(target: AppliedTarget | null, { unit, shape }: FigureWords): string {
	if (target === null) return '－';
	if (target.value !== undefined) return shape === 'mean' ? `${target.value}` : `${target.value}${unit}`;
	return target.percent === undefined ? `${target.headcount}${unit}` : `${target.percent}%`;
}

function short({ shortfall, met }: Judged, { unit }: FigureWords): string {
	if (met !== undefined && met !== null) return met ? '達成' : '未達';
	return shortfall === null ? '－' : `あと${shortfall}${unit}`;
}
