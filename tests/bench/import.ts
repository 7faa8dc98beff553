import { day } from '$lib/domain/calendar';
import { openDatabase } from '$lib/server/db/open';
import { importPackage } from '$lib/server/exchange/import';
import { readPackage } from '$lib/server/exchange/read';
import { memory } from './machine';
import { once } from './timing';

// A process of its own, so that its memory is that of an import and nothing else.
const [folder = '', url = '', today = ''] = process.argv.slice(2);
const database = await openDatabase(url);
const { result, milliseconds } = await once(async () => {
	const read = await readPackage(folder);
	if (!read.ok) throw new Error(read.message);
	return importPackage(database, { kind: 'command-line' }, { ...read, name: folder }, { today: day(today) });
});
if (!result.ok) throw new Error(JSON.stringify(result.faults.slice(0, 3)));
process.stdout.write(JSON.stringify({ seconds: milliseconds / 1000, megabytes: memory().most }));
database.close();
