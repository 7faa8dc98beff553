import { fiscalYearOf } from '$lib/domain/calendar';
import { today } from '$lib/server/clock';
import { type Database, openDatabase } from '$lib/server/db/open';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { createRequirement } from '$lib/server/requirement/draft/draw-up';
import { previewed } from '$lib/server/requirement/draft/preview';
import { requirementOf as storedRequirement } from '$lib/server/requirement/rows';
import { requirementOf } from '../factories/requirement';
import { Client } from './client';
import { copied } from './copied';
import { inTurn } from './pages';
import { password, viewerOf } from './people';
import { record } from './records';
import { serve } from './served';
import { type Measure } from './table';
import { percentile } from './timing';

/** What everybody has to take, and how many 必須研修 ask for it. */
const [course, published] = ['SECURITY', 5];
const year = fiscalYearOf(today());

/** A 下書き as it has to be shown before it can be published. */
type Draft = { id: number; fields: { seen: string; members: string; excluded: string } };

/** 必須研修 that ask the whole town, as 人事 meets them: published, opened, opened right after a record they count, and reported. */
export async function requirementFigures(
	folder: string,
	path: string,
	people: { hr: string; staff: string[] }
): Promise<Measure[]> {
	const copy = `file:${copied(folder, path, 'requirements.db')}`;
	const drafts = await drawUp(copy, people.hr);
	const served = await serve(folder, copy);
	const [hr, member] = [new Client(served.url), new Client(served.url)];
	try {
		await hr.signIn(people.hr, password);
		await member.signIn(people.staff[0]!, password);
		await open(hr, '/requirements');
		const publishing = [];
		for (const draft of drafts) publishing.push(await publish(hr, draft));
		return await measures(hr, member, `/requirements/${drafts[0]!.id}`, publishing);
	} finally {
		hr.close();
		member.close();
		await served.stop();
	}
}

async function measures(hr: Client, member: Client, page: string, publishing: number[]): Promise<Measure[]> {
	const report = `/requirements/report/${year}`;
	const [opened, reported] = [await times(hr, page), await times(hr, report)];
	let nth = 700;
	const afterRecord = async (path: string) => {
		await record(member, nth++, 1, course);
		return open(hr, path);
	};
	const [fresh, freshReport] = [await inTurn(40, () => afterRecord(page)), await inTurn(20, () => afterRecord(report))];
	return [
		{ what: '必須研修 of everybody is published: longest', value: Math.max(...publishing), ...most(1000) },
		{ what: 'its page opens: p50', value: percentile(opened, 50), unit: 'ms' },
		{ what: 'its page opens: p95', value: percentile(opened, 95), ...most(150) },
		{ what: 'its page right after a record it counts: p50', value: percentile(fresh, 50), unit: 'ms' },
		{ what: 'its page right after a record it counts: p95', value: percentile(fresh, 95), ...most(150) },
		{ what: 'the CISO報告書 of five such 必須研修 opens: p95', value: percentile(reported, 95), unit: 'ms' },
		{ what: 'the same right after a record: p95', value: percentile(freshReport, 95), unit: 'ms' }
	];
}

const most = (goal: number) => ({ unit: 'ms', goal: { most: goal } });

async function times(client: Client, path: string): Promise<number[]> {
	await inTurn(10, () => open(client, path));
	return inTurn(60, () => open(client, path));
}

async function open(client: Client, path: string): Promise<number> {
	const { status, milliseconds } = await client.get(path);
	if (status !== 200) throw new Error(`${path} was answered with ${status}`);
	return milliseconds;
}

async function publish(client: Client, { id, fields }: Draft): Promise<number> {
	const { status, milliseconds } = await client.post(`/requirements/${id}?/publish`, fields);
	if (status !== 303) throw new Error(`publishing was answered with ${status}`);
	return milliseconds;
}

async function drawUp(databaseUrl: string, staffNumber: string): Promise<Draft[]> {
	const database = await openDatabase(databaseUrl);
	try {
		const numbers = Array.from({ length: published }, (_, nth) => nth + 1);
		const drafts = [];
		for (const number of numbers) drafts.push(await draftOf(database, staffNumber, `情報セキュリティ研修 ${number}`));
		return drafts;
	} finally {
		database.close();
	}
}

async function draftOf(database: Database, staffNumber: string, name: string): Promise<Draft> {
	const hr = await viewerOf(database, staffNumber);
	const keeper = new LedgerKeeper(database);
	const ledgerNow = () => keeper.current();
	const draft = requirementOf({ name, courses: { anyOf: [course], atLeast: 1 }, fiscalYear: year });
	const drawn = await createRequirement(database, ledgerNow, hr, draft);
	if (!drawn.ok) throw new Error(drawn.reason);
	const row = (await storedRequirement(database.reader, drawn.id))!;
	const { members, excluded } = await previewed(database.reader, await ledgerNow(), row, today());
	return { id: row.id, fields: { seen: `${row.entry}`, members: `${members}`, excluded: `${excluded}` } };
}
