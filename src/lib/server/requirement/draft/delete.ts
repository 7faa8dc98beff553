import { and, eq } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type RequirementRefusal } from '$lib/domain/requirement';
import { type Database, type Db } from '../../db/open';
import { removeRow } from '../../db/rows';
import { exemption, requirement, superseded } from '../../db/schema';
import { write } from '../../db/write';
import { actorOf } from '../../access/actor';
import { requirementOf } from '../rows';

/** `seen`: the version that was shown. */
export type DeleteCommand = { id: number; seen: number };
export type DeleteOutcome = { ok: true } | { ok: false; reason: RequirementRefusal };

const already = { ok: false, reason: 'already' } as const;

/** Deletes a 下書き with its exemptions: it never asked anybody. What was published is taken back instead. */
export async function deleteDraft(
	database: Database,
	viewer: Viewer,
	{ id, seen }: DeleteCommand
): Promise<DeleteOutcome> {
	if (!can(viewer, 'requirement:edit')) return { ok: false, reason: 'not-allowed' };
	const attempt = await write<DeleteOutcome | typeof already>(
		database,
		actorOf(viewer),
		'requirement.deleted',
		async (change) => {
			const row = await requirementOf(change.db, id);
			if (!row) return (await wasThere(change.db, id)) ? already : { ok: false, reason: 'unknown-requirement' };
			if (row.state !== 'draft') return { ok: false, reason: 'not-draft' };
			if (row.entry !== seen) return { ok: false, reason: 'changed-since' };
			const exempt = await change.db.select().from(exemption).where(eq(exemption.requirementId, id));
			for (const one of exempt) await removeRow(change, exemption, one);
			await removeRow(change, requirement, row);
			const { name, fiscalYear } = row;
			change.describe({ requirement: id, name, fiscalYear } satisfies AuditPayload<'requirement.deleted'>);
			return { ok: true };
		}
	);
	return attempt.ok || attempt.reason !== 'already' ? attempt : { ok: true };
}

async function wasThere(db: Db, id: number): Promise<boolean> {
	const { table, rowId, removed } = superseded;
	const isThis = and(eq(table, 'requirement'), eq(rowId, id), eq(removed, true));
	return (await db.select({ id: superseded.id }).from(superseded).where(isThis)).length > 0;
}
