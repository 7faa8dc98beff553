import { type Client, type InStatement } from '@libsql/client';
import { patiently } from './busy';
import { type Identity } from './identity';
import { Queue } from './queue';

/**
 * One statement after the other, so that a reconnect after BUSY closes nobody else's. `query_only` must be asked of each connection,
 * so it is asked again after every reconnect.
 */
export function steadyReader(reader: Client, identity: Identity): Client {
	const queue = new Queue();
	let prepared = false;
	const steady = <T>(task: () => Promise<T>): Promise<T> =>
		queue.run(() =>
			patiently(reader, async () => {
				identity.check();
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
