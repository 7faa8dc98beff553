import { dayInJapan, formatDay, formatFiscalYear, formatWareki, timeInJapan } from '$lib/domain/calendar';
import {
	type CisoReport,
	type PeopleRate,
	type ReportedRequirement,
	trendNoteWords,
	type TrendYear,
	unconfirmedSections
} from '$lib/domain/ciso-report';
import { type Sheet, type XlsxCell } from '../export/xlsx';

/** Which report it is, for whoever has only the file: `edition` and `digest` are null for one that was not handed in. */
export type About = {
	madeAt: Date;
	edition: number | null;
	reason: string | null;
	digest: string | null;
	lastEntry: number;
};

/** 「概要」: of which day, whether it was handed in, and how each 必須研修 counts. */
export function summarySheet(report: CisoReport, about: About): Sheet {
	const { fiscalYear, asOf, requirements, sections, nowhere } = report;
	const rows: XlsxCell[][] = [
		['CISO報告書', formatFiscalYear(fiscalYear)],
		['基準日', { day: asOf }, formatWareki(asOf)],
		['状態', about.edition === null ? 'いまの計算（提出前）' : `提出済み 第${about.edition}版`, about.reason],
		...(about.digest === null ? [] : [['SHA-256', about.digest]]),
		['作成日時', `${formatDay(dayInJapan(about.madeAt))} ${timeInJapan(about.madeAt)}`],
		['操作の記録の最後の番号', about.lastEntry, 'この番号までの記録から計算しています。'],
		['数え方', '済は確認済の記録だけです。確認待ちは対象者に含み、済に含みません。対象外は対象者に含みません。'],
		[
			'確認していない所属',
			unconfirmedSections(sections)
				.map(({ name, standing }) => (standing === 'changed' ? `${name}（確認後に変わりました）` : name))
				.join('、') || 'なし'
		],
		...(nowhere === 0 ? [] : [['所属が分からない人', nowhere, 'どの所属の確認にも入っていません。']]),
		...requirements.flatMap(ruleRows)
	];
	return sheet('概要', [26, 60, 40], rows, false);
}

function ruleRows({ name, dueOn, words, note }: ReportedRequirement): XlsxCell[][] {
	return [
		['必須研修', name, note],
		['　期限', { day: dueOn }],
		['　対象', words.audience],
		['　研修', words.courses],
		['　実施方法', words.methods],
		['　途中採用の扱い', words.midYear],
		['　受講を数え始める日', words.countsFrom]
	];
}

/** 「実施状況」: the whole, each 部 and each 任用形態 as numbers to reckon with. */
export function coverageSheet({ requirements }: CisoReport): Sheet {
	const heading = ['必須研修', '区分', '名称', '対象者', '済', '率（%）', '確認待ち', '未', '対象外'];
	const rows = requirements.flatMap(({ name, overall, excluded, divisions, employment }) => {
		const left = excluded.reduce((sum, { count }) => sum + count, 0);
		return [
			[name, '全体', null, ...rateCells(overall), left],
			...divisions.map((one) => [name, '部', one.name, ...rateCells(one), null]),
			...employment.map((one) => {
				return [name, '任用形態', one.employmentType ?? '記載なし', ...rateCells(one), one.excluded];
			})
		];
	});
	return sheet('実施状況', [30, 10, 24, 10, 10, '0.0', 10, 10, 10], [heading, ...rows]);
}

/** 「対象外」: who is left out, by reason. */
export function excludedSheet({ requirements }: CisoReport): Sheet {
	const rows = requirements.flatMap(({ name, excluded }) => excluded.map((one) => [name, one.reason, one.count]));
	return sheet('対象外', [30, 40, 10], [['必須研修', '理由', '人数'], ...rows]);
}

/** 「推移」: five fiscal years; a year without anything of the kind says なし. */
export function trendSheet({ requirements }: CisoReport): Sheet {
	const heading = [
		'必須研修',
		'年度',
		'その年度の名称',
		'基準日',
		'対象者',
		'済',
		'率（%）',
		'確認待ち',
		'未',
		'提出した版',
		'備考'
	];
	const rows = requirements.flatMap(({ name, trend }) => trend.map((year) => [name, ...trendCells(year)]));
	return sheet('推移', [30, 14, 30, 12, 10, 10, '0.0', 10, 10, 12, 40], [heading, ...rows]);
}

function trendCells({ fiscalYear, figure, note }: TrendYear): XlsxCell[] {
	const [year, why] = [formatFiscalYear(fiscalYear), note && trendNoteWords[note]];
	if (figure === null) return [year, 'なし', ...Array<null>(7).fill(null), why];
	return [year, figure.name, { day: figure.asOf }, ...rateCells(figure), figure.edition, why];
}

/** 「理解度」: how often each was stated, over the confirmed completions of the people asked. */
export function comprehensionSheet({ requirements }: CisoReport): Sheet {
	const heading = ['必須研修', '確認済の受講', '回答', ...[1, 2, 3, 4, 5].map((answer) => `理解度${answer}`), '平均'];
	const rows = requirements.map(({ name, comprehension: { completions, answers, counts, mean } }) => {
		return [name, completions, answers, ...counts, mean];
	});
	return sheet('理解度', [30, 14, 10, 10, 10, 10, 10, 10, '0.00'], [heading, ...rows]);
}

type Rate = Omit<PeopleRate, 'percent'> & { percent: number | null };

function rateCells({ denominator, numerator, percent, pending }: Rate): XlsxCell[] {
	return [denominator, numerator, percent, pending, denominator - numerator - pending];
}

/** @param widths of the columns; an Excel format in the place of a width is that of a column of ten */
export function sheet(name: string, widths: (number | string)[], rows: XlsxCell[][], hasHeading = true): Sheet {
	const columns = widths.map((one) => (typeof one === 'number' ? { width: one } : { width: 10, format: one }));
	return { name, columns, rows, hasHeading };
}
