import { spawnSync } from 'node:child_process';
import { copyFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { conditionOf } from '$lib/server/db/condition';
import { illnessOf } from '$lib/server/db/health';
import { openDatabase } from '$lib/server/db/open';
import { chainFaults } from '../chain';
import { addCourse, coursesOf, entriesOf } from '../courses';

// On a disk that is small: fills it, writes, imports, makes room, and tells how it went as one JSON.

const [template = '', folder = '', town = ''] = process.argv.slice(2);
const path = join(folder, 'kenshu.db');
copyFileSync(template, path);
const database = await openDatabase(`file:${path}`);

const acknowledged: string[] = [];
const write = (code: string) =>
	addCourse(database, code).then(
		() => (acknowledged.push(code), 'done'),
		(error: unknown) => conditionOf(error)
	);

/** Writes until the disk refuses. @returns why */
async function writeUntilRefused(prefix: string): Promise<string> {
	for (let index = 0; ; index++) {
		const fate = await write(`${prefix}${index}`);
		if (fate !== 'done') return fate;
	}
}

const filler = join(folder, 'filler');
function fill(): void {
	const { bavail, bsize } = statfsSync(folder);
	writeFileSync(filler, Buffer.alloc(bavail * bsize));
}

const health = () => illnessOf(database, new Date());
const readable = async () => (await coursesOf(database)).length === acknowledged.length;

const told: Record<string, unknown> = {};
told.before = [await write('first'), await health()];
fill();
told.filled = await health();
told.full = [await writeUntilRefused('full'), await health(), await readable()];
told.again = [await write('again'), await health()];
const command = ['--import', 'tsx', 'src/cli/kenshu.ts', 'import', town, '--format', 'json'];
const { status, stderr } = spawnSync(process.execPath, command, {
	env: { ...process.env, DATABASE_URL: `file:${path}` },
	encoding: 'utf8'
});
told.import = [status, stderr, await readable(), await health()];
rmSync(filler);
told.room = [await health(), await write('room'), await health()];
const [courses, entries] = [await coursesOf(database), await entriesOf(database)];
told.whole = [courses.map(({ code }) => code).join() === acknowledged.join(), chainFaults(entries)];
told.entries = entries.length === acknowledged.length;
database.close();
process.stdout.write(JSON.stringify(told));
