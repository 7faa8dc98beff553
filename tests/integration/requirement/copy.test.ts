import { beforeEach, describe, expect, it } from 'vitest';
import { requirementYear } from '$lib/server/requirement/rows';
import { Acts } from './acts';
import { days, requirementTown, type Town } from './town';

let town: Town;
let acts: Acts;

beforeEach(async () => {
	town = await requirementTown();
	acts = new Acts(town);
});

describe('copied to another year', () => {
	it('in one step, a year later, as 下書き and each once', async () => {
		const ids = [
			await town.published(),
			await town.published({ name: '令和8年度 個人情報研修', courses: { allOf: ['DX-BASIC'] } })
		];
		const outcome = await acts.copy('security', [...ids, 999]);
		expect(outcome).toMatchObject({ ok: true, refused: [{ id: 999, name: null, reason: 'unknown-requirement' }] });
		const { requirements } = await requirementYear(town.database.reader, 2027);
		expect(requirements.map(({ name, state, dueOn, copiedFrom }) => ({ name, state, dueOn, copiedFrom }))).toEqual([
			{ name: '情報セキュリティ研修', state: 'draft', dueOn: '2027-09-30', copiedFrom: ids[0] },
			{ name: '令和9年度 個人情報研修', state: 'draft', dueOn: '2027-09-30', copiedFrom: ids[1] }
		]);
		const before = await town.entries();
		expect(await acts.copy('security', ids)).toMatchObject({
			ok: true,
			copied: requirements.map(({ id }) => id),
			refused: []
		});
		expect(await town.entries()).toBe(before);
	});

	it('one whose copy was changed or published is not overwritten', async () => {
		const id = await town.published();
		await acts.copy('security', [id]);
		const [draft] = (await requirementYear(town.database.reader, 2027)).requirements;
		await town.publish(draft!.id, 'security', days.after);
		expect(await acts.copy('security', [id])).toMatchObject({ copied: [], refused: [{ id, reason: 'name-taken' }] });
	});
});
