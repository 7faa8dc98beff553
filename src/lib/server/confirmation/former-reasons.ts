import { sql } from 'drizzle-orm';
import { type RecordKind } from '$lib/domain/confirmation';
import { type Db } from '../db/open';

/** Why these records were returned the last time (前回の差戻しの理由), by their ids; one that never was is not among them. */
export async function formerReasons(db: Db, kind: RecordKind, ids: readonly number[]): Promise<Map<number, string>> {
	if (ids.length === 0) return new Map();
	const rows = await db.all<{ id: number; reason: string | null }>(sql`
		SELECT row_id AS id, row ->> '$.returnReason' AS reason FROM superseded
		WHERE "table" = ${kind} AND removed = 0 AND row ->> '$.state' = 'returned'
			AND row_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
		ORDER BY entry`);
	return new Map(rows.flatMap(({ id, reason }) => (reason ? [[id, reason] as const] : [])));
}
