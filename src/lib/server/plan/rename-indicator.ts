import { eq } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type Naming, type NamingRefusal } from '$lib/domain/plan';
import { actorOf } from '../access/actor';
import { type Database } from '../db/open';
import { changeRow } from '../db/rows';
import { indicator } from '../db/schema';
import { write } from '../db/write';
import { indicatorAt } from './indicator-at';

/** `seen`: the last entry of the log that whoever names the indicator had before their eyes. */
export type NamingCommand = Naming & { indicatorCode: string; seen: number };

export type NamingOutcome =
	| { ok: true }
	| { ok: false; reason: Exclude<NamingRefusal, 'changed-since'> }
	/** `stands`: what somebody else made of it, by this entry */
	| { ok: false; reason: 'changed-since'; stands: Naming; entry: number };

/** Calls an indicator otherwise, or puts its note right. What is frozen keeps the name it was reported under. */
export async function renameIndicator(
	database: Database,
	viewer: Viewer,
	{ indicatorCode, name, note, seen }: NamingCommand
): Promise<NamingOutcome> {
	if (!can(viewer, 'plan:edit')) return { ok: false, reason: 'not-allowed' };
	return write<NamingOutcome>(database, actorOf(viewer), 'indicator.renamed', async (change) => {
		const [row] = await change.db.select().from(indicator).where(eq(indicator.code, indicatorCode));
		if (!row) return { ok: false, reason: 'unknown-indicator' };
		const stands = { name: row.name, note: row.note };
		const before = row.entry > seen ? await indicatorAt(change.db, row.id, seen) : stands;
		if (!isSame(before, stands)) return { ok: false, reason: 'changed-since', stands, entry: row.entry };
		if (isSame(stands, { name, note })) return { ok: false, reason: 'unchanged' };
		await changeRow(change, indicator, row, { name, note });
		const told = { indicator: indicatorCode, name, was: row.name, note: row.note !== note };
		change.describe(told satisfies AuditPayload<'indicator.renamed'>);
		return { ok: true };
	});
}

function isSame(one: Naming | null, other: Naming): boolean {
	return one?.name === other.name && one.note === other.note;
}
