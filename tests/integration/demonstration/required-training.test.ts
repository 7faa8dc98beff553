import { afterAll, describe, expect, it } from 'vitest';
import { type CivilDate, day, fiscalYearOf } from '$lib/domain/calendar';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { cisoReportPage } from '$lib/server/ciso-report/page';
import { openDatabase, type Database } from '$lib/server/db/open';
import { fillWithDemonstration } from '$lib/server/demonstration/fill';
import { viewerTitled } from '$lib/server/demonstration/office/viewer-titled';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { chainPage } from '$lib/server/requirement/chain/chain-page';
import { ownYearDuties } from '$lib/server/requirement/duties';
import { requirementList } from '$lib/server/requirement/list';
import { requirementYear } from '$lib/server/requirement/rows';
import { sectionPage } from '$lib/server/requirement/chain/section-page';
import { temporaryDatabaseFile } from '../../setup/database';

/** What a visitor of 汐見市 finds of 必須研修, on whatever day it is made. */

const closing: (() => void)[] = [];
afterAll(() => closing.forEach((close) => close()));

async function townOn(today: CivilDate, options: { staff?: number; seed?: number } = {}) {
	const file = await temporaryDatabaseFile();
	const database = await openDatabase(file.url);
	closing.push(() => {
		database.close();
		file.remove();
	});
	await fillWithDemonstration(database, { ...options, today });
	return { database, ledger: await new LedgerKeeper(database).current(), today };
}

type Town = Awaited<ReturnType<typeof townOn>>;

const as = ({ database, today }: Town, title: string) => viewerTitled(database, title, today);

async function chain(town: Town, fiscalYear: number) {
	const officer = await as(town, '情報セキュリティ担当');
	return chainPage(town.database.reader, town.ledger, officer, fiscalYear);
}

async function report(town: Town, fiscalYear: number) {
	const officer = await as(town, '情報セキュリティ担当');
	return cisoReportPage(town.database.reader, town.ledger, officer, fiscalYear);
}

const standings = ({ sections }: Awaited<ReturnType<typeof chain>>) => {
	const count = (standing: string) => sections.filter((section) => section.standing === standing).length;
	return { missing: count('missing'), confirmed: count('confirmed'), changed: count('changed') };
};

describe.each([{}, { seed: 2, staff: 150 }])('in November, with %j', (options) => {
	const town = townOn(day('2026-11-21'), options);

	it('asks for three this year, two of them copied from the last, the first with an exemption', async () => {
		const { database, ledger } = await town;
		const officer = await as(await town, '情報セキュリティ担当');
		const { requirements } = await requirementList(database.reader, ledger, officer, 2026);
		expect(requirements.map(({ state }) => state)).toEqual(['published', 'published', 'published']);
		for (const { name, overall } of requirements) {
			expect(overall!.percent, name).toBeGreaterThan(40);
			expect(overall!.percent, name).toBeLessThan(95);
		}
		const year = await requirementYear(database.reader, 2026);
		expect(year.requirements.map(({ copiedFrom }) => copiedFrom !== null)).toEqual([true, true, false]);
		expect(year.exemptions.length).toBeLessThanOrEqual(1);
	});

	it('has some sections that have confirmed, one of which has changed since, and leaves 市民課 to the visitor', async () => {
		const { database, ledger } = await town;
		const { confirmed, changed, missing } = standings(await chain(await town, 2026));
		expect({ confirmed, changed }).toEqual({ confirmed: 4, changed: 1 });
		expect(missing).toBeGreaterThan(10);
		const { shown } = await sectionPage(database.reader, ledger, await as(await town, '所属長'), 2026, null);
		expect(shown).toMatchObject({ code: '0310', standing: 'missing', isOwn: true });
	});

	it('has gone through the chain of the last year to its report, one section short, and one has confirmed since', async () => {
		const page = await chain(await town, 2025);
		expect(standings(page)).toMatchObject({ missing: 1, changed: 0 });
		for (const { confirmation, changes } of page.steps) {
			expect(confirmation!.gaps).toHaveLength(2);
			expect(changes).toEqual([]);
		}
		const { editions, changes } = await report(await town, 2025);
		expect(editions.map(({ edition }) => edition)).toEqual([1]);
		expect(changes!.join()).toContain('消防本部');
		const [first] = (await report(await town, 2026)).report.requirements;
		expect(first!.trend.at(-2)!.figure).toMatchObject({ edition: 1 });
	});

	it('has 訓練 of both years, and nothing in its log is broken', async () => {
		for (const year of [2025, 2026])
			expect((await chain(await town, year)).drills[0]!.participants.length).toBeGreaterThanOrEqual(2);
		expect((await verifyAudit((await town).database)).total).toBe(0);
	});

	it('tells 職員 what is still to be done', async () => {
		const { database, ledger } = await town;
		const duties = await ownYearDuties(database.reader, ledger, await as(await town, '職員'));
		expect(duties.map(({ state, courses }) => [state, courses])).toEqual([
			['未', ['SECURITY']],
			['未', ['PERSONAL-INFO']],
			['未', ['DX-BASIC', 'DX-ADVANCED']]
		]);
	});
});

it.each(['2026-04-01', '2026-05-11'])('on %s nothing is told that has not happened yet', async (written) => {
	const town = await townOn(day(written), { staff: 120 });
	const days = await daysIn(town.database, town.today);
	expect(days.filter((one) => one > written)).toEqual([]);
	expect((await report(town, 2025)).editions).toEqual([]);
	expect(standings(await chain(town, 2026))).toMatchObject({ confirmed: 0, changed: 0 });
	expect((await requirementYear(town.database.reader, 2026)).requirements).toHaveLength(3);
});

async function daysIn(database: Database, today: CivilDate): Promise<string[]> {
	const year = fiscalYearOf(today);
	const pages = [await chain({ database, ledger: await new LedgerKeeper(database).current(), today }, year - 1)];
	return pages.flatMap(({ sections, steps, drills }) => [
		...sections.flatMap(({ confirmation }) => confirmation?.confirmedOn ?? []),
		...steps.flatMap(({ confirmation }) => confirmation?.confirmedOn ?? []),
		...drills.map(({ heldOn }) => heldOn)
	]);
}

it('two towns of the same staff, seed and day ask and confirm the same', async () => {
	const said = async () => {
		const town = await townOn(day('2026-11-21'), { staff: 120 });
		const { sections, steps, drills } = await chain(town, 2025);
		return JSON.stringify([sections, steps, drills.map(({ participants }) => participants), await chain(town, 2026)]);
	};
	expect(await said()).toBe(await said());
});
