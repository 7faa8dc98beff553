import { v7 } from 'uuid';
import { type ClaimFields } from '$lib/domain/training';
import { type OutboxRow, withDatabase } from './database';
import { currentKey } from './identity';
import { type KeepOutcome, opened, type Saying, sealedRow, type UnsentItem, whyNot } from './outbox';

/** What is to become of the unsent commands of one record: which go, and what is said instead. */
type Plan = { gone: readonly UnsentItem[]; recordId: string; said: Saying | null };

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

/** The same said with other content. Under a number that is taken, or of a record that is no more, it is a record of its own. */
function anew({ command, answer, recordId }: UnsentItem, claim: ClaimFields): Omit<Plan, 'gone'> {
	const isLost = answer?.outcome === 'rejected' && ['id-reused', 'withdrawn'].includes(answer.code);
	if (isLost) return { recordId: v7(), said: { kind: 'record', claim } };
	if (command.kind !== 'amend') return { recordId, said: { kind: 'record', claim } };
	const seen = answer?.outcome === 'conflict' ? answer.server.entry : command.seen;
	return { recordId, said: { kind: 'amend', base: command.base, seen, claim } };
}

/** What is to become of a record of which this is unsent: nothing any more where all of it was sent; null where nothing can be done. */
type Planner = (items: readonly UnsentItem[], recordId: string) => Plan | null;

/** Carries out what is planned for the record of this command; planned again where a sending changed something meanwhile. */
async function change(person: string, opId: string, planOf: Planner): Promise<KeepOutcome> {
	const key = await currentKey();
	if (key?.userId !== person) return { ok: false, reason: whyNot(key) };
	for (;;) {
		const beside = await rowsBeside(opId, key.keyId);
		if (!beside) return { ok: false, reason: 'not-there' };
		const opening = await Promise.all(beside.rows.map((row) => opened(row, key)));
		const plan = planOf(
			opening.filter((item) => item !== null),
			beside.recordId
		);
		if (!plan) return { ok: false, reason: 'not-there' };
		const { gone, recordId, said } = plan;
		const row = said && (await sealedRow(key, recordId, said));
		if (await swap(beside, gone, row)) return { ok: true, opId: row?.opId ?? opId, recordId };
	}
}

type Beside = { recordId: string; rows: OutboxRow[] };

/** Everything of this key unsent of the record of this command, the oldest first; null where the command is neither here nor was sent. */
function rowsBeside(opId: string, keyId: string): Promise<Beside | null> {
	return withDatabase(async (database) => {
		const row = (await database.get('outbox', opId)) ?? (await database.get('sent', opId));
		if (row?.keyId !== keyId) return null;
		const { recordId } = row;
		const rows = await database.getAllFromIndex('outbox', 'record', recordId);
		return { recordId, rows: rows.toSorted((one, other) => one.deviceSeq - other.deviceSeq) };
	});
}

/** In one transaction; false, and nothing done, where the record's commands are no longer as they were seen. */
function swap({ recordId, rows }: Beside, gone: readonly UnsentItem[], row: OutboxRow | null): Promise<boolean> {
	return withDatabase(async (database) => {
		const change = database.transaction('outbox', 'readwrite');
		const now = await change.store.index('record').getAll(recordId);
		const isSame = stateOf(now) === stateOf(rows);
		if (isSame) {
			for (const { opId } of gone) await change.store.delete(opId);
			if (row) await change.store.put(row);
		}
		await change.done;
		return isSame;
	});
}

function stateOf(rows: readonly OutboxRow[]): string {
	return rows
		.map(({ opId, attempts, standing }) => `${opId} ${attempts} ${standing}`)
		.toSorted()
		.join();
}
