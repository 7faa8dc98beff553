import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '$lib/server/db/open';
import { commandWrites } from '$lib/server/db/turns';

// Takes its turn as a command does and stays in the midst of a write, until it is killed or so many milliseconds are over.

const [url = '', milliseconds = '600000'] = process.argv.slice(2);
const writes = commandWrites(url);
const database = await openDatabase(url, undefined, writes);
const end = Date.now() + Number(milliseconds);
try {
	await database.transact(async ({ raw }) => {
		await raw.execute(`INSERT INTO throttle SELECT 'half', 1, 1, 1`);
		process.stdout.write('held\n');
		for (; Date.now() < end; await sleep(100)) await raw.execute('SELECT 1');
	});
	process.stdout.write('committed\n');
} catch (error) {
	process.stdout.write(`refused: ${(error as Error).message}\n`);
}
database.close();
await writes.close();
