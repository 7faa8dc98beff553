import { beforeEach, describe, expect, it } from 'vitest';
import { type AccountRole } from '$lib/domain/access';
import { day } from '$lib/domain/calendar';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { requirementYear } from '$lib/server/requirement/rows';
import { Acts, said } from './acts';
import { type Actor, actors, requirementTown, type Town } from './town';

let town: Town;
let acts: Acts;

beforeEach(async () => {
	town = await requirementTown();
	acts = new Acts(town);
});

const officers: readonly Actor[] = ['hr', 'security'];

it.each(actors)('drawing up, changing, publishing, copying and taking back by %s: officers alone', async (actor) => {
	const [id, other] = [await town.draft(), await town.draft({ name: '要らない研修' })];
	const before = await town.entries();
	const ends = [
		said(await acts.create(actor, { name: '別の研修' })),
		said(await acts.change(actor, id, { name: '変えた研修' })),
		said(await town.publish(id, actor)),
		said(await acts.copy(actor, [id])),
		said(await acts.withdraw(actor, id)),
		said(await acts.remove(actor, other))
	];
	const isOfficer = officers.includes(actor);
	expect(ends).toEqual(Array<string>(6).fill(isOfficer ? 'done' : 'not-allowed'));
	expect(await town.entries()).toBe(before + (isOfficer ? 6 : 0));
	expect((await verifyAudit(town.database)).findings).toEqual([]);
});

describe.each(actors)('by %s', (actor) => {
	const [isOfficer, no] = [officers.includes(actor), 'not-allowed'];

	it('a published one is changed, copied and taken back by officers alone, and deleted by nobody', async () => {
		const id = await town.published();
		expect([
			said(await acts.change(actor, id, { name: '変えた研修' })),
			said(await acts.copy(actor, [id])),
			said(await acts.remove(actor, id)),
			said(await acts.withdraw(actor, id))
		]).toEqual(isOfficer ? ['done', 'done', 'not-draft', 'done'] : [no, no, no, no]);
	});

	it('one that was taken back is copied by officers alone, under its old name, and nothing else is done to it', async () => {
		const id = await town.withdrawn();
		const before = await town.entries();
		expect([
			said(await acts.change(actor, id, { name: '変えた研修' })),
			said(await town.publish(id, actor)),
			said(await acts.withdraw(actor, id, '別の理由')),
			said(await acts.remove(actor, id)),
			said(await acts.copy(actor, [id]))
		]).toEqual(isOfficer ? ['withdrawn', 'withdrawn', 'withdrawn', 'not-draft', 'done'] : [no, no, no, no, no]);
		expect(await town.entries()).toBe(before + (isOfficer ? 1 : 0));
		const copies = (await requirementYear(town.database.reader, 2027)).requirements;
		expect(copies.map(({ name, state }) => [name, state])).toEqual(
			isOfficer ? [['情報セキュリティ研修', 'draft']] : []
		);
	});
});

it.each<{ role: AccountRole }>([{ role: '情報セキュリティ担当' }, { role: '人事' }])(
	'a head who is $role as well does what officers do',
	async ({ role }) => {
		await town.give('head', role);
		const id = await town.draft();
		expect([said(await town.publish(id, 'head')), said(await acts.withdraw('head', id))]).toEqual(['done', 'done']);
	}
);

describe('from one state to another', () => {
	const states = {
		draft: () => town.draft(),
		published: () => town.published(),
		withdrawn: async () => {
			const id = await town.published();
			await acts.withdraw('hr', id);
			return id;
		}
	};

	it.each<{ state: keyof typeof states; changed: string; published: string; withdrawn: string }>([
		{ state: 'draft', changed: 'done', published: 'done', withdrawn: 'done' },
		{ state: 'published', changed: 'done', published: 'already-published', withdrawn: 'done' },
		{ state: 'withdrawn', changed: 'withdrawn', published: 'withdrawn', withdrawn: 'withdrawn' }
	])('$state: changed $changed, published $published, taken back $withdrawn', async (expected) => {
		const id = await states[expected.state]();
		const ends = {
			changed: said(await acts.change('security', id, { name: '変えた研修' })),
			published: said(await town.publish(id, 'security')),
			withdrawn: said(await acts.withdraw('security', id))
		};
		expect({ state: expected.state, ...ends }).toEqual(expected);
	});
});

it('everything that was done stands in the log, which vouches for its rows', async () => {
	const id = await town.published();
	await acts.change('security', id, { dueOn: '2026-12-25', midYear: { kind: 'next-year', after: day('2026-12-31') } });
	await acts.copy('security', [id]);
	await acts.withdraw('hr', id);
	expect((await verifyAudit(town.database)).findings).toEqual([]);
});
