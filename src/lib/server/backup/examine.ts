import { statSync } from 'node:fs';
import { type Finding } from '../audit/verify/verification';
import { verifyAudit } from '../audit/verify/verify';
import { condition } from '../db/condition';
import { noIdentity } from '../db/identity';
import { fileState } from '../db/local-file';
import { migrateDatabase } from '../db/migrate';
import { inTransaction } from '../db/transaction';
import { addressOf, type Contents, contentsOf, hasEntries, isSound, withFile } from './contents';

export type Unfit = 'not-ours' | 'newer' | 'damaged' | 'full';

export type Examined =
	| { ok: true; contents: Contents; older: boolean }
	| { ok: false; reason: Unfit }
	/** somebody changed it behind the program's back; the first place where that shows */
	| { ok: false; reason: 'tampered'; finding: Finding };

/**
 * Whether a copy of a backup can become the database of this program. Brings it up to this program's version on the way, so it is asked
 * of a copy only. The size it tells is that of the file as it was given.
 */
export async function examine(copy: string): Promise<Examined> {
	if (fileState(copy) !== 'database') return { ok: false, reason: 'not-ours' };
	const bytes = statSync(copy).size;
	if (!(await isSound(copy))) return { ok: false, reason: 'damaged' };
	const version = await versionOf(copy);
	if (version !== 'same' && version !== 'older') return { ok: false, reason: version };
	if (version === 'older') {
		const migrated = await migrateDatabase(addressOf(copy));
		if (!migrated.ok) return { ok: false, reason: migrated.reason === 'disk-full' ? 'full' : 'damaged' };
	}
	const finding = await firstFinding(copy);
	if (finding) return { ok: false, reason: 'tampered', finding };
	return { ok: true, contents: { ...(await contentsOf(copy)), bytes }, older: version === 'older' };
}

/** The first place where the audit log of a copy does not fit. Not by `openDatabase`, which would give the copy a log. */
export async function firstFinding(copy: string): Promise<Finding | undefined> {
	const { findings } = await withFile(copy, (client) =>
		verifyAudit({ snapshot: (task) => inTransaction(client, noIdentity, 'read', task) })
	);
	return findings[0];
}

async function versionOf(copy: string): Promise<'same' | 'older' | 'newer' | 'not-ours'> {
	const wrong = await condition(addressOf(copy));
	if (wrong === null) return 'same';
	if (wrong === 'newer') return 'newer';
	return wrong === 'not-migrated' && (await withFile(copy, hasEntries)) ? 'older' : 'not-ours';
}
