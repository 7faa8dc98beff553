import { beforeEach, describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { addRow, changeRow } from '$lib/server/db/rows';
import { completion, indicator, plan } from '$lib/server/db/schema';
import { homeOf } from '$lib/server/home/queries';
import { confirmSection } from '$lib/server/requirement/chain/confirm-section';
import { ownYearDuties } from '$lib/server/requirement/duties';
import { grantExemption } from '$lib/server/requirement/exempt';
import { requirementList } from '$lib/server/requirement/list';
import { requirementPage } from '$lib/server/requirement/page';
import { type PeopleOfRequirement, requirementPeople } from '$lib/server/requirement/people';
import { withdrawRequirement } from '$lib/server/requirement/draft/publish';
import { recordFormFor } from '$lib/server/training/record-form';
import { trainingRate } from '../../factories/town-indicator';
import { rearrange } from '../access/settle';
import { type Actor, days, requirementTown, type Town } from './town';

let town: Town;

beforeEach(async () => {
	town = await requirementTown();
});

const list = async (fiscalYear = 2026) =>
	requirementList(town.database.reader, await town.ledgerNow(), await town.as('security'), fiscalYear);

async function withdraw(id: number) {
	const { entry } = await town.requirement(id);
	await withdrawRequirement(town.database, await town.as('hr'), { id, seen: entry, reason: '重複' });
}

it('lists a year with the numbers of what asks, whom a 下書き would ask, and nothing of what was taken back', async () => {
	await town.published();
	await town.draft({ name: '個人情報研修', audience: { departments: ['1020'] } });
	await withdraw(await town.published({ name: '前の研修' }));
	await town.record('0001');
	const { years, requirements } = await list();
	expect(years).toEqual([2027, 2026, 2025]);
	expect(
		requirements.map(({ name, state, overall }) => [name, state, overall?.numerator, overall?.denominator])
	).toEqual([
		['情報セキュリティ研修', 'published', 1, 11],
		['個人情報研修', 'draft', 0, 7],
		['前の研修', 'withdrawn', undefined, undefined]
	]);
	expect((await list(2027)).requirements).toEqual([]);
});

describe('the page of one', () => {
	const page = async (id: number, on?: string) =>
		requirementPage(town.database.reader, await town.ledgerNow(), await town.as('security', on), id);

	it('of a 下書き says whom it would ask, of what was taken back nothing, of none null', async () => {
		const id = await town.draft();
		expect(await page(id)).toMatchObject({ preview: { members: 11, excluded: 0 }, standing: null, waiting: null });
		await withdraw(id);
		expect(await page(id)).toMatchObject({ preview: null, standing: null, waiting: null });
		expect(await page(999)).toBeNull();
	});

	it('always has what was committed last: a record, its return, another due date, an exemption and its end', async () => {
		const id = await town.published();
		const counted = async () => {
			const { overall, excluded } = (await page(id))!.standing!;
			return [overall.numerator, overall.denominator, excluded.length];
		};
		expect(await counted()).toEqual([0, 11, 0]);
		const record = await town.record('0001');
		expect(await counted()).toEqual([1, 11, 0]);
		await rearrange(town.database, (change) => changeRow(change, completion, { id: record }, { state: 'returned' }));
		expect(await counted()).toEqual([0, 11, 0]);
		const exemption = { requirementId: id, staffNumber: '0001', reason: '療養' };
		const span = { from: day('2026-04-01'), to: day('2027-03-31') };
		await grantExemption(town.database, await town.as('hr'), { ...exemption, ...span });
		expect(await counted()).toEqual([0, 10, 1]);
		expect((await page(id))?.exemptions).toMatchObject([{ name: '海野 花子', reason: '療養' }]);
	});
});

describe('its people', () => {
	const people = async (id: number, question: Partial<PeopleOfRequirement> = {}) =>
		requirementPeople(town.database.reader, await town.ledgerNow(), await town.as('security'), id, {
			...{ department: null, employment: null, of: 'missing', page: 1 },
			...question
		});

	it('by name and 所属, with their own due date, and how many there are of each', async () => {
		const id = await town.published();
		await town.record('0001');
		await town.record('0002', { state: 'waiting' });
		const all = await people(id);
		expect(all?.counts).toEqual({ denominator: 11, numerator: 1, pending: 1, missing: 9, excluded: 0 });
		expect(all?.people.map(({ departmentName }) => departmentName)).toEqual([
			...['企画部', ...Array<string>(7).fill('財政課'), '契約課']
		]);
		expect(all?.people[0]).toMatchObject({ name: '林 太郎', standing: { state: '未', dueOn: '2026-09-30' } });
		const pending = await people(id, { of: 'pending', department: '1010', page: null });
		expect(pending?.people.map(({ name, standing }) => [name, standing.state])).toEqual([['﨑本 健', '確認中']]);
	});

	it('of nothing that asks nobody, nor of a department that is not there', async () => {
		expect(await people(await town.draft())).toBeNull();
		expect(await people(await town.published({ name: '別の研修' }), { department: '9999' })).toBeNull();
	});
});

describe('ホーム of a head', () => {
	const unconfirmed = async (actor: Actor, on?: string) => {
		const { unconfirmed } = await homeOf(town.database.reader, await town.ledgerNow(), await town.as(actor, on));
		return unconfirmed?.map(({ code }) => code);
	};

	it('tells of each of their sections that is asked and not confirmed, and of nobody else’s', async () => {
		expect(await unconfirmed('head')).toEqual([]);
		await town.published();
		expect(await unconfirmed('head')).toEqual(['1010']);
		expect(await unconfirmed('twoSections')).toEqual(['1020', '1030']);
		for (const actor of ['staff', 'nextHead', 'security', 'hr'] as const) expect(await unconfirmed(actor)).toEqual([]);
		expect(await unconfirmed('nextHead', days.after)).toEqual(['1010']);
	});

	it('is silent once it was confirmed, until the numbers are others than those that were seen', async () => {
		await town.published();
		const command = { fiscalYear: 2026, departmentCode: '1010', mark: await town.mark('1010') };
		await confirmSection(town.database, town.ledgerNow, await town.as('head'), command);
		expect(await unconfirmed('head')).toEqual([]);
		await town.record('0001');
		expect(await unconfirmed('head')).toEqual(['1010']);
	});
});

describe('今年度の必須', () => {
	const duties = async (actor: Actor, on: string = days.before) =>
		ownYearDuties(town.database.reader, await town.ledgerNow(), await town.as(actor, on));

	async function withIndicator() {
		await rearrange(town.database, async (change) => {
			const years = { firstFiscalYear: 2026, lastFiscalYear: 2027 };
			const planId = await addRow(change, plan, { code: 'plan', name: '計画', source: null, ...years });
			const { code, name, note, rule, targets } = trainingRate({ courses: { allOf: ['DX-BASIC'] } });
			await addRow(change, indicator, { planId, code, name, note, rule, targets });
		});
	}

	it('comes from the indicators until the year has published something, and from then on from that alone', async () => {
		await withIndicator();
		expect(await duties('staff')).toMatchObject([{ courses: ['DX-BASIC'], requirement: null }]);
		await town.draft({ name: '下書き' });
		expect(await duties('staff')).toMatchObject([{ courses: ['DX-BASIC'] }]);
		const id = await town.published();
		expect(await duties('staff')).toMatchObject([
			{ courses: ['SECURITY'], state: '未', requirement: { id, name: '情報セキュリティ研修', dueOn: '2026-09-30' } }
		]);
		await withdraw(id);
		expect(await duties('staff')).toMatchObject([{ courses: ['DX-BASIC'] }]);
	});

	it('is that of the fiscal year of the day', async () => {
		await town.published();
		expect(await duties('staff', '2027-03-31')).toMatchObject([{ state: '未', requirement: { isOverdue: true } }]);
		expect(await duties('staff', '2027-04-01')).toEqual([]);
	});

	it('stands on ホーム and first in 受講を記録する', async () => {
		await town.published();
		await town.record('0002', { state: 'waiting' });
		const [ledger, viewer] = [await town.ledgerNow(), await town.as('head')];
		const { duties: shown } = await homeOf(town.database.reader, ledger, viewer);
		expect(shown).toMatchObject([
			{ courses: [{ code: 'SECURITY', name: 'SECURITY研修' }], all: false, state: '確認中', methods: [] }
		]);
		const form = await recordFormFor(town.database.reader, ledger, viewer);
		expect(form.required.map(({ code }) => code)).toEqual(['SECURITY']);
	});
});
