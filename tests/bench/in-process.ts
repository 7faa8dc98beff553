import { addDays, day } from '$lib/domain/calendar';
import { evaluate, indicatorOn, report } from '$lib/domain/indicator';
import { openDatabase } from '$lib/server/db/open';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { inUse, memory } from './machine';
import { makeAccounts } from './people';
import { refreshTime } from './refresh';
import { type Measure } from './table';
import { median, once } from './timing';
import { trendTime } from './trends';
import { yearEnds } from './year-ends';

/** What can be measured without a server: the ledger, its figures and its refresh. Leaves the accounts behind for the server. */
export async function inProcess(folder: string, path: string) {
	const database = await openDatabase(`file:${path}`);
	try {
		const before = inUse();
		const keeper = new LedgerKeeper(database);
		const { result: ledger, milliseconds: load } = await once(() => keeper.current());
		const added = inUse() - before;
		const { now } = memory();
		const [from, today] = [day('2025-03-31'), day('2026-11-21')];
		const indicator = indicatorOn(ledger.indicators.get('sumoto-dx-training')!, today);
		const figure = await median(51, (run) => evaluate(ledger, indicator, addDays(from, run)));
		const whole = await median(51, (run) => report(ledger, indicator, addDays(from, 100 + run), today));
		const [all, part] = await yearEnds(folder, path, ledger);
		const trends = await trendTime(ledger);
		const people = await makeAccounts(database);
		const refresh = await refreshTime(database, keeper, people.staff[0]!);
		const rows = [...ledger.completions.values()].reduce((sum, { length }) => sum + length, 0);
		const measures: Measure[] = [
			{ what: 'people', value: ledger.people.count, unit: '' },
			{ what: 'departments today', value: ledger.treeOn(today).departments.length, unit: '' },
			{ what: 'completions', value: rows, unit: '' },
			{ what: 'ledger: load', value: load / 1000, unit: 's' },
			{ what: 'ledger: memory it adds', value: added, unit: 'MB' },
			{ what: 'ledger: memory of the process after it', value: now, unit: 'MB' },
			{ what: 'ledger: refresh after one new record', value: refresh, unit: 'ms', goal: { most: 5 } },
			{ what: 'one indicator on one day, all departments', value: figure, unit: 'ms', goal: { most: 2 } },
			{ what: 'the same with targets, as a report', value: whole, unit: 'ms' },
			{ what: 'all indicators of the plans on 36 month-ends', value: trends.seconds, unit: 's', goal: { most: 2 } },
			{ what: 'longest pause meanwhile', value: trends.pause, unit: 'ms', goal: { most: 20 } },
			{ what: 'five year-ends, whole staff: ledger', value: all.ledger, unit: 'ms' },
			{ what: 'the same by the best SQL', value: all.sql, unit: 'ms' },
			{ what: 'times faster than SQL', value: all.sql / all.ledger, unit: '×', goal: { least: 15 } },
			{ what: 'five year-ends, 常勤の一般行政職: ledger', value: part.ledger, unit: 'ms' },
			{ what: 'the same by the best SQL', value: part.sql, unit: 'ms' },
			{ what: 'times faster than SQL', value: part.sql / part.ledger, unit: '×' }
		];
		return { people, measures };
	} finally {
		database.close();
	}
}
