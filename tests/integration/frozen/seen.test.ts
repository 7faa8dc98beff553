import { describe, expect, it } from 'vitest';
import { type Viewer } from '$lib/domain/access';
import { frozenList } from '$lib/server/frozen/list';
import { frozenPage, seesFile } from '$lib/server/frozen/page';
import { frozenPeople } from '$lib/server/frozen/people';
import { type PeoplePart } from '$lib/server/indicator/people';
import { viewer } from '../../factories/viewer';
import { dx, frozenTown, type FrozenTown, hr, yearEnd } from './frozen-town';

const key = { code: 'town-dx', asOf: yearEnd, edition: 1 };
const head = viewer({ headed: new Set(['1010']) });
const citizens = viewer({ staffNumber: '0008', headed: new Set(['2010']) });

async function pageOf({ database, ledger }: FrozenTown, who: Viewer) {
	const outcome = await frozenPage(database.reader, await ledger(), who, key);
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome.page;
}

async function peopleOf({ database, ledger }: FrozenTown, who: Viewer, of: PeoplePart = 'denominator') {
	const outcome = await frozenPeople(database.reader, await ledger(), who, key, of);
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome.page;
}

describe('who sees what of a frozen report', () => {
	it.each([
		['職員', viewer(), [], false, false],
		['管理者', viewer({ roles: ['管理者'] }), [], false, false],
		['所属長', head, ['1010'], true, false],
		['DX推進担当', dx, ['2000', '2010', '1000', '1010', '1020'], false, false],
		['人事', hr, ['2000', '2010', '1000', '1010', '1020'], true, true]
	])('%s', async (_who, who, departments, opens, file) => {
		const town = await frozenTown();
		await town.freeze();
		const page = await pageOf(town, who);
		expect(page.head.overall).toMatchObject({ numerator: 3, denominator: 7 });
		expect(page.departments.map(({ code }) => code)).toEqual(departments);
		expect(page.few).toBe(departments.length > 0);
		expect([page.partial, page.opens, page.file]).toEqual([departments.length < 5, opens, file]);
		expect(seesFile(who)).toBe(file);
		expect(JSON.stringify(page)).not.toContain('髙橋');
	});

	it.each<[string, Viewer, string | null]>([
		['職員', viewer(), null],
		['情報セキュリティ担当', viewer({ roles: ['情報セキュリティ担当'] }), null],
		['所属長', head, '海野 花子（0001）'],
		['DX推進担当', dx, '海野 花子（0001）'],
		['管理者', viewer({ roles: ['管理者'] }), '海野 花子（0001）']
	])('%s is told who froze it, or not: on its page and in the list', async (_who, who, by) => {
		const town = await frozenTown();
		await town.freeze();
		const page = await pageOf(town, who);
		const list = await frozenList(town.database.reader, await town.ledger(), who, 'town-dx', null);
		expect([page.summary.by, page.editions[0]!.by, list!.reports[0]!.by]).toEqual([by, by, by]);
		expect(JSON.stringify([page, list]).includes('海野')).toBe(by !== null);
	});

	it('人事 sees every sealed name, with the reason as it was said', async () => {
		const town = await frozenTown();
		await town.freeze();
		const { counts, people, partial } = await peopleOf(town, hr);
		expect(counts).toEqual({ denominator: 7, numerator: 3, pending: 1, missing: 3, excluded: 1 });
		expect([people.length, partial]).toEqual([7, false]);
		expect(people.find(({ staffNumber }) => staffNumber === '0003')).toMatchObject({
			...{ name: '髙橋 実', state: '確認中', reason: 'DX基礎研修 2023-06-01 受講（確認待ち）' }
		});
		const [away] = (await peopleOf(town, hr, 'excluded')).people;
		expect(away).toMatchObject({ name: '森 あゆみ', state: '対象外' });
	});

	it('所属長 sees those who are in the own section today', async () => {
		const town = await frozenTown();
		await town.freeze();
		const page = await peopleOf(town, head);
		expect(page.people.map(({ staffNumber }) => staffNumber)).toEqual(['0001', '0002', '0003']);
		expect([page.partial, page.counts.denominator]).toEqual([true, 3]);
		// 0008 has left since: nobody but 人事 sees the name.
		expect((await peopleOf(town, citizens)).people.map(({ staffNumber }) => staffNumber)).toEqual(['0006']);
	});

	it.each([
		['職員', viewer()],
		['DX推進担当', dx]
	])('%s sees no name, also where somebody asks for them', async (_who, who) => {
		const town = await frozenTown();
		await town.freeze();
		expect((await peopleOf(town, who)).people).toEqual([]);
	});

	it('knows every edition of the day', async () => {
		const town = await frozenTown();
		await town.freeze();
		expect((await pageOf(town, hr)).editions).toHaveLength(1);
		const missing = await frozenPage(town.database.reader, await town.ledger(), hr, { ...key, edition: 2 });
		expect(missing).toEqual({ ok: false, reason: 'not-found' });
	});
});
