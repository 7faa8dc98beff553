import { monitorEventLoopDelay } from 'node:perf_hooks';
import { day } from '$lib/domain/calendar';
import { bytesOf, streamOf } from '$lib/server/export/download';
import { exportedTo } from '$lib/server/export/exported';
import { openDatabase } from '$lib/server/db/open';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { viewer } from '../factories/viewer';
import { inUse, memory } from './machine';

// A process of its own, so that its memory is that of a server at rest and of one workbook.
const [url = '', code = ''] = process.argv.slice(2);
const database = await openDatabase(url);
const ledger = await new LedgerKeeper(database).current();
const hr = viewer({ roles: ['人事'], today: day('2026-11-21') });
await save('2024-03-31');
inUse();
const rest = memory().now;
const loop = monitorEventLoopDelay({ resolution: 1 });
loop.enable();
const began = performance.now();
const { bytes, most } = await save('2025-03-31');
const seconds = (performance.now() - began) / 1000;
loop.disable();
process.stdout.write(
	JSON.stringify({ seconds, megabytes: most - rest, size: bytes / 1024 ** 2, pause: loop.max / 1e6 })
);
database.close();

/** Takes the workbook with all names of a day that was not asked for before, as a download does. */
async function save(asOf: string): Promise<{ bytes: number; most: number }> {
	const exported = exportedTo(hr, ledger, code, day(asOf))!;
	const body = streamOf(bytesOf({ viewer: hr, ledger, exported, madeAt: new Date() }, 'report.xlsx')).getReader();
	let [bytes, most] = [0, 0];
	for (let piece = await body.read(); !piece.done; piece = await body.read()) {
		bytes += piece.value.length;
		most = Math.max(most, memory().now);
	}
	return { bytes, most };
}
