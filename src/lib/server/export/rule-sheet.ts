import { formatDay, formatFiscalYear, formatWareki, lastDayOf } from '$lib/domain/calendar';
import { type AppliedTarget, type FigureWords, isManual, type MeasuredOverall } from '$lib/domain/indicator';
import { type Exported } from './exported';
import { type Sheet, type XlsxCell } from './xlsx';

type Line = [string, XlsxCell, XlsxCell?];

/** 「数え方」: by what rule, of which day and from which records the numbers beside it were computed. */
export function ruleSheet(exported: Exported, madeAt: Date, today: string): Sheet {
	const { indicator, plan, rule, asOf, report, partial, entry } = exported;
	const lines: Line[] = [
		['指標', indicator.name],
		['指標コード', indicator.code],
		['計画', plan.name],
		['数え方', rule],
		['基準日', { day: asOf }, `${formatWareki(asOf)}（${formatDay(asOf)}）`],
		['年度', `${formatFiscalYear(report.fiscalYear)}${report.isFinal ? '末' : ''}`],
		stateLine(exported, today),
		...numberLines(exported),
		...report.excluded.map(({ reason, count }): Line => ['対象外（人）', count, reason]),
		...(indicator.note ? [['注', indicator.note] satisfies Line] : []),
		...(asOf > today ? [['注', '基準日は先の日付です。今わかっている異動で計算しています。'] satisfies Line] : []),
		...(partial ? [['注', '出力した人が見られる所属だけを載せています。'] satisfies Line] : []),
		['作成日時', minuteInJapan(madeAt)],
		['操作の記録の最後の番号', entry, 'この番号までの記録から計算しています。']
	];
	const rows = lines.map(([heading, value, more = null]) => [heading, value, more]);
	return { name: '数え方', columns: [{ width: 24 }, { width: 60 }, { width: 44 }], rows, hasHeading: false };
}

/** Whether people may stand behind the numbers. */
function stateLine({ edition, digest, report: { isFinal, fiscalYear } }: Exported, today: string): Line {
	if (digest !== null) return ['状態', `確定 第${edition}版`, `SHA-256 ${digest}`];
	if (edition !== null)
		return [
			'状態',
			`いまの計算（この日は第${edition}版として確定しています）`,
			'確定した数値は、確定した報告のファイルにあります。'
		];
	if (isFinal) return ['状態', '年度末・確定前'];
	return ['状態', lastDayOf(fiscalYear) < today ? '年度の途中・確定前' : '途中'];
}

function numberLines({ report: { overall }, words }: Exported): Line[] {
	if (isManual(overall)) {
		const { value, source, target } = overall;
		return [[`数値（${words.unit}）`, value ?? words.nobody], ...sourceLine(source), ...targetLine(target, words)];
	}
	return [...rateLines(overall, words), ['確認待ち', overall.pending], ...targetLine(overall.target, words)];
}

function sourceLine(source: string | null): Line[] {
	return source === null ? [] : [['出典', source]];
}

function rateLines({ numerator, denominator, percent, mean }: MeasuredOverall, words: FigureWords): Line[] {
	const lines: Line[] = [[`全体の${words.before}${words.numerator}`, numerator]];
	if (words.denominator !== null) lines.push([`全体の${words.denominator}`, denominator]);
	if (words.rate === null) return lines;
	const isMean = words.shape === 'mean';
	const rate = isMean ? mean : percent;
	return [...lines, [`全体の${words.rate}${isMean ? '' : '（%）'}`, rate ?? words.nobody]];
}

function targetLine(target: AppliedTarget | null, { unit }: FigureWords): Line[] {
	if (target === null) return [['目標', 'この年度の目標はありません。']];
	const parts = [
		...(target.percent === undefined ? [] : [`${target.percent}%`]),
		...(target.headcount === undefined ? [] : [`${target.headcount}${unit}`]),
		...(target.value === undefined ? [] : [`${target.value}${unit}`])
	];
	return [['目標', parts.join('、')]];
}

/** 2026-11-21 10:53 in Japan. */
function minuteInJapan(at: Date): string {
	return at.toLocaleString('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short', timeStyle: 'short' });
}
