import { beforeEach, describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { type HandIn } from '$lib/domain/ciso-report';
import { draftReport, markOf } from '$lib/server/ciso-report/draft';
import { editionsOf } from '$lib/server/ciso-report/editions';
import { handIn } from '$lib/server/ciso-report/hand-in';
import { openCisoReport } from '$lib/server/ciso-report/open';
import { cisoEditionPage, cisoReportPage } from '$lib/server/ciso-report/page';
import { changesSinceShown } from '$lib/server/ciso-report/shown';
import { confirmSection } from '$lib/server/requirement/chain/confirm-section';
import { confirmStep } from '$lib/server/requirement/chain/confirm-step';
import { grantExemption } from '$lib/server/requirement/exempt';
import { recordDrill } from '$lib/server/requirement/drill-commands';
import { byHand } from '../audit/sealed-town';
import { type Actor, actors, days, requirementTown, type Town } from '../requirement/town';

let town: Town;

beforeEach(async () => {
	town = await requirementTown();
	await town.published();
});

/** Whoever hands in has the report of the moment before their eyes, unless the test says otherwise. */
async function give(actor: Actor = 'security', changes: Partial<HandIn> = {}, on: string = days.before) {
	const fiscalYear = changes.fiscalYear ?? 2026;
	const ledger = await town.ledgerNow();
	const mark = await markOf(await draftReport(town.database.reader, ledger, fiscalYear, day(on)));
	const seen = (await editionsOf(town.database.reader, fiscalYear))[0]?.edition ?? 0;
	const command = { fiscalYear, seen, reason: null, mark, ...changes };
	return handIn(town.database, town.ledgerNow, await town.as(actor, on), command);
}

async function edition(number: number, actor: Actor = 'security', on: string = days.before) {
	const key = { fiscalYear: 2026, edition: number };
	const outcome = await cisoEditionPage(town.database.reader, await town.ledgerNow(), await town.as(actor, on), key);
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome.page;
}

const page = async (actor: Actor = 'security', on: string = days.before) =>
	cisoReportPage(town.database.reader, await town.ledgerNow(), await town.as(actor, on), 2026);

it.each(actors)('by %s: 情報セキュリティ担当 alone', async (actor) => {
	const before = await town.entries();
	const isOfficer = actor === 'security';
	expect(await give(actor)).toEqual(isOfficer ? { ok: true, edition: 1 } : { ok: false, reason: 'not-allowed' });
	expect(await town.entries()).toBe(before + (isOfficer ? 1 : 0));
});

it('says what stood there, whatever becomes known later, and names that beside it', async () => {
	await town.record('0001', { comprehension: 4 });
	await town.record('0002', { state: 'waiting' });
	await give();
	await town.record('0005', { comprehension: 2 });
	const { content, later, summary } = await edition(1);
	expect(content.requirements[0]).toMatchObject({
		overall: { numerator: 1, denominator: 11, pending: 1, percent: 9.1 },
		divisions: [{ code: '1000', numerator: 1, denominator: 11, pending: 1 }],
		comprehension: { completions: 1, answers: 1, counts: [0, 0, 0, 1, 0], mean: 4 }
	});
	expect(later[0]).toBe('情報セキュリティ研修：済 1/11 → 2/11');
	expect(later[1]).toBe('情報セキュリティ研修：部ごとの数、任用形態ごとの数、理解度が変わりました');
	expect(summary).toMatchObject({ edition: 1, asOf: days.before, reason: null, by: expect.stringContaining('0008') });
	expect(content.lastEntry).toBe(summary.entry - 1);
});

it('names every section that has not confirmed, the steps that are missing, and the 訓練 with who took part', async () => {
	const participants = [{ staffNumber: '0001', part: 'CSIRT' }];
	const drill = { name: '標的型メール訓練', heldOn: day('2026-06-10'), note: null, participants };
	await recordDrill(town.database, await town.as('security'), drill);
	await give();
	const { content } = await edition(1);
	expect(content.sections.map(({ name, standing }) => `${name} ${standing}`)).toEqual([
		'企画部 missing',
		'企画課 missing',
		'財政課 missing',
		'契約課 missing'
	]);
	expect(content.steps.map(({ confirmation }) => confirmation)).toEqual([null, null, null]);
	expect(content.steps[1]!.missing).toContain('統括情報セキュリティ責任者の分析・評価');
	expect(content.drills).toMatchObject([{ count: 1, participants: [{ name: '海野 花子', part: 'CSIRT' }] }]);
});

it('理解度 is of the completions that count: confirmed, by an accepted 実施方法, in the year, of people who are asked', async () => {
	await town.published({ name: '集合研修', methods: ['集合'], audience: { departments: ['1020'] } });
	await town.record('0007', { method: '集合', comprehension: 5 });
	await town.record('0007', { method: 'e-ラーニング', comprehension: 1, completedOn: day('2026-06-02') });
	await town.record('0008', { method: '集合', comprehension: 1, state: 'waiting' });
	await town.record('0009', { method: '集合', comprehension: 1, completedOn: day('2026-03-31') });
	await town.record('0001', { method: '集合', comprehension: 1 });
	const [, told] = (await page()).report.requirements;
	expect(told!.comprehension).toEqual({ completions: 1, answers: 1, counts: [0, 0, 0, 0, 1], mean: 5 });
});

it('names who confirmed and who went on without what', async () => {
	const command = { fiscalYear: 2026, departmentCode: '1010', mark: await town.mark('1010') };
	await confirmSection(town.database, town.ledgerNow, await town.as('head'), command);
	const accepted = ['企画部の確認', '財政課の確認', '契約課の確認'];
	const step = { step: 'evaluation', confirmedOn: day('2026-06-30'), confirmedBy: '統括 一', words: null } as const;
	const shown = { fiscalYear: 2026, mark: await town.mark(null), accepted };
	await confirmStep(town.database, town.ledgerNow, await town.as('security'), { ...step, ...shown });
	await give();
	const { content } = await edition(1);
	const confirmed = { standing: 'confirmed', confirmedOn: '2026-06-30', confirmedBy: '﨑本 健' };
	expect(content.sections.find(({ code }) => code === '1010')).toMatchObject(confirmed);
	expect(content.steps[0]!.confirmation).toMatchObject({ confirmedBy: '統括 一', gaps: accepted, changes: [] });
	await town.record('0001');
	const { later } = await edition(1);
	expect(later).toContain('企画課：確認済 → 確認後に変わりました、確認後の変化 情報セキュリティ研修：済 0/2 → 1/2');
	expect(later).toContain('統括情報セキュリティ責任者の分析・評価：確認後の変化 情報セキュリティ研修：済 0/11 → 1/11');
});

it('says of an exemption how many, and not why', async () => {
	const command = { fiscalYear: 2026, departmentCode: '1010', mark: await town.mark('1010') };
	await confirmSection(town.database, town.ledgerNow, await town.as('head'), command);
	const id = (await page()).report.requirements[0]!.id;
	const days = { from: day('2026-04-01'), to: day('2027-03-31') };
	const exemption = { requirementId: id, staffNumber: '0001', reason: '療養のため', ...days };
	expect(await grantExemption(town.database, await town.as('security'), exemption)).toMatchObject({ ok: true });
	const { report } = await page();
	expect(report.requirements[0]!.excluded).toEqual([{ reason: '免除', count: 1 }]);
	expect(report.sections.find(({ code }) => code === '1010')?.changes).toEqual([
		'情報セキュリティ研修：済 0/2 → 0/1、免除 0 → 1'
	]);
	expect(JSON.stringify(report)).not.toContain('療養');
});

it.each(actors)('another edition by %s: 情報セキュリティ担当 alone', async (actor) => {
	await give();
	await town.record('0001');
	const before = await town.entries();
	const isOfficer = actor === 'security';
	const expected = isOfficer ? { ok: true, edition: 2 } : { ok: false, reason: 'not-allowed' };
	expect(await give(actor, { reason: '記録の訂正' })).toEqual(expected);
	expect(await town.entries()).toBe(before + (isOfficer ? 1 : 0));
});

describe('another edition', () => {
	beforeEach(async () => {
		await give();
	});

	it('has a reason, and says what is otherwise than before', async () => {
		await town.record('0001');
		expect(await give()).toEqual({ ok: false, reason: 'reason-missing' });
		expect(await give('security', { reason: '記録の訂正' })).toEqual({ ok: true, edition: 2 });
		const { content, sinceBefore, later, editions } = await edition(2);
		expect(content).toMatchObject({ edition: 2, reason: '記録の訂正' });
		expect(sinceBefore?.[0]).toBe('情報セキュリティ研修：済 0/11 → 1/11');
		expect(later).toEqual([]);
		expect(editions.map((one) => one.edition)).toEqual([2, 1]);
		expect((await edition(1)).content.requirements[0]?.overall.numerator).toBe(0);
	});

	it('is not needed where nothing is otherwise', async () => {
		expect(await give('security', { reason: '念のため' })).toEqual({ ok: false, reason: 'unchanged' });
	});

	it('is told to whoever saw the one before it', async () => {
		await town.record('0001');
		expect(await give('security', { seen: 0 })).toEqual({ ok: false, reason: 'handed-in-since', edition: 1 });
	});

	it('a lost answer: the same once more is done already', async () => {
		const before = await town.entries();
		expect(await give('security', { seen: 0 })).toEqual({ ok: true, edition: 1 });
		expect(await town.entries()).toBe(before);
	});
});

it('is refused where it says something else than what was shown', async () => {
	const mark = (await page()).mark!;
	await town.record('0001');
	const before = await town.entries();
	expect(await give('security', { mark })).toEqual({ ok: false, reason: 'changed' });
	expect(await town.entries()).toBe(before);
});

it('says what has changed since it was shown', async () => {
	const mark = (await page()).mark!;
	await town.record('0001');
	const { report } = await page();
	expect(changesSinceShown(mark, report)).toContain('情報セキュリティ研修：済 0/11 → 1/11');
	expect(changesSinceShown('another', report)).toBeNull();
});

it('two who hand in at once hand in once', async () => {
	const mark = (await page()).mark!;
	await town.record('0001');
	const now = (await page()).mark!;
	const both = await Promise.all([give('security', { mark: now, seen: 0 }), give('security', { mark, seen: 0 })]);
	expect(both.filter(({ ok }) => ok)).toEqual([{ ok: true, edition: 1 }]);
	expect((await page()).editions).toHaveLength(1);
});

it.each<{ changes: Partial<HandIn>; reason: string }>([
	{ changes: { fiscalYear: 2025 }, reason: 'nothing-asked' },
	{ changes: { fiscalYear: 2027 }, reason: 'year-to-come' },
	{ changes: { reason: 'あ'.repeat(201) }, reason: 'reason-too-long' },
	{ changes: { mark: '' }, reason: 'changed' }
])('is refused: $reason', async ({ changes, reason }) => {
	expect(await give('security', changes)).toEqual({ ok: false, reason });
});

it('after 31 March it is the year that is over, and what comes later changes nothing', async () => {
	expect(await give('security', {}, '2027-05-20')).toEqual({ ok: true, edition: 1 });
	await town.record('0001', { completedOn: day('2027-05-01') });
	const { content, later } = await edition(1, 'security', '2027-06-01');
	expect([content.asOf, later]).toEqual(['2027-03-31', []]);
});

it.each<[Actor, boolean]>([
	['security', true],
	['hr', false]
])('the page of %s: the form is there: %s', async (actor, mayHandIn) => {
	expect((await page(actor)).mark !== null).toBe(mayHandIn);
});

describe('the years before', () => {
	const figures = async () =>
		(await page()).report.requirements[0]!.trend.map(({ fiscalYear, figure }) => [
			fiscalYear,
			figure && `${figure.numerator}/${figure.denominator} ${figure.edition ?? ''}`
		]);

	it('are none where nothing of the kind was asked', async () => {
		await town.published({ name: '別の研修', fiscalYear: 2025 });
		expect(await figures()).toEqual([
			[2022, null],
			[2023, null],
			[2024, null],
			[2025, null],
			[2026, '0/11 ']
		]);
	});

	const notes = async () =>
		(await page()).report.requirements[0]!.trend.map(({ fiscalYear, figure, note }) => [
			fiscalYear,
			figure && `${figure.numerator}/${figure.denominator}`,
			note
		]);

	it('are computed by this year’s rule where nothing of the kind was asked and there are records, and say so', async () => {
		await town.record('0001', { completedOn: day('2025-06-01') });
		await town.record('0002', { completedOn: day('2024-06-01'), courseId: 1 });
		expect((await notes()).slice(2)).toEqual([
			[2024, null, 'no-records'],
			[2025, '1/11', 'same-rule'],
			[2026, '0/11', null]
		]);
	});

	it('say that they are computed anew where what was handed in was altered', async () => {
		await town.published({ fiscalYear: 2025 });
		await give('security', { fiscalYear: 2025 });
		expect((await notes())[3]).toEqual([2025, '0/11', null]);
		await byHand(town.database.url, "UPDATE ciso_report SET digest = 'x' WHERE fiscal_year = 2025");
		expect((await notes())[3]).toEqual([2025, '0/11', 'altered']);
	});

	it('are computed as of their 31 March, or as they were handed in', async () => {
		await town.published({ fiscalYear: 2024 });
		await town.published({ fiscalYear: 2025 });
		await town.record('0001', { completedOn: day('2024-06-01') });
		await give('security', { fiscalYear: 2025 });
		await town.record('0001', { completedOn: day('2025-06-01') });
		expect((await figures()).slice(2)).toEqual([
			[2024, '1/11 '],
			[2025, '0/11 1'],
			[2026, '0/11 ']
		]);
	});
});

it('is what was sealed, byte for byte its digest', async () => {
	await give();
	const opened = await openCisoReport(town.database.reader, { fiscalYear: 2026, edition: 1 });
	expect(opened).toMatchObject({ ok: true, report: { content: { format: 1, edition: 1 } } });
	expect(await openCisoReport(town.database.reader, { fiscalYear: 2026, edition: 2 })).toEqual({
		ok: false,
		reason: 'not-found'
	});
});
