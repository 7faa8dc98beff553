import { type OutboxRow, withDatabase } from './database';
import { moveFiles } from './file-rows';
import { currentKey } from './identity';
import { type KeepOutcome, opened, type Saying, sealedRow, type UnsentItem, whyNot } from './outbox';

/** What is to become of the unsent commands of one record: which go, and what is said instead. */
export type Plan = { gone: readonly UnsentItem[]; recordId: string; said: Saying | null };

/** What is to become of a record of which this is unsent: nothing any more where all of it was sent; null where nothing can be done. */
type Planner = (items: readonly UnsentItem[], recordId: string) => Plan | null;

/** Carries out what is planned for the record of this command; planned again where a sending changed something meanwhile. */
export async function change(person: string, opId: string, planOf: Planner): Promise<KeepOutcome> {
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
		const { recordId, said } = plan;
		const row = said && (await sealedRow(key, recordId, said));
		if (await swap(beside, plan, row)) return { ok: true, opId: row?.opId ?? opId, recordId };
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
function swap({ recordId, rows }: Beside, plan: Plan, row: OutboxRow | null): Promise<boolean> {
	return withDatabase(async (database) => {
		const change = database.transaction(['outbox', 'files', 'fileBytes'], 'readwrite');
		const outbox = change.objectStore('outbox');
		const files = { files: change.objectStore('files'), bytes: change.objectStore('fileBytes') };
		const now = await outbox.index('record').getAll(recordId);
		const isSame = stateOf(now) === stateOf(rows);
		if (isSame) {
			for (const { opId } of plan.gone) await outbox.delete(opId);
			if (row) await outbox.put(row);
			const gone = plan.gone.map(({ opId }) => opId);
			await moveFiles(files, recordId, gone, plan.said?.kind === 'withdraw' ? null : row);
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
