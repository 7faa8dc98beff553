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

/** Opens the database. A local file is put into WAL, whatever it came as: only so do reads go on beside a write. */
export async function openDatabase(url: string, authToken?: string): Promise<Database> {
	const [writer, reader, loader] = [client(url, authToken), client(url, authToken), client(url, authToken)];
	const [writes, loads] = [new Queue(), new Queue()];
	const local = localPath(url) !== null;
	if (local) await patiently(writer, () => writer.execute('PRAGMA journal_mode = WAL'));
	const inside = new AsyncLocalStorage<'write' | 'snapshot'>();
	const enter = <T>(kind: 'write' | 'snapshot', queue: Queue, task: () => Promise<T>): Promise<T> => {
		if (inside.getStore() === kind)
			throw new Error(`a ${kind} inside a ${kind} would wait for itself: pass the transaction on`);
		return queue.run(() => inside.run(kind, async () => await task()));
	};
	return {
		url,
		// A server over the network has no such pragma, and no connection of ours to keep from writing.
		reader: drizzle(local ? steadyReader(reader) : reader, { schema }),
		transact: (task) => enter('write', writes, () => inTransaction(writer, 'write', task)),
		// Reading may be repeated from the start, whatever it was that another process held.
		snapshot: (task) => enter('snapshot', loads, () => patiently(loader, () => inTransaction(loader, 'read', task))),
		close: () => [writer, reader, loader].forEach((one) => one.close())
	};
}

function client(url: string, authToken?: string): Client {
	return createClient(localPath(url) === null ? { url, authToken } : { url, concurrency: 1, timeout: 100 });
}

/**
 * One statement after the other, so that a reconnect after BUSY closes nobody else's. `query_only` must be asked of each connection,
 * so it is asked again after every reconnect.
 */
function steadyReader(reader: Client): Client {
	const queue = new Queue();
	let prepared = false;
	const steady = <T>(task: () => Promise<T>): Promise<T> =>
		queue.run(() =>
			patiently(reader, async () => {
				try {
					if (!prepared) await reader.execute('PRAGMA query_only = 1');
					prepared = true;
					return await task();
				} catch (error) {
					prepared = false;
					throw error;
				}
			})
		);
	const execute = (statement: InStatement) => steady(() => reader.execute(statement));
	const batch: Client['batch'] = (statements, mode) => steady(() => reader.batch(statements, mode));
	return Object.assign(Object.create(reader) as Client, { execute, batch });
}

async function inTransaction<T>(client: Client, mode: 'write' | 'read', task: (tx: Tx) => Promise<T>): Promise<T> {
	const transaction = await patiently(client, () => client.transaction(mode));
	const watched = watch(transaction);
	try {
		// A libSQL transaction answers the same calls as a client, and Drizzle asks no more of it.
		const tx = { db: drizzle(watched.transaction as unknown as Client, { schema }), raw: watched.transaction };
		const result = await Promise.race([task(tx), watched.abandoned]);
		await transaction.commit();
		return result;
	} catch (error) {
		// After a failure nothing is known of the connection; a new one costs a millisecond.
		closeQuietly(transaction);
		await client.reconnect();
		throw error;
	} finally {
		watched.settled();
	}
}

/** Counts how long a transaction has said nothing; `abandoned` rejects when that is too long. */
function watch(transaction: Transaction) {
	let abandon = () => {};
	const abandoned = new Promise<never>((_, reject) => {
		abandon = () => reject(new Error(`a transaction without a statement for ${silence / 1000} s was given up`));
	});
	abandoned.catch(() => undefined);
	const timer = later(() => abandon(), silence).unref();
	const heard = Object.assign(Object.create(transaction) as Transaction, {
		execute: (statement: InStatement) => (timer.refresh(), transaction.execute(statement)),
		batch: (statements: InStatement[]) => (timer.refresh(), transaction.batch(statements))
	});
	return { transaction: heard, abandoned, settled: () => clearTimeout(timer) };
}

function closeQuietly(transaction: Transaction): void {
	try {
		transaction.close();
	} catch {
		// The connection is thrown away in any case.
	}
}
