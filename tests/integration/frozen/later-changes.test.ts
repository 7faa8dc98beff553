import { afterEach, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { plainSentence } from '$lib/domain/audit';
import { canonicalJson, type FrozenHead } from '$lib/domain/frozen';
import { type Viewer } from '$lib/domain/access';
import { type Database, openDatabase } from '$lib/server/db/open';
import { changeRow } from '$lib/server/db/rows';
import { indicator } from '$lib/server/db/schema';
import { write } from '$lib/server/db/write';
import { undoImport } from '$lib/server/exchange/undo';
import { laterChanges } from '$lib/server/frozen/changes';
import { frozenContent } from '$lib/server/frozen/content';
import { enterManualValue } from '$lib/server/indicator/commands';
import { indicatorWithPlan } from '$lib/server/indicator/queries';
import { loadLedger } from '$lib/server/ledger/load';
import { type CsvName } from '../../factories/package';
import { townPlan } from '../../factories/package-town';
import { viewer } from '../../factories/viewer';
import { storedTown } from '../exchange/stored-town';
import { happen } from '../ledger/happen';

/** A report of 2024-03-31 is frozen, and then the town goes on. */

const asOf = day('2024-03-31');
const hr = viewer({ accountId: 9, roles: ['人事'] });

let opened: Database | null = null;
afterEach(() => opened?.close());

async function town(): Promise<Database> {
	return (opened = await openDatabase(await storedTown()));
}

/** What would be sealed now. */
async function frozen(database: Database, code = 'town-dx'): Promise<{ head: FrozenHead; text: string }> {
	const ledger = await database.snapshot(loadLedger);
	const asked = { ...indicatorWithPlan(ledger, code)!, asOf, today: hr.today, edition: 1, reason: null };
	const { people, ...head } = await frozenContent(ledger, asked);
	return { head, text: canonicalJson({ ...head, people }) };
}

async function later(database: Database, report: Awaited<ReturnType<typeof frozen>>, who: Viewer = hr) {
	return laterChanges(database.reader, await database.snapshot(loadLedger), report, who);
}

async function lines(database: Database, report: Awaited<ReturnType<typeof frozen>>): Promise<string[]> {
	const { people } = await later(database, report);
	return people.map(
		({ staffNumber, before, now, entry }) =>
			`${staffNumber} ${before} → ${now}: ${entry && `${entry.number} ${plainSentence(entry.sentence)}`}`
	);
}

async function take(database: Database, files: Partial<Record<CsvName, string[]>>, plan: object | null = null) {
	expect(await happen(database, { kind: 'import', files, plan })).toMatchObject({ ok: true });
}

it('nothing happened: there are no later changes', async () => {
	const database = await town();
	const report = await frozen(database);
	expect(await later(database, report)).toEqual({
		...{ count: 0, countWords: '', ruleChanged: false, ruleEntry: null, targets: null, people: [], seen: 0 },
		...{ mayReadLog: false, mayFreeze: true }
	});
});

it('each of those who count otherwise is named with the entry that did it, in 機構順', async () => {
	const database = await town();
	await take(database, {
		'completions.csv': ['0006,DX-BASIC,2024-03-31,,,確認済,,', '0004,SEC,2024-03-31,,,確認済,,']
	});
	const report = await frozen(database);
	const before = ['0001,1010,本務,常勤,一般行政職,主任,2015-04-01,2023-12-31'];
	await take(database, { 'assignments.csv': [...before, '0001,2010,本務,常勤,技能労務職,主任,2024-01-01,'] });
	const head = ['0004,1000,本務,常勤,一般行政職,部長,2010-04-01,2023-12-31'];
	await take(database, { 'assignments.csv': [...head, '0004,2010,本務,常勤,一般行政職,部長,2024-01-01,'] });
	await happen(database, { kind: 'confirm', pick: 0 });
	await happen(database, { kind: 'withdraw', pick: 1 });
	await take(database, { 'absences.csv': ['0010,休職,2024-03-01,'] });
	// What comes later of the same people, and of a later day, has done nothing to the figure.
	await take(database, {
		'completions.csv': ['0001,DX-BASIC,2024-04-01,,,確認済,,', '0003,DX-BASIC,2024-03-01,,,確認済,,'],
		'assignments.csv': [
			'0010,2010,本務,常勤,一般行政職,係長,2026-04-01,',
			'0010,1020,本務,常勤,一般行政職,係長,2012-04-01,2026-03-31'
		],
		'staff.csv': ['0004,岸 直美,,,,1995-04-01,']
	});
	expect(await undoImport(database, { kind: 'command-line' }, 2)).toMatchObject({ ok: true });

	expect(await lines(database, report)).toEqual([
		'0004 対象・未（企画情報部） → 対象・未（市民課）: 4 取込 4「random」を行いました（発令 追加 1・変更 1）',
		'0006 対象・済 → 対象・未: 9 取込 2「random」を取り消しました（追加の取消 2件・変更の取消 0件）',
		'0001 対象・済 → 対象でない: 3 取込 3「random」を行いました（発令 追加 1・変更 1）',
		'0002 対象・済 → 対象・未: 6 受講記録を差し戻しました：くわしい内容は残っていません',
		'0003 対象・未 → 対象・済: 5 受講記録を確認しました：髙橋 実（0003）「DX基礎研修」2023年6月1日（受講記録 3）',
		'0010 対象・済 → 除外: 7 取込 5「random」を行いました（休業等 追加 1）'
	]);
	const { count, countWords } = await later(database, report);
	expect({ count, countWords }).toEqual({
		count: 6,
		countWords: '対象でなくなった 2人、分子が増えた 1人、分子が減った 4人、所属が変わった 1人'
	});
});

it('a change that was taken back is none, and of a person who comes again under a new row the last entry counts', async () => {
	const database = await town();
	const report = await frozen(database);
	const arrival = {
		'staff.csv': ['0011,甲,,,,2015-04-01,'],
		'assignments.csv': ['0011,1010,本務,常勤,一般行政職,,2015-04-01,']
	};
	await take(database, arrival);
	expect((await later(database, report)).count).toBe(1);
	await happen(database, { kind: 'undo', pick: 0 });
	expect((await later(database, report)).count).toBe(0);
	// Somebody else comes under the number of the row that is gone, with a record of their own.
	await take(database, {
		'staff.csv': ['0012,乙,,,,2015-04-01,'],
		'assignments.csv': ['0012,1010,本務,常勤,一般行政職,,2015-04-01,'],
		'completions.csv': ['0012,DX-BASIC,2024-03-01,,,確認済,,']
	});
	await take(database, arrival);
	await take(database, { 'absences.csv': ['0011,休職,2026-04-01,'] });
	expect(await lines(database, report)).toEqual([
		'0011 対象でない → 対象・未: 5 取込 4「random」を行いました（職員 追加 1、発令 追加 1）',
		'0012 対象でない → 対象・済: 4 取込 3「random」を行いました（職員 追加 1、発令 追加 1、受講記録 追加 1）'
	]);
});

it('names are for those who see them today, the count for everybody', async () => {
	const database = await town();
	const report = await frozen(database);
	await take(database, { 'absences.csv': ['0010,休職,2024-03-01,', '0001,休職,2024-03-01,', '0002,休職,2024-03-01,'] });
	const seen = async (who: Viewer) => {
		const { count, seen, people, mayReadLog, mayFreeze } = await later(database, report, who);
		return { count, seen, people: people.map(({ staffNumber }) => staffNumber), mayReadLog, mayFreeze };
	};
	const nothing = { count: 3, seen: 0, people: [], mayReadLog: false, mayFreeze: false };
	expect(await seen(viewer())).toEqual(nothing);
	expect(await seen(viewer({ roles: ['管理者'] }))).toEqual({ ...nothing, mayReadLog: true });
	expect(await seen(viewer({ roles: ['DX推進担当'] }))).toEqual({ ...nothing, mayFreeze: true });
	const section = { ...nothing, seen: 2, people: ['0001', '0002'] };
	expect(await seen(viewer({ headed: new Set(['1010']) }))).toEqual(section);
	expect(await seen(hr)).toEqual({ ...nothing, seen: 3, people: ['0001', '0002', '0010'], mayFreeze: true });
});

it('of 配置率 departments are compared, whoever it was that held the role', async () => {
	const database = await town();
	const coverage = { code: 'members', name: '配置率', kind: 'appointment_coverage', role: 'DX推進員', level: 2 };
	await take(database, {}, { plans: [{ ...townPlan, code: 'q', indicators: [coverage] }] });
	const report = await frozen(database, 'members');
	await take(database, { 'appointments.csv': ['0003,DX推進員,1010,2023-04-01,,'] });
	await take(database, { 'appointments.csv': ['0005,DX推進員,2010,2023-04-01,,'] });
	await take(database, { 'staff.csv': ['0001,海野 花子,,,,2015-04-01,2024-02-29'] });
	expect(await lines(database, report)).toEqual([
		'null 空席 → 配置あり: 4 取込 4「random」を行いました（役割の発令 追加 1）'
	]);
	const { people } = await later(database, report);
	expect(people).toMatchObject([{ key: '2010', name: '', department: '市民課' }]);
});

it('of a number entered by hand the number is compared, with its source', async () => {
	const database = await town();
	const manual = { code: 'incidents', name: '事故件数', kind: 'manual', unit: '件', direction: 'at_most' };
	await take(database, {}, { plans: [{ ...townPlan, code: 'q', indicators: [manual] }] });
	const number = { indicatorCode: 'incidents', fiscalYear: 2023, value: 2, source: '資料2', seen: 2 };
	expect(await enterManualValue(database, hr, number)).toEqual({ ok: true });
	const report = await frozen(database, 'incidents');
	expect((await later(database, report)).count).toBe(0);
	expect(await enterManualValue(database, hr, { ...number, value: 1, seen: 3 })).toEqual({ ok: true });
	await take(database, { 'courses.csv': ['SEC,改称した研修,DX,,'] });
	expect(await lines(database, report)).toEqual([
		'null 2件（出典 資料2） → 1件（出典 資料2）: 4 数値を入力しました：「事故件数」令和5年度 2を1に直しました（出典 資料2）'
	]);
	expect(await later(database, report, viewer())).toMatchObject({ count: 1, seen: 1 });
});

it('a rule revised for that day is told with its entry, and people are compared by the frozen one', async () => {
	const database = await town();
	const report = await frozen(database);
	await write(database, { kind: 'command-line' }, 'rule.revised', async (change) => {
		const [row] = await change.db.select().from(indicator);
		const rule = { ...report.head.rule, courses: { anyOf: ['SEC'], atLeast: 1 } };
		await changeRow(change, indicator, row!, { rule: rule as typeof report.head.rule });
		change.describe({ indicator: 'town-dx', name: '受講率', from: null });
		return { ok: true };
	});
	await take(database, { 'courses.csv': ['SEC,改称した研修,DX,,'] });
	const { ruleChanged, ruleEntry, count } = await later(database, report);
	expect({ ruleChanged, count, number: ruleEntry?.number }).toEqual({ ruleChanged: true, count: 0, number: 2 });
	expect(plainSentence(ruleEntry!.sentence)).toBe('数え方を改めました：「受講率」（始めから）');
});

it('a difference that no entry made, as after an update of the program, is shown without one', async () => {
	const database = await town();
	const report = await frozen(database);
	const text = report.text.replace('"reasons":"未受講","staffNumber":"0004","standing":"missing"', (found) =>
		found.replace('missing', 'counted')
	);
	expect(await lines(database, { ...report, text })).toEqual(['0004 対象・済 → 対象・未: null']);
});
