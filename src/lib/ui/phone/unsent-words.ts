import { parseDate } from '$lib/domain/calendar';
import type { ServerRecord } from '$lib/domain/outbox';
import { completionStateWords } from '$lib/domain/training';
import type { UnsentItem } from '$lib/offline/outbox';
import type { Fact } from '$lib/ui/layout/FactList.svelte';
import type { Courses } from './courses';
import { moment } from './moments';

/** An unsent command, and for a 取消 what it takes back, where that is unsent as well. */
export type ShownItem = UnsentItem & { about: UnsentItem | null };

/** What 送信待ち shows: a 取消 stands for all that was said of its record before. */
export function shownItems(items: readonly UnsentItem[]): ShownItem[] {
	const withdrawn = new Set(items.filter(({ command }) => command.kind === 'withdraw').map(({ recordId }) => recordId));
	return items
		.filter(({ command, recordId }) => command.kind === 'withdraw' || !withdrawn.has(recordId))
		.map((item) => ({ ...item, about: item.command.kind === 'withdraw' ? latestClaim(items, item) : null }));
}

function latestClaim(items: readonly UnsentItem[], { recordId }: UnsentItem): UnsentItem | null {
	return items.findLast((item) => item.recordId === recordId && item.command.kind !== 'withdraw') ?? null;
}

/** What an unsent command is about. */
export function unsentTitle({ command, about }: ShownItem, courses: Courses): string {
	if (command.kind === 'withdraw')
		return about ? `${unsentTitle({ ...about, about: null }, courses)}（取消）` : '記録の取消';
	const course = courses.get(command.claim.courseCode) ?? command.claim.courseCode;
	return command.kind === 'amend' ? `${course}（編集）` : course;
}

/** What it says, and when it was said. */
export function claimFacts({ command, createdAt, about }: ShownItem): Fact[] {
	const saidAt = { term: '保存', value: moment(new Date(createdAt)) };
	if (command.kind === 'withdraw') return about ? claimFacts({ ...about, createdAt, about: null }) : [saidAt];
	const { completedOn, hours, comprehension } = command.claim;
	const day = parseDate(completedOn.trim());
	return [
		day ? { term: '受講日', date: day } : { term: '受講日', value: completedOn },
		...given('時間', hours && `${hours}時間`),
		...given('理解度', comprehension && `${comprehension}（5段階）`),
		saidAt
	];
}

/** The same as the server has it. */
export function serverFacts(record: ServerRecord, courses: Courses): Fact[] {
	const { courseCode, completedOn, hours, comprehension, state } = record;
	return [
		{ term: '研修', value: courses.get(courseCode) ?? courseCode },
		{ term: '受講日', date: completedOn },
		...given('時間', hours !== null && `${hours}時間`),
		...given('理解度', comprehension !== null && `${comprehension}（5段階）`),
		{ term: '状態', value: completionStateWords[state] }
	];
}

function given(term: string, value: string | false): Fact[] {
	return value ? [{ term, value }] : [];
}
