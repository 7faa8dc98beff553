import { and, eq, sql } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { readPayload } from '$lib/domain/audit';
import { type Db } from '../db/open';
import { completion, entry } from '../db/schema';

/** Who took back what they had entered for the viewer, and why. */
export type TakenBack = { completionId: number; by: string; reason: string };

/** The viewer's own records that whoever entered them took back (代理で記録の取下げ), not the viewer. */
export async function takenBackOf(db: Db, { staffId, accountId }: Viewer): Promise<TakenBack[]> {
	if (staffId === null) return [];
	const rows = await db
		.select({ completionId: completion.id, by, payload: entry.payload })
		.from(completion)
		.innerJoin(entry, eq(entry.number, completion.entry))
		.where(
			and(
				eq(completion.staffId, staffId),
				eq(completion.state, 'withdrawn'),
				eq(entry.event, 'completion.withdrawn'),
				sql`${entry.actor} <> ${`account:${accountId}`}`
			)
		);
	return rows.map(({ completionId, by, payload }) => {
		const reason = readPayload(payload)?.reason;
		return { completionId, by, reason: typeof reason === 'string' ? reason : '' };
	});
}

const by = sql<string>`coalesce((SELECT person.name FROM account AS who JOIN staff AS person
	ON person.staff_number = who.staff_number WHERE 'account:' || who.id = "entry"."actor"), '管理者')`;
