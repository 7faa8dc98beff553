import { beforeEach, describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { grantExemption } from '$lib/server/requirement/exempt';
import { requirementYear } from '$lib/server/requirement/rows';
import { Acts, said } from './acts';
import { requirementTown, type Town } from './town';

let town: Town;
let acts: Acts;

beforeEach(async () => {
	town = await requirementTown();
	acts = new Acts(town);
});

describe('drawing up', () => {
	it('tells all that is wrong at once, and keeps nothing', async () => {
		const outcome = await acts.create('security', {
			name: ' ',
			dueOn: '2027-04-01',
			courses: { anyOf: ['NONE'], atLeast: 1 }
		});
		expect(outcome).toEqual({ ok: false, reason: 'faults', faults: ['no-name', 'unknown-course', 'due-outside-year'] });
		expect((await requirementYear(town.database.reader, 2026)).requirements).toEqual([]);
	});

	it('a lost answer: the same draft once more is the one that is there; another one of its name is refused', async () => {
		const first = await acts.create('security');
		const before = await town.entries();
		expect(await acts.create('security')).toEqual(first);
		expect(said(await acts.create('hr', { dueOn: '2026-12-25' }))).toBe('name-taken');
		expect(await town.entries()).toBe(before);
	});

	it('a change on what somebody else changed meanwhile is refused, the same change once more is done', async () => {
		const id = await town.draft();
		const { entry } = await town.requirement(id);
		expect(said(await acts.change('security', id, { dueOn: '2026-10-31' }, entry))).toBe('done');
		expect(said(await acts.change('security', id, { dueOn: '2026-10-31' }, entry))).toBe('done');
		expect(said(await acts.change('hr', id, { dueOn: '2026-11-30' }, entry))).toBe('changed-since');
		expect((await town.requirement(id)).dueOn).toBe('2026-10-31');
	});

	it('stays in its year, and beside the others by name', async () => {
		const id = await town.draft();
		await town.draft({ name: '別の研修' });
		expect(said(await acts.change('security', id, { fiscalYear: 2027 }))).toBe('other-year');
		expect(said(await acts.change('security', id, { name: '別の研修' }))).toBe('name-taken');
	});
});

describe('a 下書き', () => {
	it('is deleted with its exemptions, once, and its name is free', async () => {
		const id = await town.draft();
		const { entry } = await town.requirement(id);
		const exempt = { requirementId: id, staffNumber: '0001', reason: '療養' };
		const span = { from: day('2026-06-01'), to: day('2026-06-30') };
		await grantExemption(town.database, await town.as('hr'), { ...exempt, ...span });
		const before = await town.entries();
		expect([said(await acts.remove('hr', id, entry)), said(await acts.remove('hr', id, entry))]).toEqual([
			'done',
			'done'
		]);
		expect(await town.entries()).toBe(before + 1);
		expect(await requirementYear(town.database.reader, 2026)).toMatchObject({ requirements: [], exemptions: [] });
		expect(said(await acts.create('security'))).toBe('done');
		expect((await verifyAudit(town.database)).findings).toEqual([]);
	});

	it('is not deleted where somebody changed or published it meanwhile, nor where it never was', async () => {
		const id = await town.draft();
		const { entry } = await town.requirement(id);
		await acts.change('security', id, { dueOn: '2026-12-25' });
		expect(said(await acts.remove('hr', id, entry))).toBe('changed-since');
		await town.publish(id, 'security');
		expect([said(await acts.remove('hr', id)), said(await acts.remove('hr', 999, 1))]).toEqual([
			'not-draft',
			'unknown-requirement'
		]);
	});
});
