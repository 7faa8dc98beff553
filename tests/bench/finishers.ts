import { and, asc, isNull, lt } from 'drizzle-orm';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, fiscalYearOf, firstDayOf } from '$lib/domain/calendar';
import { startColumns } from '$lib/domain/exchange';
import { today } from '$lib/server/clock';
import { type Database, openDatabase } from '$lib/server/db/open';
import { staff } from '$lib/server/db/schema';
import { beginList } from '$lib/server/exchange/finisher/begin';
import { judgeUpload } from '$lib/server/exchange/finisher/judged';
import { undoList } from '$lib/server/exchange/finisher/runs';
import { takeIn } from '$lib/server/exchange/finisher/take-in';
import { keepProgress, tableIn, uploadOf } from '$lib/server/exchange/finisher/upload';
import { copied } from './copied';
import { firstDayRecorded, viewerOf } from './people';
import { type Measure } from './table';

/** The most rows a list may have, all of them about somebody of the town. */
const rows = 19_999;
const year = fiscalYearOf(today());

/** How long everybody else waits at most while 人事 has a list of the most rows read, judged, taken in and taken back. */
export async function finisherFigures(folder: string, path: string, hr: string): Promise<Measure[]> {
	const database = await openDatabase(`file:${copied(folder, path, 'finishers.db')}`);
	try {
		const viewer = await viewerOf(database, hr);
		const file = new File([await list(database)], 'list.csv');
		const terms = { sender: 'J-LIS', fiscalYear: year, state: 'confirmed' as const };
		const read = await pauseOf(() => beginList(database, viewer, terms, file));
		const upload = (await uploadOf(database.reader, viewer))!;
		const progress = { ...upload.progress, columns: startColumns(tableIn(upload).headings, null) };
		await keepProgress(database, viewer, upload, progress);
		const judged = await pauseOf(() => judgeUpload(database, viewer, { ...upload, progress }));
		const ask = { key: upload.key, mark: judged.result.mark, withoutFaults: true };
		const taken = await pauseOf(() => takeIn(database, viewer, ask));
		if (!taken.result.ok) throw new Error(taken.result.reason);
		const { number } = taken.result.taken;
		const undone = await pauseOf(() => undoList(database, viewer, number));
		if (!undone.result.ok) throw new Error(undone.result.reason);
		return [
			{ what: 'a list of 20,000 finishers is read: longest pause', value: read.pause, ...most },
			{ what: 'it is judged: longest pause', value: judged.pause, ...most },
			{ what: 'it goes in: longest pause', value: taken.pause, unit: 'ms' },
			{ what: 'it is taken back: longest pause', value: undone.pause, unit: 'ms' }
		];
	} finally {
		database.close();
	}
}

const most = { unit: 'ms', goal: { most: 50 } };

/** The longest time the event loop stood still for a task, in ms. */
async function pauseOf<T>(task: () => Promise<T>): Promise<{ result: T; pause: number }> {
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	await sleep(20);
	const result = await task();
	await sleep(20);
	delay.disable();
	return { result, pause: delay.max / 1e6 };
}

async function list({ reader }: Database): Promise<string> {
	const people = await reader
		.select({ number: staff.staffNumber, name: staff.name })
		.from(staff)
		.where(and(lt(staff.hiredOn, firstDayRecorded), isNull(staff.leftOn)))
		.orderBy(asc(staff.id));
	const written = Array.from({ length: rows }, (_, nth) => {
		const { number, name } = people[nth % people.length]!;
		return [number, name, 'SECURITY', addDays(firstDayOf(year), Math.floor(nth / people.length)), '1'].join(',');
	});
	return ['職員番号,氏名,研修,修了日,時間', ...written].join('\r\n');
}
