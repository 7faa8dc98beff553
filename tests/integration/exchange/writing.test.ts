import { expect, it } from 'vitest';
import { packageFolder } from '../../factories/package-files';
import { dxRate, smallTown, smallTownCounts, townPlan } from '../../factories/package-town';
import { freshUrl, imported, kenshu, letTodayBe } from '../cli/in-process';
import { entriesIn, factsIn, recordsOf, setState } from './facts';
import { storedTown } from './stored-town';

/** What an import writes, and what it leaves alone. */

const counts = (added: number, changed: number, unchanged: number) => ({ added, changed, unchanged });

it('--dry-run gives the same counts and writes nothing', async () => {
	const url = await freshUrl();
	const path = packageFolder(smallTown);
	const tried = await imported(url, path, '--dry-run');
	expect(tried).toMatchObject({ status: 0, import: null, written: false, errors: [] });
	expect([await factsIn(url), await entriesIn(url)]).toEqual([await factsIn(await freshUrl()), []]);

	const done = await imported(url, path);
	expect(done).toMatchObject({ status: 0, import: 1, written: true, errors: [] });
	expect(done.files).toEqual(tried.files);
	expect(Object.keys(done.files)).toEqual(Object.keys(smallTownCounts));
});

it('--dry-run on a town with differences gives the same counts as the import that follows', async () => {
	const url = await storedTown();
	const path = packageFolder({
		'staff.csv': ['0001,海野 華子,ウミノ ハナコ,山田,hanako@example.lg.jp,2015-04-01,', '0100,甲,,,,2025-04-01,'],
		'absences.csv': ['0005,育児休業,2023-10-01,2024-09-30'],
		'plan.json': { plans: [townPlan] }
	});
	const before = await factsIn(url);
	const { files } = await imported(url, path, '--dry-run');
	expect(files).toEqual({
		'staff.csv': counts(1, 1, 0),
		'absences.csv': counts(0, 0, 1),
		'plan.json': counts(0, 0, 2)
	});
	expect(await factsIn(url)).toEqual(before);
	expect((await imported(url, path)).files).toEqual(files);
});

it('the same package a second time changes nothing', async () => {
	const url = await storedTown();
	const before = await factsIn(url, { stamps: true });
	const again = await imported(url, packageFolder(smallTown));
	expect(again).toMatchObject({ status: 0, errors: [] });
	expect(again.files).toEqual(
		Object.fromEntries(Object.entries(smallTownCounts).map(([file, rows]) => [file, counts(0, 0, rows)]))
	);
	expect(await factsIn(url, { stamps: true })).toEqual(before);
});

it('is all or nothing: one fault, and not a row is written, nor an entry, nor a number used', async () => {
	const url = await freshUrl();
	const faulty = packageFolder({ ...smallTown, 'absences.csv': ['0005,育児休業,2023-10-01,2024-09-31'] });
	expect(await imported(url, faulty)).toMatchObject({ status: 1, import: null, written: false, files: {} });
	expect([await factsIn(url), await entriesIn(url)]).toEqual([await factsIn(await freshUrl()), []]);
	expect((await imported(url, packageFolder(smallTown))).import).toBe(1);
});

it('never deletes: a row that is not in the package stays', async () => {
	const url = await storedTown();
	const before = await factsIn(url);
	await imported(url, packageFolder({ 'staff.csv': ['0100,甲,,,,2025-04-01,'], 'completions.csv': [] }));
	const after = await factsIn(url);
	expect(after.staff).toHaveLength(before.staff!.length + 1);
	expect({ ...after, staff: [] }).toEqual({ ...before, staff: [] });
});

it('replaces every value of a row by its key and counts it as changed', async () => {
	const url = await storedTown();
	const files = {
		'departments.csv': ['1020,企画政策課,1000,2010-04-01,,3'],
		'assignments.csv': ['0010,2010,兼務,再任用,技能労務職,,2020-04-01,2026-03-31'],
		'absences.csv': ['0005,育児休業,2023-10-01,'],
		'courses.csv': ['SEC,セキュリティ研修,その他,国,24'],
		'qualifications.csv': ['0001,FE,R5.6,,2033-04-01,確認済'],
		'appointments.csv': ['0002,所属長,1010,2020-04-01,2025-03-31,第9号']
	};
	const answer = await imported(url, packageFolder(files));
	expect(Object.values(answer.files)).toEqual(Object.values(files).map(() => counts(0, 1, 0)));
	const { department, assignment, course, holding, appointment } = await factsIn(url);
	expect(department).toContainEqual(expect.objectContaining({ code: '1020', name: '企画政策課', order: 3 }));
	expect(assignment).toContainEqual(
		expect.objectContaining({ employmentType: '再任用', rank: null, to: '2026-03-31' })
	);
	expect(course).toContainEqual(expect.objectContaining({ code: 'SEC', category: 'その他', validMonths: 24 }));
	expect(holding).toContainEqual(expect.objectContaining({ certificateNumber: null, expiresOn: '2033-04-01' }));
	expect(appointment).toContainEqual(expect.objectContaining({ to: '2025-03-31', orderNumber: '第9号' }));
});

it('raises a completion from 未確認 to 確認済 and never lowers it; each source is added once', async () => {
	const url = await storedTown();
	const take = async (status: string, source: string) => {
		const row = `0003,DX-BASIC,2023-06-01,,,${status},${source},`;
		const { files } = await imported(url, packageFolder({ 'completions.csv': [row] }));
		const [record] = await recordsOf(url, '0003');
		return [files['completions.csv'], record?.state, record?.sources];
	};
	expect(await take('確認済', '名簿')).toEqual([counts(0, 1, 0), 'confirmed', ['名簿']]);
	expect(await take('未確認', '名簿')).toEqual([counts(0, 0, 1), 'confirmed', ['名簿']]);
	expect(await take('未確認', 'QR')).toEqual([counts(0, 1, 0), 'confirmed', ['名簿', 'QR']]);
	expect(await take('確認済', '')).toEqual([counts(0, 0, 1), 'confirmed', ['名簿', 'QR']]);
});

it('a blank source adds none, a blank number clears what was stored', async () => {
	const url = await storedTown();
	await imported(url, packageFolder({ 'completions.csv': ['0001,DX-BASIC,2023-06-01,,,確認済,,'] }));
	expect(await recordsOf(url, '0001')).toEqual([
		expect.objectContaining({ hours: null, comprehension: null, sources: ['研修センター'], method: null })
	]);
});

it('a qualification is raised and never lowered likewise', async () => {
	const url = await storedTown();
	const stateAfter = async (status: string) => {
		await imported(url, packageFolder({ 'qualifications.csv': [`0002,AP,2020,,,${status}`] }));
		return (await factsIn(url)).holding!.find((row) => 'qualificationCode' in row && row.qualificationCode === 'AP');
	};
	expect(await stateAfter('確認済')).toMatchObject({ state: 'confirmed', countedOn: '2020-12-31' });
	expect(await stateAfter('未確認')).toMatchObject({ state: 'confirmed' });
});

it.each(['returned', 'withdrawn'] as const)('a record that was %s stays so and counts as unchanged', async (state) => {
	const url = await storedTown();
	await setState(url, '0003', state);
	const row = '0003,DX-BASIC,2023-06-01,2,5,確認済,別の名簿,集合';
	const before = await recordsOf(url, '0003');
	expect((await imported(url, packageFolder({ 'completions.csv': [row] }))).files).toEqual({
		'completions.csv': counts(0, 0, 1)
	});
	expect(await recordsOf(url, '0003')).toEqual(before);
});

it('an indicator present replaces its rule and all its targets, one left out stays', async () => {
	const url = await storedTown();
	const targets = [{ fiscalYear: 2023, percent: 90 }];
	const next = { ...dxRate, name: '新しい名', window: 'fiscal_year', since: undefined, targets };
	const { files } = await imported(
		url,
		packageFolder({ 'plan.json': { plans: [{ ...townPlan, indicators: [next] }] } })
	);
	expect(files).toEqual({ 'plan.json': counts(0, 1, 0) });
	expect((await kenshu(url, 'report', '--list')).out).toBe(
		'town-dx\t新しい名\ttraining_rate\ntown-ip\tITパスポート保有率\tqualification_rate\n'
	);
	const report = await kenshu(url, 'report', 'town-dx', '--as-of', '2024-03-31', '--format', 'json');
	const { overall, departments } = JSON.parse(report.out) as {
		overall: object;
		departments: { code: string; target: object }[];
	};
	expect(overall).toMatchObject({ target: { percent: 90, from: 'overall' } });
	expect(departments.find(({ code }) => code === '1010')).toMatchObject({ target: { percent: 90, from: 'overall' } });
});

it('an indicator that says the same in other words, or in another order of targets, is unchanged', async () => {
	const url = await storedTown();
	const { atLeast: _, ...population } = dxRate;
	const same = { ...population, note: null, targets: dxRate.targets.toReversed() };
	const plans = [{ ...townPlan, indicators: [same] }];
	expect((await imported(url, packageFolder({ 'plan.json': { plans } }))).files).toEqual({
		'plan.json': counts(0, 0, 1)
	});
});

it('a plan whose own words change is written although no indicator changes', async () => {
	const url = await storedTown();
	const plans = [{ ...townPlan, name: '改定DX計画', fiscalYears: [2023, 2026] }];
	expect((await imported(url, packageFolder({ 'plan.json': { plans } }))).files).toEqual({
		'plan.json': counts(0, 0, 2)
	});
	expect((await factsIn(url)).plan).toEqual([expect.objectContaining({ name: '改定DX計画', lastFiscalYear: 2026 })]);
});

it('what begins in the future takes effect by itself on its day', async () => {
	const url = await storedTown();
	letTodayBe('2027-03-31');
	const files = {
		'assignments.csv': [
			'0001,1010,本務,常勤,一般行政職,主任,2015-04-01,2027-03-31',
			'0001,2010,本務,常勤,一般行政職,係長,2027-04-01,'
		]
	};
	expect((await imported(url, packageFolder(files))).status).toBe(0);
	const departmentOfHanako = async () => {
		const { out } = await kenshu(url, 'report', 'town-ip', '--format', 'json');
		const { departments } = JSON.parse(out) as { departments: { code: string; own: { numerator: number } }[] };
		return departments.filter(({ own }) => own.numerator === 1).map(({ code }) => code);
	};
	expect(await departmentOfHanako()).toEqual(['1010']);
	letTodayBe('2027-04-01');
	expect(await departmentOfHanako()).toEqual(['2010']);
});

it('numbers imports from 1 and lists them, those taken back marked', async () => {
	const url = await freshUrl();
	const empty = await kenshu(url, 'import', 'list');
	expect(empty).toMatchObject({ status: 0, out: '' });
	await imported(url, packageFolder(smallTown));
	await imported(url, packageFolder({ 'staff.csv': ['0100,甲,,,,2025-04-01,'] }));
	expect(await kenshu(url, 'import', 'undo', '2')).toMatchObject({ status: 0 });
	await imported(url, packageFolder({ 'staff.csv': ['0100,乙,,,,2025-04-01,'] }));
	const { out } = await kenshu(url, 'import', 'list');
	const lines = out.trimEnd().split('\n');
	expect(lines.map((line) => line.split('\t')[0])).toEqual(['1', '2', '3']);
	expect(lines.map((line) => line.includes('取消済'))).toEqual([false, true, false]);
});
