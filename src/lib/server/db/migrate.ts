import { createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { fileURLToPath } from 'node:url';
import { condition, type Condition, conditionOf } from './condition';
import { localPath, makeFolderFor } from './local-file';

/** From the source tree only: the built server never migrates. */
const migrationsFolder = fileURLToPath(new URL('../../../../drizzle', import.meta.url));

/** Creates or upgrades the database. The migrator takes no lock, so only the command line calls this, never two at once. */
export async function migrateDatabase(
	url: string,
	authToken?: string
): Promise<{ ok: true; migrated: boolean } | { ok: false; reason: Condition }> {
	const before = await condition(url, authToken);
	if (before === null) return { ok: true, migrated: false };
	if (before !== 'absent' && before !== 'not-migrated') return { ok: false, reason: before };
	try {
		await createOrUpgrade(url, authToken);
		return { ok: true, migrated: true };
	} catch (error) {
		return { ok: false, reason: conditionOf(error) };
	}
}

async function createOrUpgrade(url: string, authToken?: string): Promise<void> {
	const path = localPath(url);
	if (path !== null) makeFolderFor(path);
	const client = createClient({ url, authToken });
	try {
		await migrate(drizzle(client), { migrationsFolder });
	} finally {
		client.close();
	}
}
