import { existsSync, readFileSync } from 'node:fs';
import { inCheckout, runKenshu } from './checkout.mjs';
import { upgrading } from './sentences.mjs';

/**
 * Brings a demonstration database of an older version up to date. Only asked by `npm start`: a municipality's own
 * database is upgraded when its administrator says so.
 *
 * @param {string} url DATABASE_URL of an existing file
 * @returns {Promise<boolean>} false when the upgrade failed
 */
export async function upgradeIfOlder(url) {
	if (!(await isOlder(url))) return true;
	console.log(upgrading);
	return (await runKenshu(['migrate'], { env: { DATABASE_URL: url }, quiet: true })) === 0;
}

/**
 * Whether migrations wait, by drizzle's own rule: the last one applied is dated before the last one there is. Asked here
 * and not by `kenshu migrate`, which takes a second to start. A file that cannot be asked is not older: the server says
 * what is wrong with it.
 *
 * @param {string} url
 */
async function isOlder(url) {
	const { createClient } = await import('@libsql/client');
	try {
		const client = createClient({ url });
		const { rows } = await client.execute('select max(created_at) as last from __drizzle_migrations');
		client.close();
		return Number(rows[0]?.last ?? 0) < lastMigration();
	} catch {
		return false;
	}
}

/** When the last migration was written, in milliseconds since 1970; 0 when there is none. */
function lastMigration() {
	const journal = inCheckout('drizzle/meta/_journal.json');
	if (!existsSync(journal)) return 0;
	return JSON.parse(readFileSync(journal, 'utf8')).entries.at(-1)?.when ?? 0;
}
