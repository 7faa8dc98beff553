import { can, type Viewer } from '$lib/domain/access';
import {
	type Counts,
	leftOutSheet,
	recordsDifference,
	rowsLeftOut,
	rowsPassedOver,
	type TakenList
} from '$lib/domain/exchange';
import { actorOf } from '../../access/actor';
import { type Database } from '../../db/open';
import { type Change, lastEntryNumber, write } from '../../db/write';
import { ownTurn } from '../../indicator/turns';
import { applyCompletions } from '../apply';
import { keepRun } from '../import';
import { judgeIn, type JudgedUpload, judgeUpload } from './judged';
import { runName } from './runs';
import { keepTaken, progressOf, tableIn, takenListOf, type Upload, uploadOf } from './upload';

export type TakeInRefusal = 'not-allowed' | 'no-list' | 'changed' | 'faults-remain' | 'nothing-new';
export type TakeInOutcome = { ok: true; taken: TakenList } | { ok: false; reason: TakeInRefusal };

/** The list that stood on the page, the mark of what it would do, and whether it is known that rows with a fault stay out. */
export type TakeInAsk = { key: string; mark: string; withoutFaults: boolean };

/**
 * Takes a list in as one import, which can be undone as a whole, if it still does what was shown. Sent again, and sent twice at once,
 * it is told what became of it the first time.
 */
export async function takeIn(database: Database, viewer: Viewer, ask: TakeInAsk): Promise<TakeInOutcome> {
	if (!can(viewer, 'finisher:import')) return { ok: false, reason: 'not-allowed' };
	for (let left = judgedAgain; ; left--) {
		const upload = await uploadOf(database.reader, viewer, ask.key);
		if (!upload || upload.progress.columns === null) return takenBefore(database, viewer, ask, 'no-list');
		const judged = await judgeUpload(database, viewer, upload);
		const reason = refusalOf(judged, ask);
		// Judging gives others their turn, and one of them may have taken this very list in.
		if (reason !== null) return takenBefore(database, viewer, ask, reason);
		const outcome = await importList(database, viewer, { upload, judged, isLast: left === 0 });
		if (outcome.ok) return outcome;
		if (outcome.reason === 'changed') return takenBefore(database, viewer, ask, 'changed');
	}
}

/**
 * So often a list is judged anew because somebody else wrote something meanwhile. After that it is judged while everybody else waits, which
 * of the longest takes seconds.
 */
const judgedAgain = 3;

function refusalOf({ mark, rows, records }: JudgedUpload, ask: TakeInAsk): TakeInRefusal | null {
	if (mark !== ask.mark) return 'changed';
	if (!ask.withoutFaults && rows.some(({ faults }) => faults.length > 0)) return 'faults-remain';
	return records.some(({ outcome }) => outcome === 'added' || outcome === 'changed') ? null : 'nothing-new';
}

type Judging = { upload: Upload; judged: JudgedUpload; isLast: boolean };
type Imported = { ok: true; taken: TakenList } | { ok: false; reason: 'changed' | 'moved' };

async function importList(database: Database, viewer: Viewer, judging: Judging): Promise<Imported> {
	const { upload } = judging;
	return write<Imported>(database, actorOf(viewer), 'import.done', async (change) => {
		const stands = await whatStands(change, viewer, judging);
		if (typeof stands === 'string') return { ok: false, reason: stands };
		const difference = recordsDifference(stands.records);
		const { added, changed, unchanged } = difference;
		const counts = { added: added.length, changed: changed.length, unchanged };
		await applyCompletions(change, stands.ids, difference);
		const number = await keepRun(change, runName(upload), { 'completions.csv': counts });
		const taken = takenListFrom(number, counts, stands);
		const leftOut = taken.leftOut.length > 0 ? leftOutSheet(tableIn(upload), taken.leftOut) : null;
		await keepTaken(change.db, upload, taken, leftOut);
		await ownTurn();
		return { ok: true, taken };
	});
}

/**
 * What the list would do as things stand inside the transaction. `changed`: somebody took it in, said something else of it, or changed what
 * it is about since it was judged; `moved`: somebody wrote something, and whether it matters is not known yet.
 */
async function whatStands(change: Change, viewer: Viewer, { upload, judged, isLast }: Judging) {
	const said = await progressOf(change.db, viewer, upload.key);
	if (!said) return 'changed';
	const isSame = JSON.stringify(said) === JSON.stringify(upload.progress);
	if (isSame && (await lastEntryNumber(change.db)) === judged.entry) return judged;
	if (!isLast) return 'moved';
	const now = await uploadOf(change.db, viewer, upload.key);
	const again = now && (await judgeIn(change, viewer, now));
	return again?.mark === judged.mark ? again : 'changed';
}

/** What became of a list that was taken in, by this request or by one before it. */
async function takenBefore(
	{ reader }: Database,
	viewer: Viewer,
	{ key }: Pick<Upload, 'key'>,
	otherwise: TakeInRefusal
): Promise<TakeInOutcome> {
	const before = await takenListOf(reader, viewer, key);
	return before ? { ok: true, taken: before.taken } : { ok: false, reason: otherwise };
}

function takenListFrom(number: number, counts: Counts, { rows, records }: JudgedUpload): TakenList {
	const kept = records.filter(({ outcome }) => outcome === 'kept').length;
	return {
		number,
		counts,
		kept,
		leftOut: rowsLeftOut(rows),
		passedOver: rowsPassedOver(rows).map(({ rowNumber }) => rowNumber)
	};
}

export const takeInSentences: Record<TakeInRefusal, string> = {
	'not-allowed': '修了者名簿を取り込む権限がありません。人事担当にご相談ください。',
	'no-list': '取り込む名簿がありません。1日たったか、別の名簿に替わっています。名簿をもう一度選んでください。',
	changed:
		'表示したあとに、列や人の選び方か、登録済みの記録が変わりました。いま表示している内容を確かめて、もう一度取り込んでください。',
	'faults-remain': '取り込めない行があります。名簿を直すか、「取り込めない行を除いて取り込む」を選んでください。',
	'nothing-new': '新しく取り込むものがありません。この名簿の記録は、もう登録されています。'
};
