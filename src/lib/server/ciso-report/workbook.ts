import {
	type CisoReport,
	type CisoReportContent,
	cisoReportTitle,
	sectionStandingWords
} from '$lib/domain/ciso-report';
import { chainStepWords } from '$lib/domain/requirement';
import { attachmentHeaders, xlsxType } from '../export/files';
import { type Sheet, workbook, type XlsxCell } from '../export/xlsx';
import {
	type About,
	comprehensionSheet,
	coverageSheet,
	excludedSheet,
	sheet,
	summarySheet,
	trendSheet
} from './sheets';

/** The Excel workbook of a report. */
export function cisoWorkbook(report: CisoReport, about: About): AsyncIterable<Uint8Array> {
	const numbers = [coverageSheet, excludedSheet, trendSheet, comprehensionSheet].map((make) => make(report));
	const sheets = [summarySheet(report, about), ...numbers, chainSheet(report), drillSheet(report), valueSheet(report)];
	return workbook(sheets, null);
}

/** 「確認と報告」: every 所属, then the steps above them, with what is missing. */
function chainSheet({ sections, steps }: CisoReport): Sheet {
	const heading = [
		'段階',
		'所属',
		'状態',
		'日付',
		'氏名',
		'内容',
		'足りなかったもの',
		'いま足りないもの',
		'変わった数',
		'記録した日',
		'記録したときの数'
	];
	const rows = [
		...sections.map(({ name, standing, confirmedOn, confirmedBy, changes }): XlsxCell[] => {
			const when = confirmedOn === null ? null : { day: confirmedOn };
			return ['所属の確認', name, sectionStandingWords[standing], when, confirmedBy, null, null, null, joined(changes)];
		}),
		...steps.map(({ step, confirmation, missing }): XlsxCell[] => {
			const [what, lacks] = [chainStepWords[step], joined(missing)];
			if (confirmation === null) return [what, null, 'まだ', null, null, null, null, lacks];
			const { confirmedOn, recordedOn, confirmedBy, words, gaps, seen, changes, renewed } = confirmation;
			const since = [...changes, ...renewed.map((one) => `このあとに${chainStepWords[one]}を記録しています`)];
			const said = [what, null, '済み', { day: confirmedOn }, confirmedBy, words, joined(gaps), lacks, joined(since)];
			return [...said, { day: recordedOn }, joined(seen)];
		})
	];
	return sheet('確認と報告', [34, 20, 24, 12, 20, 50, 40, 40, 40, 12, 40], [heading, ...rows]);
}

/** 「訓練」: a row for everybody who took part. */
function drillSheet({ drills }: CisoReport): Sheet {
	const heading = ['訓練', '実施日', '内容', '参加人数', '職員番号', '氏名', '役割'];
	const rows = drills.flatMap(({ name, heldOn, note, count, participants }): XlsxCell[][] => {
		const held: XlsxCell[] = [name, { day: heldOn }, note, count];
		return participants.map((one) => [...held, one.staffNumber, one.name, one.part]);
	});
	return sheet('訓練', [30, 12, 40, 10, 12, 20, 20], [heading, ...rows]);
}

/** 「入力した数値」: incidents and whatever else is entered by hand. */
function valueSheet({ values }: CisoReport): Sheet {
	const heading = ['指標', '計画', '数値', '単位', '目標', '出典'];
	const rows = values.map(({ name, plan, value, unit, target, source }) => [name, plan, value, unit, target, source]);
	return sheet('入力した数値', [30, 30, 12, 8, 12, 40], [heading, ...rows]);
}

function joined(words: readonly string[]): string | null {
	return words.length === 0 ? null : words.join('\n');
}

/** The headers of the workbook; `edition` null for one that was not handed in. */
export function workbookHeaders({ fiscalYear, asOf }: CisoReport, edition: number | null): Record<string, string> {
	const name = `${cisoReportTitle(fiscalYear, edition).replaceAll(' ', '_')}_${asOf}.xlsx`;
	const plain = `ciso-report_${fiscalYear}${edition === null ? '' : `_${edition}`}_${asOf}.xlsx`;
	return attachmentHeaders(name, plain, xlsxType);
}

/** The headers of the canonical JSON, byte for byte what the digest is of. */
export function contentHeaders({ fiscalYear, edition }: Pick<CisoReportContent, 'fiscalYear' | 'edition'>) {
	const name = `${cisoReportTitle(fiscalYear, edition).replaceAll(' ', '_')}.json`;
	return attachmentHeaders(name, `ciso-report_${fiscalYear}_${edition}.json`, 'application/json');
}
