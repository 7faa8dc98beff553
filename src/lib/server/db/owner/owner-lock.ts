import { createClient } from '@libsql/client';
import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { isBusy } from '../busy';
import { conditionOf } from '../condition';
import { DatabaseFault } from '../fault';
import { giveToOwnerOf, lockPath } from './owner-place';

/**
 * Takes the lock of a database's owner: a write transaction on an empty file beside it, which the system lets go of when the
 * process dies, however it dies.
 *
 * @returns how to let go; null while another process has it
 * @throws DatabaseFault `no-lock` where the file cannot be made or locked at all
 */
export async function takeLock(realPath: string): Promise<{ release(): void } | null> {
	const path = lockPath(realPath);
	try {
		makeFor(realPath, path);
		return await lock(path);
	} catch (error) {
		if (isBusy(error)) return null;
		throw faultOf(error);
	}
}

async function lock(path: string): Promise<{ release(): void }> {
	const client = createClient({ url: pathToFileURL(path).href, concurrency: 1, timeout: 0 });
	try {
		// Nothing will be written: no journal need stand beside it.
		await client.execute('PRAGMA journal_mode = MEMORY');
		const transaction = await client.transaction('write');
		return { release: () => (transaction.close(), client.close()) };
	} catch (error) {
		client.close();
		throw error;
	}
}

/** Of a full or failing disk the error says enough; whatever else it is, it is about the file of the lock. */
function faultOf(error: unknown): unknown {
	const found = conditionOf(error);
	return found === 'disk-full' || found === 'disk-error' ? error : new DatabaseFault('no-lock', error);
}

/**
 * With the rights of the database itself, so that the service can lock what an administrator's command made. An existing file
 * is not even opened: closing it would let go of a lock this process may have on it.
 */
function makeFor(realPath: string, path: string): void {
	if (existsSync(path)) return;
	const database = statSync(realPath, { throwIfNoEntry: false });
	try {
		closeSync(openSync(path, 'wx', database?.mode ?? 0o600));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
		throw error;
	}
	giveToOwnerOf(realPath, path);
}
