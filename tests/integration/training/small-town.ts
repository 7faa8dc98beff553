import { day } from '$lib/domain/calendar';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { type Database } from '$lib/server/db/open';
import { addRows } from '$lib/server/db/rows';
import { course } from '$lib/server/db/schema';
import { recordCompletion } from '$lib/server/training/commands';
import { freshDb } from '../../setup/database';
import { givenAccount, rearrange, settle, viewerOn } from '../access/settle';

/** The day on which these tests run. */
export const today = '2026-06-15';

/** 花子 (0001) and her head (0002) in 企画課, 実 (0003) in 財政課 and 人事 (0004) there too; three courses, no records. */
export async function smallTown() {
	const database = await freshDb();
	await settle(database, {
		people: [
			{ name: '海野 花子', posts: '1010' },
			{ name: '﨑本 健', posts: '1010', appointments: [{ role: '所属長', in: '1010' }] },
			{ name: '髙橋 実', posts: '1020' },
			{ name: '森 あゆみ', posts: '1020' }
		]
	});
	await rearrange(database, (change) => addRows(change, course, courses));
	for (const number of ['0001', '0002', '0003']) await givenAccount(database, number, '職員');
	await givenAccount(database, '0004', '職員', '人事');
	const keeper = new LedgerKeeper(database);
	return {
		database,
		ledger: () => keeper.current(),
		viewer: (number: string) => viewerOn(database, number, today),
		records: (number: string, courseCode: string, on: string) => records(database, number, courseCode, on)
	};
}

const courses = ['DX-BASIC', 'DX-ADVANCED', 'SECURITY'].map((code) => ({
	...{ code, name: `${code}研修`, category: 'DX' as const, provider: null, validMonths: null }
}));

async function records(database: Database, number: string, courseCode: string, on: string): Promise<number> {
	const claim = { courseCode, completedOn: day(on), hours: null, comprehension: null };
	const outcome = await recordCompletion(database, await viewerOn(database, number, today), claim);
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome.id;
}
