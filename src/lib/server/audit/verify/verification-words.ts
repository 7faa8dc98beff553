import {
	type EntryFault,
	type FileFault,
	type Finding,
	type RowFault,
	type SchemaFault,
	type Verification
} from './verification';
import { type AsideOutcome } from './verify-aside';

/** What a check of the log found, for people: `findings` are sentences, `more` how many of them are left out. */
export type VerificationWords = { isSound: boolean; message: string; findings: string[]; more: number };

/** What to say where the check beside the server gave no answer. */
export function asideWords(failure: Exclude<AsideOutcome, { ok: true }>): VerificationWords {
	const sentences = {
		died: '確かめるプログラムが途中で止まったため、確かめられませんでした。サーバーの管理者が「運用の手引き」の「操作の記録が合わないとき」に沿って調べてください。',
		'too-long':
			'30分たっても終わらないため、確かめるのをやめました。サーバーの管理者が「kenshu audit verify」で確かめてください。'
	};
	const message = failure.reason === 'refused' ? failure.sentence : sentences[failure.reason];
	return { isSound: false, message, findings: [], more: 0 };
}

const findingsShown = 100;

export function verificationWords({
	entries,
	older,
	last,
	expected,
	total,
	findings
}: Verification): VerificationWords {
	const shown = findings.slice(0, findingsShown).map(findingSentence);
	return {
		isSound: total === 0,
		message:
			total === 0
				? soundSentence(entries, last) + olderSentence(older) + heldSentence(expected)
				: brokenSentence(entries, total),
		findings: shown,
		more: total - shown.length
	};
}

function soundSentence(entries: number, last: Verification['last']): string {
	if (last === null) return '操作の記録はまだありません。';
	const end = `最後の記録 ${last.number}番、ハッシュ ${last.hash}`;
	return `操作の記録 ${count(entries)}件に、書き換えられた跡はありません（${end}）。`;
}

function olderSentence(older: number): string {
	if (older === 0) return '';
	return `このうち ${count(older)}件は前の版のプログラムの記録で、書いた行までは確かめられません。`;
}

function heldSentence(expected: Verification['expected']): string {
	return expected === null ? '' : `控えの ${expected.number}番のハッシュと合いました。`;
}

function brokenSentence(entries: number, total: number): string {
	return `操作の記録 ${count(entries)}件を確かめ、合わないところが ${count(total)}か所ありました。データベースをそのまま残し、控えと比べてください。`;
}

const entryFaults: Record<EntryFault, string> = {
	'entry-missing': 'の記録がありません',
	'entry-unchained': 'の記録の前に、いまはない記録がありました',
	'entry-altered': 'の記録が書き換えられています',
	'payload-altered': 'の記録の内容が書き換えられています',
	'seal-altered': 'の記録の封印が書き換えられています',
	'seal-foreign': 'の記録のものではない封印があります',
	'expected-missing': 'の記録が、控えにはありますが、データベースにはありません',
	'expected-differs': 'の記録のハッシュが、控えと違います'
};

const schemaFaults: Record<SchemaFault, string> = {
	'trigger-foreign': 'トリガー',
	'view-foreign': 'ビュー'
};

const fileFaults: Record<FileFault, string> = {
	'file-altered': 'の中身が、受け取ったときのものと違います',
	'file-missing': 'が消えています'
};

const rowFaults: Record<RowFault, (entry: number) => string> = {
	'row-altered': (entry) => `は、${entry}番の操作が書いたものと違います`,
	'row-missing': (entry) => `が消えています（${entry}番の操作が書いたもの）`,
	'row-foreign': (entry) => `は、${entry}番の操作が書いたものではありません`
};

/** 12番の記録が書き換えられています。 */
export function findingSentence(finding: Finding): string {
	if (finding.fault === 'trigger-foreign' || finding.fault === 'view-foreign')
		return `研修手帳のものではない${schemaFaults[finding.fault]}「${finding.name}」がデータベースにあります。`;
	if (finding.fault === 'file-altered' || finding.fault === 'file-missing')
		return `証跡 ${finding.name} のファイル${fileFaults[finding.fault]}${attachedBy(finding.entry)}。`;
	if (!('table' in finding)) return `${numbersOf(finding)}${entryFaults[finding.fault]}。`;
	const version = finding.superseded ? '（前の内容の控え）' : '';
	return `${finding.name}${version}${rowFaults[finding.fault](finding.entry)}。`;
}

function attachedBy(entry: number): string {
	return entry === 0 ? '' : `（${entry}番の操作が付けたもの）`;
}

function numbersOf(finding: Finding): string {
	const { entry } = finding;
	return 'through' in finding && finding.through > entry ? `${entry}番から ${finding.through}番まで` : `${entry}番`;
}

function count(number: number): string {
	return number.toLocaleString('ja-JP');
}
