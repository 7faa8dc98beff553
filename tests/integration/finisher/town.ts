import { viewerOn, givenAccount, rearrange, settle } from '../access/settle';
import { day } from '$lib/domain/calendar';
import { addRow, addRows } from '$lib/server/db/rows';
import { course, requirement } from '$lib/server/db/schema';
import { type Database } from '$lib/server/db/open';
import { freshDb } from '../../setup/database';

export const today = '2026-11-21';

/** 花子 (0001), two 佐藤 (0002, 0003), a 情報セキュリティ担当 (0004) and 人事 (0005); SEC is this year's 必須研修, DX is none. */
export async function finisherTown(): Promise<Database> {
	const database = await freshDb();
	await settle(database, {
		people: [
			{ name: '髙橋 花子', posts: '1010' },
			{ name: '佐藤 一郎', posts: '1010' },
			{ name: '佐藤 一郎', posts: '1020' },
			{ name: '担当 誠', posts: '1020' },
			{ name: '人事 三咲', posts: '1020' }
		]
	});
	await rearrange(database, async (change) => {
		const courses = [
			{ code: 'SEC', name: '情報セキュリティ研修', category: '情報セキュリティ' as const },
			{ code: 'DX', name: 'DX研修', category: 'DX' as const }
		];
		await addRows(
			change,
			course,
			courses.map((one) => ({ ...one, provider: null, validMonths: null }))
		);
		await addRow(change, requirement, {
			...{ fiscalYear: 2026, name: '情報セキュリティ', state: 'published', dueOn: day('2027-03-31'), note: null },
			rule: { courses: { anyOf: ['SEC'], atLeast: 1 } } as never,
			copiedFrom: null
		});
	});
	for (const number of ['0001', '0002', '0003']) await givenAccount(database, number, '職員');
	await givenAccount(database, '0004', '職員', '情報セキュリティ担当');
	await givenAccount(database, '0005', '職員', '人事');
	return database;
}

export const officer = (database: Database) => viewerOn(database, '0004', today);
export const hr = (database: Database) => viewerOn(database, '0005', today);
export const herself = (database: Database) => viewerOn(database, '0001', today);
