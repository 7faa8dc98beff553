import { type Client, createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { fileURLToPath } from 'node:url';
import { hasUnsealedEntries, sealOlderEntries } from '../audit/seal/seal-older';
import { condition, type Condition, conditionOf } from './condition';
import { noIdentity } from './identity';
import { localPath, makeFileFor } from './local-file';
import { inTransaction } from './transaction';

/** From the source tree only: the built server never migrates. */
const migrationsFolder = fileURLToPath(new URL('../../../../drizzle', import.meta.url));

/** Creates or upgrades the database, and seals what entries of an older program wrote. The migrator takes no lock, so only the command line calls this, never two at once. */
export async function migrateDatabase(
	url: string,
	authToken?: string
): Promise<{ ok: true; migrated: boolean } | { ok: false; reason: Condition }> {
	const before = await condition(url, authToken);
	if (before !== null && before !== 'absent' && before !== 'not-migrated') return { ok: false, reason: before };
	try {
		if (before !== null) await createOrUpgrade(url, authToken);
		const sealed = await withClient(url, authToken, sealWhatIsOlder);
		return { ok: true, migrated: before !== null || sealed };
	} catch (error) {
		return { ok: false, reason: conditionOf(error) };
	}
}

async function createOrUpgrade(url: string, authToken?: string): Promise<void> {
	const path = localPath(url);
	if (path !== null) makeFileFor(path);
	await withClient(url, authToken, (client) => migrate(drizzle(client), { migrationsFolder }));
}

/** Whether an upgrade was cut short before the entries of an older program were sealed, or was made by a program that did not. */
export function isUnsealed(url: string, authToken?: string): Promise<boolean> {
	return withClient(url, authToken, hasUnsealedEntries);
}

/** @returns whether there was anything to seal */
async function sealWhatIsOlder(client: Client): Promise<boolean> {
	if (!(await hasUnsealedEntries(client))) return false;
	await sealOlderEntries({ transact: (task) => inTransaction(client, noIdentity, 'write', task) });
	return true;
}

async function withClient<T>(
	url: string,
	authToken: string | undefined,
	task: (client: Client) => Promise<T>
): Promise<T> {
	const client = createClient({ url, authToken });
	try {
		return await task(client);
	} finally {
		client.close();
	}
}
