import { eq, inArray } from 'drizzle-orm';
import { type FiscalYear } from '$lib/domain/calendar';
import { type Drill } from '$lib/domain/requirement';
import { groupBy } from '$lib/domain/ledger';
import { type Db } from '../db/open';
import { drill, drillParticipant, staff } from '../db/schema';

/** A 訓練 as it stands; `entry` is the version of its row, for whoever changes what they saw. */
export type StoredDrill = Drill & { entry: number };

/** The 訓練 of a fiscal year by day, with who took part in the order in which they were entered. */
export async function drillsOf(db: Db, fiscalYear: FiscalYear): Promise<StoredDrill[]> {
	return withParticipants(db, await db.select().from(drill).where(eq(drill.fiscalYear, fiscalYear)));
}

/** The 訓練 of this number; null where there is none. */
export async function drillOf(db: Db, id: number): Promise<StoredDrill | null> {
	const [found] = await withParticipants(db, await db.select().from(drill).where(eq(drill.id, id)));
	return found ?? null;
}

type Row = typeof drill.$inferSelect;

async function withParticipants(db: Db, rows: readonly Row[]): Promise<StoredDrill[]> {
	if (rows.length === 0) return [];
	const ids = rows.map(({ id }) => id);
	const of = await db
		.select({
			drillId: drillParticipant.drillId,
			staffNumber: staff.staffNumber,
			name: staff.name,
			part: drillParticipant.part
		})
		.from(drillParticipant)
		.innerJoin(staff, eq(staff.id, drillParticipant.staffId))
		.where(inArray(drillParticipant.drillId, ids))
		.orderBy(drillParticipant.id);
	const participants = groupBy(of, ({ drillId }) => drillId);
	return rows
		.map(({ id, entry, fiscalYear, name, heldOn, note }) => ({
			...{ id, entry, fiscalYear, name, heldOn, note },
			participants: (participants.get(id) ?? []).map(({ drillId: _, ...one }) => one)
		}))
		.sort((one, other) => (one.heldOn === other.heldOn ? one.id - other.id : one.heldOn < other.heldOn ? -1 : 1));
}
