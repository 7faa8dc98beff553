import { type Client, createClient } from '@libsql/client';
import { patiently } from './busy';
import { type Identity, identityOf, noIdentity } from './identity';
import { localPath } from './local-file';

/** The connections of one process to one database, and what tells that they still speak to the file at its path. */
export type Connections = { writer: Client; reader: Client; loader: Client; identity: Identity; close(): void };

/** Opens them. A local file is put into WAL, whatever it came as: only so do reads go on beside a write. */
export async function openConnections(url: string, authToken?: string): Promise<Connections> {
	// SQLite waits with the whole process standing still; who writes waits where the others go on (`patiently`).
	const writer = client(url, authToken, 0);
	const [reader, loader] = [client(url, authToken), client(url, authToken)];
	const path = localPath(url);
	const anchor = path === null ? null : client(url);
	if (anchor) await drop(anchor);
	return {
		writer,
		reader,
		loader,
		identity: path === null ? noIdentity : identityOf(path),
		close: () => [writer, reader, loader, anchor].forEach((one) => one?.close())
	};
}

function client(url: string, authToken?: string, timeout = 100): Client {
	return createClient(localPath(url) === null ? { url, authToken } : { url, concurrency: 1, timeout });
}

/** The connection that is never used again and never reconnects: as long as it lives, the log remains the file that it is. */
async function drop(anchor: Client): Promise<void> {
	await patiently(anchor, async () => {
		await anchor.execute('PRAGMA journal_mode = WAL');
		await anchor.execute('SELECT count(*) FROM sqlite_master');
	});
}
