import { openDatabase } from '$lib/server/db/open';
import { commandWrites } from '$lib/server/db/turns';
import { addCourse } from '../courses';

// Writes courses as a command does, and says each one that was acknowledged.

const [url = '', prefix = '', count = '1'] = process.argv.slice(2);
const writes = commandWrites(url);
const database = await openDatabase(url, undefined, writes);
process.stdout.write('open\n');
for (let index = 0; index < Number(count); index++) {
	const outcome = await addCourse(database, `${prefix}${index}`);
	if (outcome.ok) process.stdout.write(`${prefix}${index}\n`);
}
database.close();
await writes.close();
