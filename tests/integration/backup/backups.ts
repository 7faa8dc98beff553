import { createClient } from '@libsql/client';
import { join } from 'node:path';
import { expect } from 'vitest';
import { temporaryFolder } from '../../factories/package-files';
import { kenshu } from '../cli/in-process';
import { type command } from './town';

/** The address of a database that does not exist yet, in these new folders. */
export const newUrl = (...folders: string[]) => `file:${join(temporaryFolder(), ...folders, 'kenshu.db')}`;

/** The words of the report that is compared before and after. */
export const report = ['report', 'town-dx', '--as-of', '2024-03-31', '--format', 'json'];

/** A backup of the database, made in this process or, by `command`, in one of its own. */
export async function backupOf(url: string, run: typeof command | typeof kenshu = kenshu): Promise<string> {
	const file = join(temporaryFolder(), 'backup.db');
	expect(await run(url, 'backup', file)).toMatchObject({ status: 0 });
	return file;
}

/** Statements on a database file past everything that guards it. */
export async function run(path: string, ...statements: string[]): Promise<void> {
	const client = createClient({ url: `file:${path}` });
	for (const statement of statements) await client.execute(statement);
	client.close();
}
