import { type Client, type Transaction } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { patiently } from './busy';
import { type Condition } from './condition';
import { openConnections } from './connections';
import { Disk } from './disk';
import { noIdentity } from './identity';
import { isInside, runInside } from './inside';
import { Queue } from './queue';
import { steadyReader } from './reader';
import { inTransaction } from './transaction';
import { type Writes } from './turns';

/** What a query needs: the reader's view, or the transaction a command is in. `$client` takes statements as they are. */
export type Db = LibSQLDatabase & { $client: Pick<Client, 'execute'> };

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
	/** What the disk refused the last write for; null when it took it. */
	refusedByDisk(): Condition | null;
	close(): void;
};

/**
 * Opens the database.
 *
 * @param writes where its writes stand in line with those of other processes; without it, only behind each other
 */
export async function openDatabase(url: string, authToken?: string, writes: Writes = new Queue()): Promise<Database> {
	const { writer, reader, loader, identity, close } = await openConnections(url, authToken);
	const [loads, disk] = [new Queue(), new Disk()];
	const enter = <T>(kind: 'write' | 'snapshot', line: Writes, task: () => Promise<T>): Promise<T> => {
		if (isInside(line)) throw new Error(`a ${kind} inside a ${kind} would wait for itself: pass the transaction on`);
		return line.run(() => runInside(line, task));
	};
	const writeOnce = async <T>(task: (tx: Tx) => Promise<T>): Promise<T> => {
		const result = await inTransaction(writer, identity, 'write', task);
		// Nothing is acknowledged that went into a file which was taken away meanwhile.
		identity.check();
		return result;
	};
	return {
		url,
		// A server over the network has no connection of ours to keep from writing.
		reader: drizzle(identity === noIdentity ? reader : steadyReader(reader, identity)),
		transact: (task) => enter('write', writes, () => disk.watch(writeOnce(task))),
		// Reading may be repeated from the start, whatever it was that another process held.
		snapshot: (task) =>
			enter('snapshot', loads, () => patiently(loader, () => inTransaction(loader, identity, 'read', task))),
		refusedByDisk: () => disk.refused,
		close
	};
}
