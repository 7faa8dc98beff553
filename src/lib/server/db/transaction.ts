import { type Client, type InStatement, type Transaction } from '@libsql/client';
import { setTimeout as later } from 'node:timers';
import { drizzle } from 'drizzle-orm/libsql';
import { patiently } from './busy';
import { type Identity } from './identity';
import { type Tx } from './open';
import { longestSilence } from './silence';

/** Runs the task in one transaction of the client, commits it unless the task throws, and throws what it threw. */
export async function inTransaction<T>(
	client: Client,
	identity: Identity,
	mode: 'write' | 'read',
	task: (tx: Tx) => Promise<T>
): Promise<T> {
	const transaction = await patiently(client, () => begin(client, identity, mode));
	const watched = watch(transaction);
	try {
		// A libSQL transaction answers the same calls as a client, and Drizzle asks no more of it.
		const tx = { db: drizzle(watched.transaction as unknown as Client), raw: watched.transaction };
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

/** Looked at before every connection is made: where the file is gone, a new connection would make an empty one. */
async function begin(client: Client, identity: Identity, mode: 'write' | 'read'): Promise<Transaction> {
	identity.check();
	return client.transaction(mode);
}

/** Counts how long a transaction has said nothing; `abandoned` rejects when that is too long. */
function watch(transaction: Transaction) {
	const silence = longestSilence();
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
