import { beforeEach, describe, expect, it } from 'vitest';
import { requirementList } from '$lib/server/requirement/list';
import { publishRequirement } from '$lib/server/requirement/draft/publish';
import { type RequirementSketch } from '../../factories/requirement';
import { Acts, said } from './acts';
import { requirementTown, type Town } from './town';

let town: Town;
let acts: Acts;

beforeEach(async () => {
	town = await requirementTown();
	acts = new Acts(town);
});

describe('publishing', () => {
	it('asks the people who were shown, and says how many in the log', async () => {
		const id = await town.draft();
		expect(said(await town.publish(id, 'security'))).toBe('done');
		const { rows } = await town.database.reader.$client.execute(
			'SELECT payload FROM entry ORDER BY number DESC LIMIT 1'
		);
		expect(JSON.parse(String(rows[0]!.payload))).toMatchObject({ requirement: id, members: 11, excluded: 0 });
	});

	it.each<{ sketch: RequirementSketch; because: string; end: string }>([
		{ sketch: { audience: { employmentTypes: ['宇宙飛行士'] } }, because: '当てはまる人がいない', end: 'nobody' },
		{ sketch: { hired: 'this-year' }, because: 'この年度に採用された人がいない', end: 'nobody-hired' },
		{ sketch: { hired: 'this-year', fiscalYear: 2027 }, because: '来年度の採用がまだない', end: 'nobody-hired' }
	])('$because: it is refused and stays 下書き', async ({ sketch, end }) => {
		const id = await town.draft(sketch);
		expect(said(await town.publish(id, 'security'))).toBe(end);
		expect((await town.requirement(id)).state).toBe('draft');
	});

	it('a published one cannot be changed into one that asks nobody', async () => {
		const id = await town.published();
		expect(said(await acts.change('security', id, { audience: { ranks: ['いない職位'] } }))).toBe('nobody');
		expect(said(await acts.change('security', id, { audience: { departments: ['1010'] } }))).toBe('done');
	});

	it('with other numbers than were shown, the new ones are to be looked at first', async () => {
		const id = await town.draft();
		const { entry } = await town.requirement(id);
		const command = { id, seen: entry, shown: { members: 10, excluded: 1 } };
		const outcome = await publishRequirement(town.database, town.ledgerNow, await town.as('hr'), command);
		expect(outcome).toMatchObject({ ok: false, reason: 'preview-changed', preview: { members: 11, excluded: 0 } });
	});

	it('next year’s is published ahead, by who is there on its 1 April', async () => {
		const id = await town.draft({ fiscalYear: 2027 });
		expect(said(await town.publish(id, 'security'))).toBe('done');
	});

	it('by two officers at the same moment, or sent once more, it is done once', async () => {
		const id = await town.draft();
		const before = await town.entries();
		const { entry: seen } = await town.requirement(id);
		const ends = await Promise.all([town.publish(id, 'security'), town.publish(id, 'hr')]);
		expect(ends.map(said)).toEqual(['done', 'done']);
		const command = { id, seen, shown: { members: 11, excluded: 0 } };
		const again = await publishRequirement(town.database, town.ledgerNow, await town.as('hr'), command);
		expect(said(again)).toBe('done');
		expect(await town.entries()).toBe(before + 1);
		await acts.change('security', id, { dueOn: '2026-12-25' });
		const late = await publishRequirement(town.database, town.ledgerNow, await town.as('hr'), command);
		expect(said(late)).toBe('already-published');
	});

	it('one that is not there, and one that was changed since', async () => {
		const id = await town.draft();
		const viewer = await town.as('security');
		const shown = { members: 11, excluded: 0 };
		const publish = (of: number, seen: number) =>
			publishRequirement(town.database, town.ledgerNow, viewer, { id: of, seen, shown });
		expect(said(await publish(999, 1))).toBe('unknown-requirement');
		expect(said(await publish(id, 1))).toBe('changed-since');
	});
});

describe('taking back', () => {
	it.each([
		{ reason: ' ', end: 'no-reason' },
		{ reason: 'あ'.repeat(201), end: 'reason-too-long' },
		{ reason: 'あ'.repeat(200), end: 'done' }
	])('with a reason of some length: $end', async ({ reason, end }) => {
		expect(said(await acts.withdraw('hr', await town.published(), reason))).toBe(end);
	});

	it('asks nobody any more', async () => {
		const id = await town.published();
		await acts.withdraw('hr', id);
		expect((await town.chain()).coverages).toEqual([]);
	});

	it('sent once more it is done once; for another reason it is refused', async () => {
		const id = await town.published();
		const { entry: seen } = await town.requirement(id);
		const before = await town.entries();
		expect(said(await acts.withdraw('hr', id, '重複', seen))).toBe('done');
		expect(said(await acts.withdraw('hr', id, '重複', seen))).toBe('done');
		expect(said(await acts.withdraw('security', id, '別の理由', seen))).toBe('withdrawn');
		expect(await town.entries()).toBe(before + 1);
	});

	it('says why, and leaves its name to another, again and again', async () => {
		for (const reason of ['対象を間違えた', '期限を間違えた'])
			await acts.withdraw('hr', await town.published(), reason);
		await town.published();
		const list = await requirementList(town.database.reader, await town.ledgerNow(), await town.as('hr'), 2026);
		expect(list.requirements.map(({ name, withdrawal }) => [name, withdrawal])).toEqual([
			['情報セキュリティ研修', '対象を間違えた'],
			['情報セキュリティ研修', '期限を間違えた'],
			['情報セキュリティ研修', null]
		]);
	});
});
