import { beforeAll, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { deputiesToday } from '$lib/server/confirmation/deputy/deputies-today';
import { waitingCompletions } from '$lib/server/confirmation/queue/queue';
import { type Database, openDatabase } from '$lib/server/db/open';
import { evidenceFile } from '$lib/server/db/schema';
import { fillWithDemonstration } from '$lib/server/demonstration/fill';
import { viewerTitled } from '$lib/server/demonstration/office/viewer-titled';
import { evidenceOf } from '$lib/server/evidence/queries';
import { waitingHoldings } from '$lib/server/qualification/waiting';
import { enteredByMe } from '$lib/server/training/entered-by-me';
import { temporaryDatabaseFile } from '../../setup/database';

/** What there is to confirm in 汐見市, for the people a visitor signs in as. */

const today = day('2026-11-21');
let database: Database;

beforeAll(async () => {
	const file = await temporaryDatabaseFile();
	database = await openDatabase(file.url);
	await fillWithDemonstration(database, { today });
	return () => {
		database.close();
		file.remove();
	};
});

const as = (title: string) => viewerTitled(database, title, today);
const queue = async (title: string) => waitingCompletions(database.reader, await as(title), 50);

it('has a deputy who confirms for the visited section, but not what its 所属長 entered for others', async () => {
	const [deputation] = await deputiesToday(database.reader, await as('確認代行'));
	expect(deputation).toMatchObject({ department: '市民課', isSelf: true });
	const [ofHead, ofDeputy] = [await queue('所属長'), await queue('確認代行')];
	expect(ofHead.length).toBeGreaterThanOrEqual(4);
	const entered = await enteredByMe(database.reader, await as('所属長'), 50);
	expect(entered).toHaveLength(2);
	expect(ofDeputy.map(({ id }) => id)).toEqual(ofHead.map(({ id }) => id));
	expect(ofDeputy.filter(({ id }) => entered.some((one) => one.id === id))).toEqual([]);
});

it('has evidence of both kinds on what waits, each file small, and some records without any', async () => {
	const [records, holdings] = [await queue('確認代行'), await waitingHoldings(database.reader, await as('人事'), 50)];
	const entered = await enteredByMe(database.reader, await as('所属長'), 50);
	const ids = { completionIds: [...records, ...entered].map(({ id }) => id), holdingIds: holdings.map(({ id }) => id) };
	const files = await evidenceOf(database.reader, ids);
	expect(new Set(files.map(({ type }) => type))).toEqual(new Set(['image/png', 'application/pdf']));
	expect(files.some(({ holdingId }) => holdingId !== null)).toBe(true);
	expect(records.some(({ evidence }) => evidence === '')).toBe(true);
	for (const { size } of await database.reader.select().from(evidenceFile)) expect(size).toBeLessThan(20_000);
	expect((await verifyAudit(database)).total).toBe(0);
});
