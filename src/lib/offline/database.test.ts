import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';

let withDatabase: typeof import('./database').withDatabase;

beforeEach(async () => {
	globalThis.indexedDB = new IDBFactory();
	vi.resetModules();
	({ withDatabase } = await import('./database'));
});

/** Fails in this way as often, and then counts what is in the outbox. */
const failing = (name: string, times: number) =>
	vi.fn(async (database: { count(store: 'outbox'): Promise<number> }) => {
		if ((times -= 1) >= 0) throw new DOMException('', name);
		return database.count('outbox');
	});

it.each([
	{ name: 'InvalidStateError', because: 'the connection was closed' },
	{ name: 'UnknownError', because: 'Safari: Connection to Indexed Database server lost' },
	{ name: 'AbortError', because: 'what was under way when Safari lost it' }
])('opens the database anew and tries once more after $name: $because', async ({ name }) => {
	const task = failing(name, 1);
	expect(await withDatabase(task)).toBe(0);
	expect(task.mock.calls[0]).not.toEqual(task.mock.calls[1]);
});

it('gives up where that does not help', async () => {
	const task = failing('UnknownError', 2);
	await expect(withDatabase(task)).rejects.toThrow(DOMException);
	expect(task).toHaveBeenCalledTimes(2);
});

it('tries nothing twice that failed for another reason', async () => {
	const task = failing('QuotaExceededError', 1);
	await expect(withDatabase(task)).rejects.toThrow(DOMException);
	expect(task).toHaveBeenCalledOnce();
});
