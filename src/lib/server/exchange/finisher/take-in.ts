import { can, type Viewer } from '$lib/domain/access';
import { completionsSheet, type Counts, type JudgedRow } from '$lib/domain/exchange';
import { type Database } from '../../db/open';
import { importPackage } from '../import';
import { judgeUpload } from './judged';
import { runName } from './runs';
import { removeUpload, uploadOf } from './upload';

export type TakeInRefusal = 'not-allowed' | 'no-list' | 'faults-remain' | 'nothing-new' | 'refused';
export type TakeInOutcome =
	| { ok: true; number: number; counts: Counts; leftOut: JudgedRow[] }
	| { ok: false; reason: TakeInRefusal; messages?: string[] };

/**
 * Takes a list in as one import, which can be undone as a whole. Rows with a fault stay out, and only where `withoutFaults` says that
 * this is known; they are all in the answer.
 *
 * @param key the list that stood on the page
 */
export async function takeIn(
	database: Database,
	viewer: Viewer,
	{ key, withoutFaults }: { key: string; withoutFaults: boolean }
): Promise<TakeInOutcome> {
	if (!can(viewer, 'finisher:import')) return { ok: false, reason: 'not-allowed' };
	const upload = await uploadOf(database.reader, viewer, key);
	if (!upload || upload.progress.columns === null) return { ok: false, reason: 'no-list' };
	const { rows, records } = await judgeUpload(database, viewer, upload);
	const leftOut = rows.filter(({ faults }) => faults.length > 0);
	if (leftOut.length > 0 && !withoutFaults) return { ok: false, reason: 'faults-remain' };
	if (!records.some(({ outcome }) => outcome === 'added' || outcome === 'changed'))
		return { ok: false, reason: 'nothing-new' };
	const source = { name: runName(upload), sheets: [completionsSheet(records)], plan: null };
	const actor = { kind: 'account', accountId: viewer.accountId } as const;
	const outcome = await importPackage(database, actor, source, { today: viewer.today });
	if (!outcome.ok) return { ok: false, reason: 'refused', messages: outcome.faults.map(({ message }) => message) };
	await removeUpload(database, viewer);
	return { ok: true, number: outcome.number ?? 0, counts: outcome.files['completions.csv'] ?? noCounts, leftOut };
}

const noCounts: Counts = { added: 0, changed: 0, unchanged: 0 };

export const takeInSentences: Record<TakeInRefusal, string> = {
	'not-allowed': '修了者名簿を取り込む権限がありません。人事担当にご相談ください。',
	'no-list': '取り込む名簿がありません。1日たったか、別の名簿に替わっています。名簿をもう一度選んでください。',
	'faults-remain': '取り込めない行があります。名簿を直すか、「取り込めない行を除いて取り込む」を選んでください。',
	'nothing-new': '新しく取り込むものがありません。この名簿の記録は、もう登録されています。',
	refused: '登録済みの内容が変わったため、取り込めませんでした。内容を確かめて、もう一度取り込んでください。'
};
