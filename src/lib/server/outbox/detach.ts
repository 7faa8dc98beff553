import { and, eq, inArray } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/sqlite-core';
import { type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { evidence, outboxCommand } from '../db/schema';
import { type Rounds } from '../db/write-rounds';
import { takeOff } from '../evidence/remove';

/** A record on which nothing of its person's word is left. */
type Left = Pick<AuditPayload<'completion.unjoined'>, 'completion' | 'staff' | 'course' | 'completedOn'>;

/**
 * Takes off what a person's phones put on a record that stands by another way, once they have taken back all their phones said of it: a
 * picture of somebody who says they were not there proves nothing, and it would keep an import from being undone. In a round of its own.
 */
export async function detachFiles(
	rounds: Rounds,
	{ accountId }: Viewer,
	{ completion, ...record }: Left
): Promise<void> {
	const { addedBy, kind, completionId, accountId: whose } = outboxCommand;
	const attached = new QueryBuilder()
		.select({ addedBy })
		.from(outboxCommand)
		.where(and(eq(completionId, completion), eq(whose, accountId), eq(kind, 'attach')));
	const rows = await rounds.db
		.select()
		.from(evidence)
		.where(and(eq(evidence.completionId, completion), inArray(evidence.addedBy, attached)));
	if (rows.length === 0) return;
	const change = rounds.begin('evidence.removed');
	for (const row of rows) await takeOff(change, row, accountId);
	change.describe({ completion, ...record, files: rows.length } satisfies AuditPayload<'evidence.removed'>);
	await rounds.endRound();
}
