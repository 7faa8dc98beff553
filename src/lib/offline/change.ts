import { v7 } from 'uuid';
import { type ClaimFields } from '$lib/domain/training';
import { withDatabase } from './database';
import { type KeepOutcome, type UnsentItem } from './outbox';
import { change, type Plan } from './plan';

/**
 * 編集 of something unsent. What was never tried is said anew in its place; once tried, the edit is a command of its own on top of the last.
 * What waits for its person, and all that stands on it, becomes the one command of this content, since the server has none of it. What
 * was sent while somebody wrote is edited on the server.
 */
export function editUnsent(person: string, opId: string, claim: ClaimFields): Promise<KeepOutcome> {
	return change(person, opId, (items, recordId) => {
		const last = items.at(-1);
		if (!last) return { gone: [], recordId, said: { kind: 'amend', base: opId, seen: null, claim } };
		const held = heldTail(items);
		if (last.command.kind === 'withdraw') return null;
		if (held.length > 0) return { gone: held, ...anew(held[0]!, claim) };
		if (last.attempts === 0) return { gone: [last], ...anew(last, claim) };
		return { gone: [], recordId: last.recordId, said: { kind: 'amend', base: last.opId, seen: null, claim } };
	});
}

/**
 * 取消 of something unsent. What was never tried, and what waits for its person with all that stands on it, goes; what may have arrived is
 * withdrawn by a command on top of it, since nobody knows, and so is what was sent meanwhile.
 */
export function cancelUnsent(person: string, opId: string, reason: string): Promise<KeepOutcome> {
	return change(person, opId, (items, recordId) => {
		const item = items.find((one) => one.opId === opId) ?? items.at(-1);
		if (!item) return { gone: [], recordId, said: { kind: 'withdraw', base: opId, reason } };
		const held = heldTail(items);
		if (held.length > 0) return { gone: held, recordId, said: null };
		if (item.attempts === 0) return { gone: [item], recordId, said: null };
		const tried = items.filter(({ attempts }) => attempts > 0);
		const untried = items.filter(({ attempts }) => attempts === 0);
		return { gone: untried, recordId, said: { kind: 'withdraw', base: tried.at(-1)!.opId, reason } };
	});
}

/**
 * A 取消 on top of what the server then refused: a record that never was goes with it; of a refused edit only the edit goes, and the 取消
 * stands on what the edit stood on.
 */
export async function foldWithdrawn(person: string): Promise<void> {
	const rows = await withDatabase((database) => database.getAllFromIndex('outbox', 'seq'));
	const held = rows.filter(({ standing }) => standing !== 'unsent');
	const under = held.filter(({ recordId, deviceSeq }) =>
		rows.some((row) => row.recordId === recordId && row.deviceSeq > deviceSeq)
	);
	for (const { opId } of under) await change(person, opId, withdrawnPlan);
}

function withdrawnPlan(items: readonly UnsentItem[]): Plan | null {
	const gone = heldTail(items);
	const [first, last] = [gone[0], items.at(-1)!.command];
	if (!first || gone.length < 2 || last.kind !== 'withdraw') return null;
	const { recordId, command } = first;
	if (command.kind === 'record') return { gone, recordId, said: null };
	return { gone, recordId, said: { kind: 'withdraw', base: command.base, reason: last.reason } };
}

/** From the first that waits for its person on: of these the server has none, since each stands on the one before. */
function heldTail(items: readonly UnsentItem[]): readonly UnsentItem[] {
	const first = items.findIndex(({ standing }) => standing !== 'unsent');
	return first < 0 ? [] : items.slice(first);
}

/**
 * The same said with other content. Under a number that is taken, or of a record that is no more or not one's own to change, it is a record
 * of its own.
 */
function anew({ command, answer, recordId }: UnsentItem, claim: ClaimFields): Omit<Plan, 'gone'> {
	// A command of an older build knows nothing of it.
	const mends = command.kind === 'record' && !isMended(answer) ? (command.mends ?? null) : null;
	if (isLost(answer)) return { recordId: v7(), said: { kind: 'record', mends, claim } };
	if (command.kind !== 'amend') return { recordId, said: { kind: 'record', mends, claim } };
	const seen = answer?.outcome === 'conflict' ? answer.server.entry : command.seen;
	return { recordId, said: { kind: 'amend', base: command.base, seen, claim } };
}

function isLost(answer: UnsentItem['answer']): boolean {
	if (answer?.outcome !== 'rejected') return false;
	return ['id-reused', 'withdrawn'].includes(answer.code) || (answer.code === 'already-recorded' && !answer.mendable);
}

/** What it was to mend is mended already, or gone: said again, it is a record like any other. */
function isMended(answer: UnsentItem['answer']): boolean {
	return answer?.outcome === 'rejected' && answer.code === 'not-returned';
}
