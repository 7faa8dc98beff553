import { beforeEach, describe, expect, it } from 'vitest';
import { render } from 'svelte/server';
import { eq } from 'drizzle-orm';
import { day } from '$lib/domain/calendar';
import { type ChainStep, gapInWords, gapsOf } from '$lib/domain/requirement';
import { changeRow } from '$lib/server/db/rows';
import { appointment, department } from '$lib/server/db/schema';
import { meOf } from '$lib/server/home/me';
import { homeOf } from '$lib/server/home/queries';
import { confirmSection } from '$lib/server/requirement/chain/confirm-section';
import { confirmStep } from '$lib/server/requirement/chain/confirm-step';
import { menuFor } from '$lib/ui/layout/menu';
import DutiesBefore from '$lib/ui/home/DutiesBefore.svelte';
import NextStep from '$lib/ui/home/NextStep.svelte';
import UnconfirmedSections from '$lib/ui/home/UnconfirmedSections.svelte';
import OthersPage from '../../../src/routes/(app)/records/others/+page.svelte';
import * as othersRoute from '../../../src/routes/(app)/records/others/+page.server';
import SectionPage from '../../../src/routes/(app)/section/+page.svelte';
import * as sectionRoute from '../../../src/routes/(app)/section/+page.server';
import { ownCurrent } from '../../setup/current';
import { rearrange } from '../access/settle';
import { type Actor, actors, days, requirementTown, type Town } from './town';
import { drawn, send, visit } from './visit';

const current = ownCurrent();

/** What is left to do in April for the year that ended on 31 March: 財政課 is no more, and who headed it heads nothing. */

const [march, april] = ['2027-03-31', '2027-04-10'];
let town: Town;

beforeEach(async () => {
	town = await requirementTown();
	current.database.mockResolvedValue(town.database);
	current.ledger.mockImplementation(town.ledgerNow);
	await rearrange(town.database, async (change) => {
		const [row] = await change.db.select().from(department).where(eq(department.code, '1020'));
		await changeRow(change, department, row!, { validTo: day(march) });
		for (const code of ['1020', '1030'])
			for (const one of await change.db.select().from(appointment).where(eq(appointment.departmentCode, code)))
				await changeRow(change, appointment, one, { to: day(march) });
	});
});

async function home(actor: Actor, on: string = april) {
	return homeOf(town.database.reader, await town.ledgerNow(), await town.as(actor, on));
}

async function confirm(actor: Actor, departmentCode: string, on: string = april) {
	const command = { fiscalYear: 2026, departmentCode, mark: await town.mark(departmentCode, on) };
	return confirmSection(town.database, town.ledgerNow, await town.as(actor, on), command);
}

/** Enters a step with everything that is missing accepted. */
async function enter(step: ChainStep, on: string = april) {
	const accepted = gapsOf(step, (await town.chain(on)).state).map(gapInWords);
	const said = { step, confirmedOn: day(on), confirmedBy: '統括 一', words: null };
	const command = { ...said, fiscalYear: 2026, mark: await town.mark(null, on), accepted };
	const outcome = await confirmStep(town.database, town.ledgerNow, await town.as('security', on), command);
	if (!outcome.ok) throw new Error(outcome.reason);
}

describe('the menu of whoever heads nothing any more', () => {
	const closes = async (actor: Actor, on: string = april) => {
		const me = await meOf(town.database.reader, town.ledgerNow, await town.as(actor, on));
		return menuFor(me).some(({ href }) => href === '/section');
	};

	it.each(actors)('leads to 所属の状況 of the year that ended: %s', async (actor) => {
		await town.published();
		const reads: readonly Actor[] = ['nextHead', 'above', 'hr', 'security'];
		const headedLast: readonly Actor[] = ['twoSections', 'secondHead'];
		expect(await closes(actor)).toBe(reads.includes(actor) || headedLast.includes(actor));
	});

	it('is as before where the year that ended published nothing', async () => {
		expect(await closes('secondHead')).toBe(false);
		await town.draft();
		expect(await closes('secondHead')).toBe(false);
	});

	it.each<{ because: string; done: () => Promise<unknown> }>([
		{ because: 'it is confirmed', done: () => confirm('twoSections', '1020') },
		{ because: 'the committee has been told', done: () => enter('committee') }
	])('is as before once $because', async ({ done }) => {
		await town.published();
		expect(await closes('secondHead')).toBe(true);
		await done();
		expect(await closes('secondHead')).toBe(false);
	});

	it('leads there again where the numbers of the year change after it was confirmed', async () => {
		await town.published();
		await confirm('secondHead', '1020');
		await town.record('0007', { completedOn: day('2027-03-01') });
		expect(await closes('secondHead')).toBe(true);
	});

	it('is theirs for the year after, and no longer', async () => {
		await town.published();
		expect([await closes('secondHead', '2028-03-31'), await closes('secondHead', '2028-04-01')]).toEqual([true, false]);
	});
});

describe('所属の状況 without a year', () => {
	const open = async (actor: Actor, on: string = april, search = '') =>
		visit(await town.as(actor, on), sectionRoute.load as never, { search });

	it('is the year that ended for whoever has only that, with no way to years that are not theirs', async () => {
		await town.published();
		const answer = await open('secondHead');
		expect(answer.data).toMatchObject({ fiscalYear: 2026, shown: { code: '1020', isOwn: true } });
		const text = drawn(SectionPage, answer.data);
		expect(text).toContain('令和8年度、2027年3月31日（令和9年）の時点です。');
		expect(text).toContain('実施状況を確認した');
		expect(text).not.toContain('令和9年度');
		// Nobody of it is theirs to see: that is not to say that nobody is left who has not done it.
		expect(text).toContain('対象の8人は、いまは別の所属の人と退職した人なので、名前は表示していません。');
		expect(text).not.toContain('まだの人はいません');
		const fields = { year: 2026, department: '1020', mark: await town.mark('1020', april) };
		const sent = await send(await town.as('secondHead', april), sectionRoute.actions.confirm as never, fields, {
			search: '?year=2026'
		});
		expect(sent.to).toBe('/section?year=2026&department=1020&confirmed');
	});

	it('is this year for whoever heads a section now, and says what is left of the year that ended', async () => {
		await town.published();
		const answer = await open('nextHead');
		expect(answer.data).toMatchObject({ fiscalYear: 2027, shown: null });
		const text = drawn(SectionPage, answer.data);
		expect(text).toContain('令和8年度の確認が残っています');
		expect(text).toContain('企画課の令和8年度の状況を開く');
		await confirm('nextHead', '1010');
		expect(drawn(SectionPage, (await open('nextHead')).data)).not.toContain('確認が残っています');
	});

	it('is not there for anybody else', async () => {
		await town.published();
		expect((await open('staff')).status).toBe(403);
		expect((await open('secondHead', april, '?year=2027')).status).toBe(403);
	});
});

describe('ホーム in April', () => {
	const left = async (actor: Actor, on?: string) =>
		(await home(actor, on)).unconfirmed?.map(({ fiscalYear, code, standing }) => `${fiscalYear} ${code} ${standing}`);

	it('tells each head of the sections of the year that ended, also who heads nothing any more', async () => {
		expect(await left('nextHead')).toEqual([]);
		await town.published();
		expect(await left('secondHead')).toEqual(['2026 1020 missing']);
		expect(await left('nextHead')).toEqual(['2026 1010 missing']);
		for (const actor of ['staff', 'head', 'hr', 'security'] as const) expect(await left(actor)).toEqual([]);
	});

	it('before those of the new year, and in other words where the numbers have changed', async () => {
		await town.published();
		await town.published({ fiscalYear: 2027, dueOn: '2027-09-30' });
		await confirm('nextHead', '1010');
		await town.record('0001', { completedOn: day('2027-03-01') });
		expect(await left('nextHead')).toEqual(['2026 1010 changed', '2027 1010 missing']);
		const { unconfirmed: sections = [] } = await home('nextHead');
		const { body } = render(UnconfirmedSections, { props: { sections } });
		expect(body).toContain('企画課の令和8年度の所属の状況は、確認したあとに数が変わりました。');
		expect(body).toContain('企画課の令和9年度の所属の状況をまだ確認していません。');
	});

	it('also in the year itself, where the numbers have changed since', async () => {
		await town.published();
		await confirm('nextHead', '1010', march);
		expect(await left('nextHead', march)).toEqual([]);
		await town.record('0001', { completedOn: day('2027-03-01') });
		expect(await left('nextHead', march)).toEqual(['2026 1010 changed']);
	});

	it('is silent once the committee has been told', async () => {
		await town.published();
		await enter('committee');
		expect(await left('nextHead')).toEqual([]);
	});

	it('tells whoever enters the steps what comes next, until the committee has been told', async () => {
		expect((await home('security')).nextStep).toBeNull();
		await town.published();
		expect((await home('security')).nextStep).toEqual({ fiscalYear: 2026, step: 'evaluation', sections: 3 });
		for (const actor of ['staff', 'hr', 'above', 'admin'] as const) expect((await home(actor)).nextStep).toBeNull();
		await confirm('secondHead', '1020');
		await enter('evaluation');
		expect((await home('security')).nextStep).toEqual({ fiscalYear: 2026, step: 'ciso', sections: 2 });
		await enter('ciso');
		await enter('committee');
		expect((await home('security')).nextStep).toBeNull();
	});

	it('says nothing of the year that runs', async () => {
		await town.published();
		expect((await home('security', days.before)).nextStep).toBeNull();
	});

	it('says it in a sentence with its year', () => {
		const { body } = render(NextStep, { props: { fiscalYear: 2026, step: 'ciso', sections: 2 } });
		expect(body).toContain('令和8年度の報告がまだ終わっていません。次は「CISOへの報告」です。');
		expect(body).toContain('合わせて2所属あります');
		expect(body).toContain('href="/requirements/years/2026"');
	});
});

describe('what somebody has not done of the year that ended', () => {
	const asked = async (actor: Actor, on?: string) => {
		const { fiscalYear, duties, dutiesBefore } = await home(actor, on);
		return { fiscalYear, now: duties?.length, before: dutiesBefore?.map(({ requirement }) => requirement?.name) };
	};

	it.each<{ on: string; before: string[]; because: string }>([
		{ on: march, before: [], because: 'it is 今年度の必須 itself' },
		{ on: '2027-04-01', before: ['情報セキュリティ研修'], because: 'from the first day' },
		{ on: '2027-05-31', before: ['情報セキュリティ研修'], because: 'for two months' },
		{ on: '2027-06-01', before: [], because: 'and no longer' }
	])('stands on ホーム on $on: $before ($because)', async ({ on, before }) => {
		await town.published();
		expect((await asked('staff', on)).before).toEqual(before);
	});

	it('is nothing of what is done, waits, or is looked at above the sections already', async () => {
		await town.published();
		await town.record('0001', { state: 'waiting', completedOn: day('2027-03-30') });
		expect(await asked('staff')).toEqual({ fiscalYear: 2027, now: 0, before: [] });
		expect((await asked('dx')).before).toHaveLength(1);
		await town.record('0010', { completedOn: day('2027-04-02') });
		expect((await asked('dx')).before).toHaveLength(1);
		await enter('evaluation');
		expect((await asked('dx')).before).toEqual([]);
	});

	it('says until which day it counts, and where to record it', async () => {
		await town.published();
		const { dutiesBefore = [] } = await home('staff');
		const duties = dutiesBefore.map((duty) => ({ ...duty, href: '/records/new?courseCode=SECURITY' }));
		const { body } = render(DutiesBefore, { props: { fiscalYear: 2026, duties } });
		expect(body).toContain('令和8年度の必須研修に、記録のないものがあります');
		expect(body).toContain('2027年3月31日までに受けていたら、受講日をその日にして記録してください。');
		expect(body).toContain('href="/records/new?courseCode=SECURITY"');
	});
});

describe('代理で記録 for the year that ended', () => {
	it('proposes no day, and says until which day it counts', async () => {
		const id = await town.published();
		const open = async (on: string) => {
			const search = `?requirement=${id}&department=1010`;
			const { data } = await visit(await town.as('nextHead', on), othersRoute.load as never, { search });
			return { said: drawn(OthersPage, data), html: render(OthersPage, { props: { data, form: null } as never }).body };
		};
		const [before, after] = [await open(march), await open(april)];
		expect(before.said).not.toContain('までの受講を数えます');
		expect(before.html).toContain(`value="${march}"`);
		expect(after.said).toContain('令和8年度の必須研修です。受講日が2027年3月31日までの受講を数えます。');
		expect(after.html).not.toContain(`value="${april}"`);
	});

	it('shows the due dates of the year it is opened from, not of the one that began', async () => {
		const id = await town.published();
		const noteOn = async (search: string) => {
			const { data } = await visit(await town.as('nextHead', april), othersRoute.load as never, { search });
			const groups = data.groups as { courses: { code: string; note?: string }[] }[];
			return groups.flatMap(({ courses }) => courses).find(({ code }) => code === 'SECURITY')?.note;
		};
		expect(await noteOn(`?requirement=${id}&department=1010`)).toBe('期限超過 2026年9月30日');
		expect(await noteOn('')).toBeUndefined();
	});

	it.each([
		{ completedOn: '2026-03-31', warned: true },
		{ completedOn: '2027-03-31', warned: false },
		{ completedOn: '2027-04-01', warned: true }
	])('warns before it is recorded of a day that does not count: $completedOn', async ({ completedOn, warned }) => {
		const id = await town.published();
		const [viewer, place] = [await town.as('nextHead', april), { search: `?requirement=${id}&department=1010` }];
		const fields = { courseCode: 'SECURITY', completedOn, hours: '', method: '', people: '0001' };
		const { data } = await visit(viewer, othersRoute.load as never, place);
		const sent = await send(viewer, othersRoute.actions.preview as never, fields, place);
		const said = drawn(OthersPage, data, sent.data);
		expect(said).toContain('この内容で記録します');
		expect(said.includes('情報セキュリティ研修には数えません')).toBe(warned);
	});
});
