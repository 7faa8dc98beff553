import { type Viewer } from '$lib/domain/access';
import { dayInJapan } from '$lib/domain/calendar';
import { type RecordKind } from '$lib/domain/confirmation';
import { type Db } from '../db/open';
import { type Evidence, evidenceOf } from '../evidence/queries';
import { holdingDuplicates } from '../qualification/duplicates';
import { holdingWithin, type WaitingHolding } from '../qualification/waiting';
import { possibleDuplicates } from './queue/duplicates';
import { formerReasons } from './former-reasons';
import { completionWithin, type WaitingCompletion } from './queue/queue';
import { sameDayCounts } from './queue/same-day';

/** A record with all that whoever judges it looks at: its evidence, what may be the same as it, what else can be confirmed with it. */
export type ShownRecord = Awaited<ReturnType<typeof shownRecords>>[number];

/** Rows of the queue of completions as they are shown. */
export async function shownCompletions(db: Db, viewer: Viewer, rows: readonly WaitingCompletion[]) {
	const duplicates = await possibleDuplicates(db, idsOf(rows));
	const others = [...duplicates.values()].flat();
	const files = await evidenceOf(db, { completionIds: [...idsOf(rows), ...idsOf(others)] });
	const sameDay = await sameDayCounts(db, viewer, rows);
	const former = await formerReasons(db, 'completion', idsOf(rows));
	const of = (id: number) => files.filter(({ completionId }) => completionId === id).map(shownFile);
	// What was taken back is its person's alone.
	const shownOf = ({ id, state }: Pick<WaitingCompletion, 'id' | 'state'>) => (state === 'withdrawn' ? [] : of(id));
	return rows.map(({ recordedAt, ...row }) => ({
		...{ ...row, kind: 'completion' as const, recordedOn: dayInJapan(new Date(recordedAt)), files: shownOf(row) },
		/** why it was returned the last time; null where it never was */
		formerReason: former.get(row.id) ?? null,
		/** how many wait of this course and day, itself among them */
		sameDay: sameDay.get(row.id) ?? 1,
		duplicates: (duplicates.get(row.id) ?? []).map((other) => ({ ...other, files: of(other.id) }))
	}));
}

/** Rows of the queue of qualifications as they are shown; the files of another one only where that one may be seen. */
export async function shownHoldings(db: Db, viewer: Viewer, rows: readonly WaitingHolding[]) {
	const duplicates = await holdingDuplicates(db, viewer, rows);
	const others = [...duplicates.values()].flat().filter(({ shown }) => shown !== null);
	const files = await evidenceOf(db, { holdingIds: [...idsOf(rows), ...idsOf(others)] });
	const former = await formerReasons(db, 'holding', idsOf(rows));
	const of = (id: number) => files.filter(({ holdingId }) => holdingId === id).map(shownFile);
	const shownOf = ({ id, state }: Pick<WaitingHolding, 'id' | 'state'>) => (state === 'withdrawn' ? [] : of(id));
	return rows.map(({ recordedAt, ...row }) => ({
		...{ ...row, kind: 'holding' as const, recordedOn: dayInJapan(new Date(recordedAt)), files: shownOf(row) },
		formerReason: former.get(row.id) ?? null,
		duplicates: (duplicates.get(row.id) ?? []).map((other) => ({ ...other, files: of(other.id) }))
	}));
}

/**
 * One record in whatever state, as it is shown; null for a stranger's and for one that is not there.
 *
 * @param act what the viewer means to do with it
 */
export async function shownRecord(db: Db, viewer: Viewer, kind: RecordKind, id: number, act: 'confirm' | 'correct') {
	const [shown] = await shownRecords(db, viewer, kind, id, act);
	return shown ?? null;
}

async function shownRecords(db: Db, viewer: Viewer, kind: RecordKind, id: number, act: 'confirm' | 'correct') {
	if (kind === 'holding') {
		const row = await holdingWithin(db, viewer, id, `holding:${act}`);
		return shownHoldings(db, viewer, row ? [row] : []);
	}
	const row = await completionWithin(db, viewer, id, `completion:${act}`);
	return shownCompletions(db, viewer, row ? [row] : []);
}

function idsOf(rows: readonly { id: number }[]): number[] {
	return rows.map(({ id }) => id);
}

function shownFile({ id, name, type, size, width, height, by, isUnseen }: Evidence) {
	return { id, name, type, size, width, height, by, isUnseen };
}
