import { formatDay } from '$lib/domain/calendar';
import type { RecordKind } from '$lib/domain/confirmation';
import { evidenceReasons } from '$lib/domain/evidence';
import { completionStateWords } from '$lib/domain/training';
import { dayTerm, holdingFacts, numberTerm } from '$lib/ui/qualification/words';
import type { Fact } from '$lib/ui/layout/FactList.svelte';
import type {
	CompletionDuplicate,
	CompletionRecord,
	EvidenceFile,
	HoldingDuplicate,
	HoldingRecord,
	ReviewAct,
	WaitingRecord
} from './record';

/** What a kind of record is called. */
export const kindWords: Record<RecordKind, string> = { completion: '受講記録', holding: '資格' };

/** What the record is about: the course or the qualification. */
export function subjectOf(record: WaitingRecord): string {
	return record.kind === 'completion' ? record.course : record.qualification;
}

/** 受講日 or 合格日 in a few words, for a list. */
export function dayOf(record: WaitingRecord): string {
	return record.kind === 'completion' ? formatDay(record.completedOn) : record.passedOn;
}

/** What is claimed, a line each; only what is known. */
export function claimFacts(record: WaitingRecord): Fact[] {
	const recorded = { term: '登録日', date: record.recordedOn };
	// Of a registration 登録日 is its own day.
	if (record.kind === 'holding') {
		const isRegistration = dayTerm(record.qualificationCode) === '登録日';
		return [...holdingFacts(record), isRegistration ? { ...recorded, term: '記録した日' } : recorded];
	}
	return [
		{ term: '受講日', date: record.completedOn },
		...[
			{ term: '時間', value: record.hours === null ? null : `${record.hours}時間` },
			{ term: '理解度', value: record.comprehension === null ? null : `${record.comprehension}（5段階）` },
			{ term: '実施方法', value: record.method },
			{ term: '登録元', value: record.sources.join('、') },
			{ term: '代理', value: record.enteredBy && `${record.enteredBy}さんが記録` }
		].filter((fact) => fact.value),
		recorded
	];
}

/** What was done to a record: an act of the desk, or 訂正して確認. */
export type DoneAct = ReviewAct | 'correct';

const doneWords: Record<DoneAct, string> = {
	confirm: 'を確認しました',
	correct: 'を訂正して確認しました',
	return: 'を差し戻しました',
	hold: 'を保留にしました',
	release: 'の保留を解きました'
};

/** What was done to a record, as a sentence without its full stop. */
export function doneSentence(record: WaitingRecord, act: DoneAct): string {
	return recordWords(record) + doneWords[act];
}

/** The record by whose and what it is, to be named in a sentence. */
export function recordWords(record: WaitingRecord): string {
	return `${record.name}さんの「${subjectOf(record)}」`;
}

/** Said where an answer does not come. */
export function lateSentence(record: WaitingRecord): string {
	return `${recordWords(record)}への返事がまだありません。ほかの記録に進めます。`;
}

/** Said where an act came to nothing and its record is not in focus any more. */
export function lostSentence(record: WaitingRecord): string {
	return `${recordWords(record)}は送信できませんでした。一覧に残っています。あとでもう一度お試しください。`;
}

/** What was done last to a record, by how it stands now, and where its corrector came from; null for one that was taken back. */
export function actThatLeftIt({ state, heldReason }: WaitingRecord, isCorrected: boolean): DoneAct | null {
	if (state === 'confirmed') return isCorrected ? 'correct' : 'confirm';
	if (state === 'returned') return 'return';
	if (state !== 'waiting') return null;
	return heldReason === null ? 'release' : 'hold';
}

/** Reasons that are often given, to be taken as they are or written on. */
export const reasonChips: Record<RecordKind, Record<'return' | 'hold', readonly string[]>> = {
	completion: {
		return: [...evidenceReasons, '受講日が違います。', '研修が違います。', '時間が違います。'],
		hold: ['主催者に照会中', '本人に確認中', '重複を調べています']
	},
	holding: {
		return: [...evidenceReasons, '合格日が違います。', '資格が違います。', '合格証書番号が違います。'],
		hold: ['試験機関に照会中', '本人に確認中', '重複を調べています']
	}
};

/** 1,234,567 bytes are 1.2 MB. */
export function sizeInWords(bytes: number): string {
	if (bytes < 1000) return `${bytes} B`;
	return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The name under which a file came; one that has none is called by what it is. */
export function fileName({ name, type }: EvidenceFile): string {
	return name ?? (type === 'application/pdf' ? 'PDF' : '写真');
}

export const duplicateReasons: Record<HoldingDuplicate['reason'], string> = {
	'same-number': '同じ番号の記録がほかにあります。',
	'same-qualification': '同じ人の、同じ資格の記録がほかにあります。'
};

/** A line of two records side by side. */
export type DuplicateRow = { term: string; mine: string; other: string };

/** This record and the other one, line by line; of what neither says there is no line. */
export function duplicateRows(record: WaitingRecord, other: CompletionDuplicate | HoldingDuplicate): DuplicateRow[] {
	const rows =
		record.kind === 'completion' && 'completedOn' in other
			? completionRows(record, other)
			: record.kind === 'holding' && 'shown' in other && other.shown !== null
				? holdingRows(record, other.shown)
				: [];
	return rows.map(([term, mine, theirs]) => ({ term, mine: mine ?? '―', other: theirs ?? '―' })).filter(isSaid);
}

type Pair = [term: string, mine: string | null, other: string | null];

function completionRows(mine: CompletionRecord, other: CompletionDuplicate): Pair[] {
	return [
		['受講日', formatDay(mine.completedOn), formatDay(other.completedOn)],
		['時間', hoursOf(mine), hoursOf(other)],
		['実施方法', mine.method, other.method],
		['登録元', mine.sources.join('、'), other.sources.join('、')],
		['状態', completionStateWords[mine.state], completionStateWords[other.state]]
	];
}

function holdingRows(mine: HoldingRecord, other: NonNullable<HoldingDuplicate['shown']>): Pair[] {
	return [
		['氏名', mine.name, other.name],
		['職員番号', mine.staffNumber, other.staffNumber],
		['所属', mine.department, other.department],
		['資格', mine.qualification, other.qualification],
		[dayTerm(mine.qualificationCode), mine.passedOn, other.passedOn],
		[numberTerm(mine.qualificationCode), mine.certificateNumber, other.certificateNumber],
		['状態', completionStateWords[mine.state], completionStateWords[other.state]]
	];
}

function hoursOf({ hours }: { hours: number | null }): string | null {
	return hours === null ? null : `${hours}時間`;
}

function isSaid({ mine, other }: DuplicateRow): boolean {
	return mine !== '―' || other !== '―';
}
