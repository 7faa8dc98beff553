import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDatabase } from '$lib/server/db/migrate';
import { buildIfStale } from '../../src/start/build.mjs';
import { inProcess } from './in-process';
import { machine } from './machine';
import { outboxFigures } from './outbox';
import { overHttp } from './over-http';
import { queueFigures } from './queue';
import { finisherFigures } from './finishers';
import { requirementFigures } from './requirements';
import { type Measure, printTable } from './table';
import { writeTown } from './town';
import { xlsxMeasures } from './xlsx';

const today = '2026-11-21';
const sizes = [
	{ size: 'M', staff: 4_000 },
	{ size: 'L', staff: 40_000 }
];

if (!(await buildIfStale())) process.exit(1);
console.log(`${machine()}\n`);
const towns = [];
for (const { size, staff } of sizes) towns.push({ size, measures: await inFolder((folder) => measure(folder, staff)) });
printTable(towns);

async function inFolder<T>(task: (folder: string) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'kenshu-bench-'));
	try {
		return await task(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function measure(folder: string, staff: number): Promise<Measure[]> {
	const path = join(folder, 'town.db');
	await writeTown(join(folder, 'package'), staff, today);
	await migrateDatabase(`file:${path}`);
	const [first, again] = [importOnce(folder, path), importOnce(folder, path)];
	const { people, measures } = await inProcess(folder, path);
	const queue = await queueFigures(folder, path, people.hr);
	const requirements = await requirementFigures(folder, path, people);
	const finishers = await finisherFigures(folder, path, people.hr);
	return [
		...measures,
		{ what: 'import: everything', value: first.seconds, unit: 's' },
		{ what: 'import: most memory', value: first.megabytes, unit: 'MB' },
		{ what: 'import: the same again, nothing changes', value: again.seconds, unit: 's' },
		...xlsxMeasures(path),
		...(await overHttp(folder, path, people)),
		...queue,
		...requirements,
		...finishers,
		...(await outboxFigures(folder, path))
	];
}

/** In a process of its own, so that its memory is that of an import and nothing else. */
function importOnce(folder: string, path: string): { seconds: number; megabytes: number } {
	const script = join(import.meta.dirname, 'import.ts');
	const args = ['--import', 'tsx', script, join(folder, 'package'), `file:${path}`, today];
	return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as ReturnType<typeof importOnce>;
}
