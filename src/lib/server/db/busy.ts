import { type Client, LibsqlError } from '@libsql/client';
import { setTimeout as sleep } from 'node:timers/promises';

const usualPatience = 15_000;

export function isBusy(error: unknown): boolean {
	for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
		if (cause instanceof LibsqlError && /SQLITE_BUSY|SQLITE_LOCKED/.test(`${cause.code} ${cause.extendedCode}`))
			return true;
	}
	return false;
}

/**
 * Runs the task and, whenever another process holds the database, reconnects and tries again for up to 15 s (or `patience` in ms).
 * The reconnect is not a courtesy: after any SQLITE_BUSY a pooled connection acknowledges writes that it never commits
 * (libsql-client-ts#352). The task must be safe to repeat: it may only throw BUSY before anything was committed.
 */
export async function patiently<T>(client: Client, task: () => Promise<T>, patience = usualPatience): Promise<T> {
	const deadline = Date.now() + patience;
	for (let wait = 5; ; wait = Math.min(wait * 2, 200)) {
		try {
			return await task();
		} catch (error) {
			if (!isBusy(error)) throw error;
			await client.reconnect();
			if (Date.now() > deadline) throw error;
			await sleep(wait * (0.5 + Math.random()));
		}
	}
}
