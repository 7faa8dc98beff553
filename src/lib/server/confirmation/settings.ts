import { eq } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type Confirmation, type SettingRefusal, shippedConfirmation } from '$lib/domain/confirmation';
import { actorOf } from '../access/actor';
import { type Database, type Db } from '../db/open';
import { addRow, changeRow } from '../db/rows';
import { setting } from '../db/schema';
import { write } from '../db/write';

const key = 'confirmation';

/** Who confirms, with the entry that decided it: 0 while it is as shipped. */
export type DecidedConfirmation = { value: Confirmation; entry: number };

/** Who confirms, as the municipality has decided, or as the program ships it: then `entry` is 0. */
export async function confirmationDecided(db: Db): Promise<DecidedConfirmation> {
	const row = await rowOf(db);
	return { value: { ...shippedConfirmation, ...row?.value }, entry: row?.entry ?? 0 };
}

async function rowOf(db: Db) {
	const [row] = await db.select().from(setting).where(eq(setting.key, key));
	return row && { ...row, value: row.value as Partial<Confirmation> };
}

export type SettingOutcome = { ok: true } | { ok: false; reason: SettingRefusal };

/**
 * Decides who confirms from now on. What waits already waits for them too; what was confirmed stays.
 *
 * @param seen the entry of the decision that stood on the page
 */
export async function decideConfirmation(
	database: Database,
	viewer: Viewer,
	value: Confirmation,
	seen: number
): Promise<SettingOutcome> {
	if (!can(viewer, 'setting:change')) return { ok: false, reason: 'not-allowed' };
	return write<SettingOutcome>(database, actorOf(viewer), 'setting.changed', async (change) => {
		const row = await rowOf(change.db);
		if ((row?.entry ?? 0) !== seen) return { ok: false, reason: 'changed-since' };
		const before = { ...shippedConfirmation, ...row?.value };
		if (before.completions === value.completions && before.holdings === value.holdings)
			return { ok: false, reason: 'no-change' };
		if (row) await changeRow(change, setting, row, { value });
		else await addRow(change, setting, { key, value });
		change.describe({ key, before, after: value } satisfies AuditPayload<'setting.changed'>);
		return { ok: true };
	});
}
