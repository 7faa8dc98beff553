import { type Client, createClient, type InStatement, type Transaction } from '@libsql/client';
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as later } from 'node:timers';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { patiently } from './busy';
import { localPath } from './local-file';
import { Queue } from './queue';
import * as schema from './schema';

/** What a query needs: the reader's view, or the transaction a command is in. */
export type Db = LibSQLDatabase<typeof schema>;

/** A transaction with its two ways to speak: Drizzle, and plain statements for many rows at once. */
export type Tx = { db: Db; raw: Transaction };

export type Database = {
	url: string;
	/** Reads beside the writer; sees what is committed, cannot write. */
	reader: Db;
	/** One write transaction (BEGIN IMMEDIATE) after the other; commits what the task did unless it throws. */
	transact<T>(task: (tx: Tx) => Promise<T>): Promise<T>;
	/** One read transaction: every statement in it sees the same commit. */
	snapshot<T>(task: (tx: Tx) => Promise<T>): Promise<T>;
	close(): void;
};

/** A transaction that has said nothing for this long is taken for lost, so that it cannot hold up every other write. */
const silence = 10_000;

/** Opens a migrated database; asks nothing of it yet. */
export async function openDatabase(url: string, authToken?: string): Promise<Database> {
	const [writer, reader, loader] = [client(url, authToken), client(url, authToken), client(url, authToken)];
	const [writes, loads] = [new Queue(), new Queue()];
	const inside = new AsyncLocalStorage<boolean>();
	const open = { url, reader: drizzle(steadyReader(reader), { schema }) };
	return {
		...open,
		transact: (task) => {
			if (inside.getStore()) throw new Error('a write inside a write would wait for itself: pass the transaction on');
			return writes.run(() => inside.run(true, async () => await inTransaction(writer, 'write', task)));
		},
		// Reading may be repeated from the start, whatever it was that another process held.
		snapshot: (task) => loads.run(() => patiently(loader, () => inTransaction(loader, 'read', task))),
		close: () => [writer, reader, loader].forEach((one) => one.close())
	};
}

function client(url: string, authToken?: string): Client {
	return createClient(localPath(url) === null ? { url, authToken } : { url, concurrency: 1, timeout: 100 });
}

/** `query_only` must be asked of each connection, so it is asked again after every reconnect. */
function steadyReader(reader: Client): Client {
	const ready = async () => void (await reader.execute('PRAGMA query_only = 1'));
	let prepared: Promise<void> | null = null;
	const steady = async <T>(task: () => Promise<T>): Promise<T> =>
		patiently(reader, async () => {
			try {
				await (prepared ??= ready());
				return await task();
			} catch (error) {
				prepared = null;
				throw error;
			}
		});
	const execute = (statement: InStatement) => steady(() => reader.execute(statement));
	const batch: Client['batch'] = (statements, mode) => steady(() => reader.batch(statements, mode));
	return Object.assign(Object.create(reader) as Client, { execute, batch });
}

async function inTransaction<T>(client: Client, mode: 'write' | 'read', task: (tx: Tx) => Promise<T>): Promise<T> {
	const transaction = await patiently(client, () => client.transaction(mode));
	const watched = watch(transaction);
	try {
		// A libSQL transaction answers the same calls as a client, and Drizzle asks no more of it.
		const result = await task({ db: drizzle(watched as unknown as Client, { schema }), raw: watched });
		await transaction.commit();
		return result;
	} catch (error) {
		// After a failure nothing is known of the connection; a new one costs a millisecond.
		transaction.close();
		await client.reconnect();
		throw error;
	} finally {
		watched.settled();
	}
}

function watch(transaction: Transaction): Transaction & { settled(): void } {
	const abandon = () => transaction.close();
	const timer = later(abandon, silence).unref();
	return Object.assign(Object.create(transaction) as Transaction, {
		execute: (statement: InStatement) => (timer.refresh(), transaction.execute(statement)),
		batch: (statements: InStatement[]) => (timer.refresh(), transaction.batch(statements)),
		settled: () => clearTimeout(timer)
	});
}
