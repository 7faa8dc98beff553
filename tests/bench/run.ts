import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { day } from '$lib/domain/calendar';
import { evaluate, report } from '$lib/domain/indicator';
import { migrateDatabase } from '$lib/server/db/migrate';
import { openDatabase } from '$lib/server/db/open';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { machine, memory } from './machine';
import { median, once } from './timing';
import { writeTown } from './town';

const today = '2026-11-21';
const towns = [
	{ size: 'M', staff: 4_000 },
	{ size: 'L', staff: 40_000 }
];

console.log(`${machine()}\n`);
console.log(
	'| town | people | completions | import | most memory | import again | ledger load | ledger memory | one figure | one report |'
);
console.log('|---|---|---|---|---|---|---|---|---|---|');
for (const { size, staff } of towns) {
	const folder = mkdtempSync(join(tmpdir(), 'kenshu-bench-'));
	try {
		console.log(`| ${[size, ...(await figuresOf(folder, staff))].join(' | ')} |`);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function figuresOf(folder: string, staff: number): Promise<string[]> {
	const url = `file:${join(folder, 'town.db')}`;
	await writeTown(join(folder, 'package'), staff, today);
	await migrateDatabase(url);
	const first = importOnce(folder, url);
	const second = importOnce(folder, url);
	const database = await openDatabase(url);
	const before = memory().now;
	const { result: ledger, milliseconds: load } = await once(() => new LedgerKeeper(database).current());
	const held = memory().now - before;
	const indicator = ledger.indicators.get('sumoto-dx-training')!;
	const figure = await median(51, () => evaluate(ledger, indicator, day('2026-03-31')));
	const whole = await median(51, () => report(ledger, indicator, day('2026-03-31'), day(today)));
	database.close();
	return [
		String(ledger.people.count),
		String([...ledger.completions.values()].reduce((sum, { length }) => sum + length, 0)),
		`${first.seconds.toFixed(1)} s`,
		`${first.megabytes.toFixed(0)} MB`,
		`${second.seconds.toFixed(1)} s`,
		`${(load / 1000).toFixed(2)} s`,
		`${held.toFixed(0)} MB`,
		`${figure.toFixed(2)} ms`,
		`${whole.toFixed(2)} ms`
	];
}

function importOnce(folder: string, url: string): { seconds: number; megabytes: number } {
	const script = join(import.meta.dirname, 'import.ts');
	const output = execFileSync(process.execPath, ['--import', 'tsx', script, join(folder, 'package'), url, today], {
		encoding: 'utf8'
	});
	return JSON.parse(output) as { seconds: number; megabytes: number };
}
