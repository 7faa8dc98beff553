import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { readPayload } from '$lib/domain/audit';
import { type Db } from '../db/open';
import { entry } from '../db/schema';

/** A file that somebody took off a record of the viewer's: who, and why. Of the two ids the one it proved. */
export type RemovedEvidence = { completionId: number | null; holdingId: number | null; by: string; reason: string };

/** What others took off the viewer's own records, with the reason that was given; what has to be given none is not told. */
export async function removedEvidenceOf(db: Db, { staffId }: Viewer): Promise<RemovedEvidence[]> {
	if (staffId === null) return [];
	const said = (name: string) => sql<number | string | null>`${entry.payload} ->> ${`$.${name}`}`;
	const rows = await db
		.select({ by, payload: entry.payload })
		.from(entry)
		.where(and(eq(entry.event, 'evidence.removed'), eq(said('staff'), staffId), isNotNull(said('reason'))))
		.orderBy(entry.number);
	return rows.flatMap(({ by, payload }) => {
		const { completion, holding, reason } = readPayload(payload) ?? {};
		if (typeof reason !== 'string') return [];
		return [{ completionId: idOf(completion), holdingId: idOf(holding), by, reason }];
	});
}

function idOf(value: unknown): number | null {
	return typeof value === 'number' ? value : null;
}

const by = sql<string>`coalesce((SELECT person.name FROM account AS who JOIN staff AS person
	ON person.staff_number = who.staff_number WHERE 'account:' || who.id = "entry"."actor"), '管理者')`;
