import { beforeEach, describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { appointment, assignment, department } from '$lib/server/db/schema';
import { addRow, changeRow } from '$lib/server/db/rows';
import { confirmSection } from '$lib/server/requirement/chain/confirm-section';
import { sectionPage } from '$lib/server/requirement/chain/section-page';
import { eq } from 'drizzle-orm';
import { rearrange } from '../access/settle';
import { type Actor, actors, days, requirementTown, type Town } from './town';

let town: Town;

beforeEach(async () => {
	town = await requirementTown();
});

async function confirm(actor: Actor, departmentCode: string, on: string = days.before, mark?: string) {
	const viewer = await town.as(actor, on);
	const shown = mark ?? (await town.mark(departmentCode, on));
	const command = { fiscalYear: 2026, departmentCode, mark: shown };
	return confirmSection(town.database, town.ledgerNow, viewer, command);
}

const said = async (outcome: ReturnType<typeof confirm>) => {
	const known = await outcome;
	return known.ok ? 'done' : known.reason;
};

/** Who confirms which section, before and after the head of 企画課 changes. */
const heads: Record<'before' | 'after', Record<string, readonly Actor[]>> = {
	before: { '1000': ['above'], '1010': ['head'], '1020': ['twoSections', 'secondHead'], '1030': ['twoSections'] },
	after: { '1000': ['above'], '1010': ['nextHead'], '1020': ['twoSections', 'secondHead'], '1030': ['twoSections'] }
};
const headsToday: Record<'before' | 'after', readonly Actor[]> = {
	before: ['head', 'twoSections', 'secondHead', 'above'],
	after: ['nextHead', 'twoSections', 'secondHead', 'above']
};

describe.each(['before', 'after'] as const)('%s the transfer of a head', (when) => {
	it.each(actors)(
		'each section by %s: only by its head of the day, and nothing is written where refused',
		async (actor) => {
			await town.published();
			for (const [code, theirs] of Object.entries(heads[when])) {
				const before = await town.entries();
				const isHead = headsToday[when].includes(actor);
				const expected = theirs.includes(actor) ? 'done' : isHead ? 'not-head' : 'not-allowed';
				expect([code, await said(confirm(actor, code, days[when]))]).toEqual([code, expected]);
				expect(await town.entries()).toBe(before + (expected === 'done' ? 1 : 0));
			}
		}
	);
});

it('keeps the numbers as they were seen, and shows what has changed since', async () => {
	const id = await town.published();
	await town.record('0001');
	expect(await said(confirm('head', '1010'))).toBe('done');
	const state = async () => (await town.chain()).state.sections.find(({ code }) => code === '1010')!;
	expect(await state()).toMatchObject({
		standing: 'confirmed',
		confirmation: { confirmedOn: '2026-06-30', confirmedBy: '﨑本 健', departmentName: '企画課' }
	});
	expect((await state()).confirmation?.seen).toEqual([
		{ requirementId: id, name: '情報セキュリティ研修', numerator: 1, denominator: 2, pending: 0, excluded: [] }
	]);
	await town.record('0002');
	expect(await state()).toMatchObject({
		standing: 'changed',
		changes: [{ before: { numerator: 1 }, after: { numerator: 2 } }]
	});
	expect(await said(confirm('head', '1010'))).toBe('done');
	expect((await state()).standing).toBe('confirmed');
});

it('refuses with the numbers of now where they are others than were shown', async () => {
	await town.published();
	const mark = await town.mark('1010');
	await town.record('0001', { state: 'waiting' });
	expect(await confirm('head', '1010', days.before, mark)).toMatchObject({
		ok: false,
		reason: 'changed-since',
		seen: [{ numerator: 0, pending: 1 }]
	});
});

it('a lost answer: the same once more is done already; the other head of the section, and another day, are their own', async () => {
	await town.published();
	const first = await confirm('twoSections', '1020');
	const before = await town.entries();
	expect(await confirm('twoSections', '1020')).toEqual(first);
	expect(await town.entries()).toBe(before);
	expect(await said(confirm('secondHead', '1020'))).toBe('done');
	expect(await said(confirm('secondHead', '1020', '2026-07-02'))).toBe('done');
	expect(await town.entries()).toBe(before + 2);
});

it('both heads at the same moment: each is heard, one after the other', async () => {
	await town.published();
	const both = await Promise.all([confirm('twoSections', '1020'), confirm('secondHead', '1020')]);
	expect(both.map(({ ok }) => ok)).toEqual([true, true]);
	expect((await town.chain()).confirmations.sections.map(({ confirmedBy }) => confirmedBy).sort()).toEqual(
		['岸 直子', '森 あゆみ'].sort()
	);
});

it('whoever was taken off while the form was open is no longer its head', async () => {
	await town.published();
	const [viewer, mark] = [await town.as('head'), await town.mark('1010')];
	await rearrange(town.database, async (change) => {
		const [row] = await change.db.select().from(appointment).where(eq(appointment.departmentCode, '1010'));
		await changeRow(change, appointment, row!, { to: day('2026-06-29') });
	});
	const command = { fiscalYear: 2026, departmentCode: '1010', mark };
	expect(await confirmSection(town.database, town.ledgerNow, viewer, command)).toEqual({
		ok: false,
		reason: 'not-head'
	});
});

it('while its place is vacant, a section is confirmed by the head above', async () => {
	await town.published();
	await confirm('head', '1010');
	await rearrange(town.database, async (change) => {
		const rows = await change.db.select().from(appointment).where(eq(appointment.departmentCode, '1010'));
		for (const row of rows) await changeRow(change, appointment, row, { to: day('2026-06-15') });
	});
	expect(await said(confirm('above', '1010'))).toBe('done');
	expect(await said(confirm('head', '1010'))).toBe('not-allowed');
});

it('a section that is abolished keeps its confirmation, and nobody confirms it any more', async () => {
	await town.published();
	expect(await said(confirm('twoSections', '1030', '2026-12-31'))).toBe('done');
	const { state } = await town.chain('2027-01-01');
	expect(state.sections.find(({ code }) => code === '1030')).toMatchObject({ standing: 'ended', name: '契約課' });
	expect(await said(confirm('twoSections', '1030', '2027-01-01'))).toBe('not-head');
});

it.each([
	{ fiscalYear: 2027, on: days.before, reason: 'year-to-come', because: '来年度' },
	{ fiscalYear: 2025, on: days.before, reason: 'nothing-asked', because: '何も公開していない年度' }
])('$because: $reason', async ({ fiscalYear, on, reason }) => {
	await town.published();
	const command = { fiscalYear, departmentCode: '1010', mark: '' };
	const outcome = await confirmSection(town.database, town.ledgerNow, await town.as('head', on), command);
	expect(outcome).toEqual({ ok: false, reason });
});

it('after the year it is confirmed as it stood on 31 March, by whoever heads it then', async () => {
	await town.published();
	expect(await said(confirm('nextHead', '1010', '2027-05-10'))).toBe('done');
	const { confirmations, state } = await town.chain('2027-06-01');
	expect(state.asOf).toBe('2027-03-31');
	expect(confirmations.sections[0]).toMatchObject({ confirmedOn: '2027-05-10', confirmedBy: '髙橋 実' });
	await town.record('0001', { completedOn: day('2027-04-02') });
	expect((await town.chain('2027-06-01')).state.sections.find(({ code }) => code === '1010')?.standing).toBe(
		'confirmed'
	);
});

describe('a section that the reorganisation of 1 April abolished', () => {
	const april = '2027-04-10';
	beforeEach(async () => {
		await town.published();
		await rearrange(town.database, async (change) => {
			const [row] = await change.db.select().from(department).where(eq(department.code, '1020'));
			await changeRow(change, department, row!, { validTo: day('2027-03-31') });
			for (const one of await change.db.select().from(appointment).where(eq(appointment.departmentCode, '1020')))
				await changeRow(change, appointment, one, { to: day('2027-03-31') });
		});
	});

	const may: readonly Actor[] = ['twoSections', 'secondHead', 'above'];
	it.each(actors)('by %s: only who headed it last, and the head above', async (actor) => {
		const before = await town.entries();
		const expected = may.includes(actor) ? 'done' : actor === 'nextHead' ? 'not-head' : 'not-allowed';
		expect(await said(confirm(actor, '1020', april))).toBe(expected);
		expect(await town.entries()).toBe(before + (expected === 'done' ? 1 : 0));
	});

	it.each(actors)('is opened by %s: by whoever confirms it, and by who sees all', async (actor) => {
		const viewer = await town.as(actor, april);
		const { shown } = await sectionPage(town.database.reader, await town.ledgerNow(), viewer, 2026, '1020');
		const isOwn = may.includes(actor);
		expect(shown?.isOwn ?? null).toBe(isOwn ? true : actor === 'hr' || actor === 'security' ? false : null);
		// Of its people only those who are still theirs.
		if (actor === 'secondHead')
			expect([shown?.people.length, shown?.elsewhere]).toEqual([0, shown?.now[0]?.denominator]);
		if (shown) expect(shown.confirmers).toEqual(['岸 直子', '森 あゆみ', '林 太郎']);
	});

	it('is no gap any more once it is confirmed', async () => {
		await confirm('secondHead', '1020', april);
		const { state } = await town.chain(april);
		expect(state.sections.find(({ code }) => code === '1020')?.standing).toBe('confirmed');
	});
});

describe('所属の状況', () => {
	const page = async (actor: Actor, on: string, department: string | null = null) =>
		sectionPage(town.database.reader, await town.ledgerNow(), await town.as(actor, on), 2026, department);

	it.each<{ actor: Actor; on: string; own: string[]; seen: string[]; because: string }>([
		{ actor: 'head', on: days.before, own: ['1010'], seen: ['1010'], because: '長である日' },
		{ actor: 'head', on: days.after, own: [], seen: [], because: '異動した日から' },
		{ actor: 'nextHead', on: days.before, own: [], seen: [], because: '異動する前の日' },
		{ actor: 'nextHead', on: days.after, own: ['1010'], seen: ['1010'], because: '異動した日から' },
		{ actor: 'twoSections', on: days.before, own: ['1020', '1030'], seen: ['1020', '1030'], because: '二つの所属' },
		{ actor: 'above', on: days.before, own: ['1000'], seen: ['1000', '1010', '1020', '1030'], because: '部長' },
		{ actor: 'security', on: days.before, own: [], seen: ['1000', '1010', '1020', '1030'], because: '担当' },
		{ actor: 'staff', on: days.before, own: [], seen: [], because: '職員' }
	])('$because ($actor, $on): sees $seen', async ({ actor, on, own, seen }) => {
		await town.published();
		const { sections } = await page(actor, on);
		expect(sections.filter(({ isOwn }) => isOwn).map(({ code }) => code)).toEqual(own);
		expect(sections.map(({ code }) => code).sort()).toEqual(seen);
	});

	it('shows one’s people with where they stand, and not another section though it is asked for', async () => {
		await town.published();
		await town.record('0001', { state: 'waiting' });
		const { shown } = await page('head', days.before);
		expect(shown?.people.map(({ name, standings }) => [name, standings[0]?.state])).toEqual([
			['海野 花子', '確認中'],
			['﨑本 健', '未']
		]);
		expect(shown).toMatchObject({ code: '1010', isOwn: true, elsewhere: 0, mark: await town.mark('1010') });
		expect((await page('head', days.before, '1020')).shown).toBeNull();
	});

	it('of the year before it leaves out whoever is elsewhere today', async () => {
		await town.published();
		await rearrange(town.database, async (change) => {
			const { rows } = await change.raw.execute(
				`SELECT assignment.id FROM assignment JOIN staff ON staff.id = staff_id WHERE staff_number = '0001'`
			);
			const id = Number(rows[0]!.id);
			const [row] = await change.db.select().from(assignment).where(eq(assignment.id, id));
			await changeRow(change, assignment, row!, { to: day('2027-03-31') });
			const { id: _id, addedBy: _addedBy, entry: _entry, ...post } = row!;
			await addRow(change, assignment, { ...post, departmentCode: '1020', from: day('2027-04-01'), to: null });
		});
		const { shown } = await page('nextHead', '2027-04-01');
		expect(shown?.people.map(({ name }) => name)).toEqual(['髙橋 実']);
		expect(shown?.elsewhere).toBe(1);
	});
});
