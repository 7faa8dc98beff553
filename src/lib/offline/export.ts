import { dayInJapan, parseDate, timeInJapan } from '$lib/domain/calendar';
import { type ClaimFields, readMethod } from '$lib/domain/training';
import { csvFile } from './csv';
import { type UnsentItem } from './outbox';
import { type SentItem } from './snapshot';

/** `sent`: what this device has sent lately, for what an 編集 or a 取消 is about. */
export type CopySettings = {
	courseName: (code: string) => string;
	sent: readonly Pick<SentItem, 'recordId' | 'command'>[];
	/** the files that are not on their records yet: a copy is without them, and says so */
	files?: readonly { recordId: string }[];
};

/**
 * The columns of completions.csv in the import package, and behind them some for people, which an import passes over.
 */
const [imported, forPeople] = [
	['職員番号', '研修コード', '受講日', '時間', '理解度', '状態', '登録元'],
	['研修名', 'したこと', '保存した日時', '備考']
];

/**
 * 控えを保存: what is unsent as a file that 人事 can take in, each record once with the last that was said of it. A row of a 取消 is blank where
 * the import reads, since there is nothing to take in, and says what to do in 備考.
 */
export function unsentAsCsv(items: readonly UnsentItem[], settings: CopySettings): string {
	const records = [...new Set(items.map(({ recordId }) => recordId))];
	const chains = records.map((id) => chainOf(id, items, settings));
	const columns = [...imported, ...(chains.some(saysMethod) ? [methodColumn] : [])];
	const rows = chains.map((chain) => rowOf(chain, columns, settings));
	return csvFile([[...columns, ...forPeople], ...rows]);
}

/** Only where somebody states one: an import takes a blank in this column for 実施方法 that is taken away. */
const methodColumn = '実施方法';

function saysMethod({ last, claim }: Chain): boolean {
	return last.command.kind !== 'withdraw' && Boolean(claim?.method?.trim());
}

/** What is unsent of one record. `claim`: what it says at last, null where nobody here knows; `before`: what was sent of it. */
type Chain = {
	first: UnsentItem;
	last: UnsentItem;
	reason: string | null;
	claim: ClaimFields | null;
	before: ClaimFields | null;
	/** how many files wait with it */
	files: number;
};

function chainOf(recordId: string, items: readonly UnsentItem[], { sent, files = [] }: CopySettings): Chain {
	const own = items.filter((item) => item.recordId === recordId);
	const before = lastClaim(sent.filter((item) => item.recordId === recordId));
	const answer = own.find(({ standing }) => standing !== 'unsent')?.answer ?? null;
	return {
		...{ first: own[0]!, last: own.at(-1)!, before, claim: lastClaim(own) ?? before },
		files: files.filter((file) => file.recordId === recordId).length,
		reason: answer && 'message' in answer ? answer.message : null
	};
}

function lastClaim(said: readonly Pick<UnsentItem, 'command'>[]): ClaimFields | null {
	const claims = said.flatMap(({ command }) => (command.kind === 'withdraw' ? [] : [command.claim]));
	return claims.at(-1) ?? null;
}

function rowOf(chain: Chain, columns: readonly string[], { courseName }: CopySettings): string[] {
	const { last, claim } = chain;
	const name = claim ? courseName(claim.courseCode) : '';
	const savedAt = new Date(last.createdAt);
	const more = [name, deedOf(chain), `${dayInJapan(savedAt)} ${timeInJapan(savedAt)}`, noteOf(chain)];
	if (last.command.kind === 'withdraw' || !claim) return [...columns.map(() => ''), ...more];
	const { courseCode, completedOn, hours, comprehension, method } = read(claim);
	const said = [last.command.userId, courseCode, completedOn, hours, comprehension, '未確認', '本人', method];
	return [...said.slice(0, columns.length), ...more];
}

/** As an import reads it, without the leniency of the page; what cannot be read stays as it was typed. */
function read({ courseCode, completedOn, hours, comprehension, method = '' }: ClaimFields): Required<ClaimFields> {
	return {
		courseCode: courseCode.trim(),
		completedOn: parseDate(completedOn.trim()) ?? completedOn.trim(),
		hours: hours.trim().normalize('NFKC'),
		comprehension: comprehension.trim(),
		method: readMethod(method) ?? ''
	};
}

function deedOf({ first, last }: Chain): string {
	if (last.command.kind === 'withdraw') return '取消';
	if (first.command.kind !== 'record') return '編集';
	return first.command.mends == null ? '記録' : '差戻しの直し';
}

function noteOf(chain: Chain): string {
	const deed = deedOf(chain);
	const notes: Record<string, string> = {
		取消: withdrawalNote(chain),
		編集: `編集する前の記録${placeOf(chain.before)}が別の行として残るときは、差し戻してください。`,
		差戻しの直し: '差し戻した記録の直しです。取り込んでも差戻しのままのときは、本人にお知らせください。'
	};
	const reason = chain.reason === null ? '' : `送信できない理由：${chain.reason}`;
	const without = chain.files > 0 ? '証跡は、この控えに入っていません。元のファイルを残しておいてください。' : '';
	return `${notes[deed] ?? ''}${without}${reason}`;
}

function withdrawalNote({ last, claim }: Chain): string {
	const reason = last.command.kind === 'withdraw' ? last.command.reason : '';
	const what = `職員番号 ${last.command.userId} の記録${placeOf(claim)}`;
	return `この行は取り込まれません。${what}が確認待ちにあれば、差し戻してください。理由：${reason}`;
}

function placeOf(claim: ClaimFields | null): string {
	if (!claim) return '';
	const { courseCode, completedOn } = read(claim);
	return `（研修コード ${courseCode}、受講日 ${completedOn}）`;
}
