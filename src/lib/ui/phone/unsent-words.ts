import { parseDate } from '$lib/domain/calendar';
import type { ServerRecord } from '$lib/domain/outbox';
import { completionStateWords } from '$lib/domain/training';
import type { UnsentItem } from '$lib/offline/outbox';
import type { Fact } from '$lib/ui/layout/FactList.svelte';
import type { Courses } from './courses';
import { moment } from './moments';

/**
 * What is unsent of a record. `about`: for a 取消 what it takes back, where that is unsent as well. `later`: how many edits stand on what
 * waits for its person, and go with it.
 */
export type ShownItem = UnsentItem & { about: UnsentItem | null; later: number };

/** What 送信待ち shows: each record once, with the last that was said of it, and why it stays where the server said so of any of it. */
export function shownItems(items: readonly UnsentItem[]): ShownItem[] {
	const records = [...new Set(items.map(({ recordId }) => recordId))];
	return records.map((id) => shownOf(items.filter(({ recordId }) => recordId === id)));
}

function shownOf(items: readonly UnsentItem[]): ShownItem {
	const last = items.at(-1)!;
	const claimed = items.findLast(({ command }) => command.kind !== 'withdraw') ?? null;
	if (last.command.kind === 'withdraw') return { ...last, about: claimed, later: 0 };
	const held = items.findIndex(({ standing }) => standing !== 'unsent');
	if (held < 0) return { ...last, about: null, later: 0 };
	const first = items[held]!;
	const command = { ...first.command, claim: last.command.claim } as UnsentItem['command'];
	return { ...first, command, about: null, later: items.length - held - 1 };
}

/** What an unsent command is about. */
export function unsentTitle({ command, about }: Pick<ShownItem, 'command' | 'about'>, courses: Courses): string {
	if (command.kind === 'withdraw') return `${aboutCourse(about, courses)}（取消を送信待ち）`;
	const course = courses.get(command.claim.courseCode) ?? command.claim.courseCode;
	if (command.kind === 'record' && command.mends != null) return `${course}（差戻しの直し）`;
	return command.kind === 'amend' ? `${course}（編集）` : course;
}

/** The course alone: what was to become of its record before it was taken back is no matter any more. */
function aboutCourse(about: UnsentItem | null, courses: Courses): string {
	if (about === null || about.command.kind === 'withdraw') return '記録';
	const { courseCode } = about.command.claim;
	return courses.get(courseCode) ?? courseCode;
}

/** Why a 取消 is still here, and what becomes of it; null for what is none, or where the server has said itself why. */
export function whyWithdrawalStays({ command, standing }: Pick<ShownItem, 'command' | 'standing'>): string | null {
	if (command.kind !== 'withdraw' || standing !== 'unsent') return null;
	return '記録がサーバーに届いているかもしれません。つながると、自動で取り下げます。';
}

/** How many records merely wait to be sent, and how many wait for their person. */
export function countsOf(shown: readonly Pick<ShownItem, 'standing'>[]): { waiting: number; held: number } {
	const waiting = shown.filter(({ standing }) => standing === 'unsent').length;
	return { waiting, held: shown.length - waiting };
}

/** What 取消 does, before it is done. */
export function cancelQuestion({ command, standing, attempts, later }: ShownItem): string {
	if (command.kind === 'withdraw') return 'やめると、記録はそのまま登録されます。';
	// Else it may have arrived.
	const isHere = standing !== 'unsent' || attempts === 0;
	const more = later > 0 ? `あとから保存した編集${later}件も取り消します。` : '';
	if (command.kind === 'record' && command.mends != null)
		return (isHere ? '取り消すと、差戻しのままになります。' : '取り消すと、差し戻された記録も取り下げます。') + more;
	const isEditAlone = command.kind === 'amend' && isHere;
	return (
		(isEditAlone ? '取り消すと、編集する前の記録のままになります。' : '取り消すと、この記録は登録されません。') + more
	);
}

/** What it says, and when it was said. */
export function claimFacts({ command, createdAt, about }: Pick<ShownItem, 'command' | 'createdAt' | 'about'>): Fact[] {
	const saidAt = { term: '保存', value: moment(new Date(createdAt)) };
	if (command.kind === 'withdraw') return about ? claimFacts({ ...about, createdAt, about: null }) : [saidAt];
	const { completedOn, hours, comprehension, method } = command.claim;
	const day = parseDate(completedOn.trim());
	return [
		day ? { term: '受講日', date: day } : { term: '受講日', value: completedOn },
		...given('時間', hours && `${hours}時間`),
		...given('実施方法', method ?? ''),
		...given('理解度', comprehension && `${comprehension}（5段階）`),
		saidAt
	];
}

/** The same as the server has it. */
export function serverFacts(record: ServerRecord, courses: Courses): Fact[] {
	const { courseCode, completedOn, hours, comprehension, method, state } = record;
	return [
		{ term: '研修', value: courses.get(courseCode) ?? courseCode },
		{ term: '受講日', date: completedOn },
		...given('時間', hours !== null && `${hours}時間`),
		...given('実施方法', method ?? ''),
		...given('理解度', comprehension !== null && `${comprehension}（5段階）`),
		{ term: '状態', value: completionStateWords[state] }
	];
}

function given(term: string, value: string | false): Fact[] {
	return value ? [{ term, value }] : [];
}
