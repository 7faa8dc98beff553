import { beforeEach, describe, expect, it } from 'vitest';
import { type AccountRole } from '$lib/domain/access';
import { day } from '$lib/domain/calendar';
import { verifyAudit } from '$lib/server/audit/verify';
import { grantExemption } from '$lib/server/requirement/exempt';
import { requirementList } from '$lib/server/requirement/list';
import { deleteDraft } from '$lib/server/requirement/delete';
import { copyToYear } from '$lib/server/requirement/copy';
import { changeRequirement, createRequirement } from '$lib/server/requirement/draw-up';
import { publishRequirement, withdrawRequirement } from '$lib/server/requirement/publish';
import { requirementYear } from '$lib/server/requirement/rows';
import { type RequirementSketch } from '../../factories/requirement';
import { type Actor, actors, days, draftOf, requirementTown, type Town } from './town';

let town: Town;

beforeEach(async () => {
	town = await requirementTown();
});

type Outcome = { ok: true } | { ok: false; reason: string };
const said = (outcome: Outcome) => (outcome.ok ? 'done' : outcome.reason);

const create = async (actor: Actor, sketch: RequirementSketch = {}) =>
	createRequirement(town.database, town.ledgerNow, await town.as(actor), draftOf(sketch));

async function change(actor: Actor, id: number, sketch: RequirementSketch, seen?: number) {
	const entry = seen ?? (await town.requirement(id)).entry;
	const command = { id, seen: entry, draft: draftOf(sketch) };
	return changeRequirement(town.database, town.ledgerNow, await town.as(actor), command);
}

async function withdraw(actor: Actor, id: number, reason = '法令が変わったため', seen?: number) {
	const entry = seen ?? (await town.requirement(id)).entry;
	return withdrawRequirement(town.database, await town.as(actor), { id, seen: entry, reason });
}

const copy = async (actor: Actor, ids: number[], fiscalYear = 2027) =>
	copyToYear(town.database, town.ledgerNow, await town.as(actor), { ids, fiscalYear });

async function remove(actor: Actor, id: number, seen?: number) {
	const entry = seen ?? (await town.requirement(id)).entry;
	return deleteDraft(town.database, await town.as(actor), { id, seen: entry });
}

const officers: readonly Actor[] = ['hr', 'security'];

it.each(actors)('drawing up, changing, publishing, copying and taking back by %s: officers alone', async (actor) => {
	const [id, other] = [await town.draft(), await town.draft({ name: '要らない研修' })];
	const before = await town.entries();
	const ends = [
		said(await create(actor, { name: '別の研修' })),
		said(await change(actor, id, { name: '変えた研修' })),
		said(await town.publish(id, actor)),
		said(await copy(actor, [id])),
		said(await withdraw(actor, id)),
		said(await remove(actor, other))
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
			said(await change(actor, id, { name: '変えた研修' })),
			said(await copy(actor, [id])),
			said(await remove(actor, id)),
			said(await withdraw(actor, id))
		]).toEqual(isOfficer ? ['done', 'done', 'not-draft', 'done'] : [no, no, no, no]);
	});

	it('one that was taken back is copied by officers alone, under its old name, and nothing else is done to it', async () => {
		const id = await town.withdrawn();
		const before = await town.entries();
		expect([
			said(await change(actor, id, { name: '変えた研修' })),
			said(await town.publish(id, actor)),
			said(await withdraw(actor, id, '別の理由')),
			said(await remove(actor, id)),
			said(await copy(actor, [id]))
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
		expect([said(await town.publish(id, 'head')), said(await withdraw('head', id))]).toEqual(['done', 'done']);
	}
);

describe('from one state to another', () => {
	const states = {
		draft: () => town.draft(),
		published: () => town.published(),
		withdrawn: async () => {
			const id = await town.published();
			await withdraw('hr', id);
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
			changed: said(await change('security', id, { name: '変えた研修' })),
			published: said(await town.publish(id, 'security')),
			withdrawn: said(await withdraw('security', id))
		};
		expect({ state: expected.state, ...ends }).toEqual(expected);
	});
});

describe('drawing up', () => {
	it('tells all that is wrong at once, and keeps nothing', async () => {
		const outcome = await create('security', {
			name: ' ',
			dueOn: '2027-04-01',
			courses: { anyOf: ['NONE'], atLeast: 1 }
		});
		expect(outcome).toEqual({ ok: false, reason: 'faults', faults: ['no-name', 'unknown-course', 'due-outside-year'] });
		expect((await requirementYear(town.database.reader, 2026)).requirements).toEqual([]);
	});

	it('a lost answer: the same draft once more is the one that is there; another one of its name is refused', async () => {
		const first = await create('security');
		const before = await town.entries();
		expect(await create('security')).toEqual(first);
		expect(said(await create('hr', { dueOn: '2026-12-25' }))).toBe('name-taken');
		expect(await town.entries()).toBe(before);
	});

	it('a change on what somebody else changed meanwhile is refused, the same change once more is done', async () => {
		const id = await town.draft();
		const { entry } = await town.requirement(id);
		expect(said(await change('security', id, { dueOn: '2026-10-31' }, entry))).toBe('done');
		expect(said(await change('security', id, { dueOn: '2026-10-31' }, entry))).toBe('done');
		expect(said(await change('hr', id, { dueOn: '2026-11-30' }, entry))).toBe('changed-since');
		expect((await town.requirement(id)).dueOn).toBe('2026-10-31');
	});

	it('stays in its year, and beside the others by name', async () => {
		const id = await town.draft();
		await town.draft({ name: '別の研修' });
		expect(said(await change('security', id, { fiscalYear: 2027 }))).toBe('other-year');
		expect(said(await change('security', id, { name: '別の研修' }))).toBe('name-taken');
	});
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
		expect(said(await change('security', id, { audience: { ranks: ['いない職位'] } }))).toBe('nobody');
		expect(said(await change('security', id, { audience: { departments: ['1010'] } }))).toBe('done');
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
		await change('security', id, { dueOn: '2026-12-25' });
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
		expect(said(await withdraw('hr', await town.published(), reason))).toBe(end);
	});

	it('asks nobody any more', async () => {
		const id = await town.published();
		await withdraw('hr', id);
		expect((await town.chain()).coverages).toEqual([]);
	});

	it('sent once more it is done once; for another reason it is refused', async () => {
		const id = await town.published();
		const { entry: seen } = await town.requirement(id);
		const before = await town.entries();
		expect(said(await withdraw('hr', id, '重複', seen))).toBe('done');
		expect(said(await withdraw('hr', id, '重複', seen))).toBe('done');
		expect(said(await withdraw('security', id, '別の理由', seen))).toBe('withdrawn');
		expect(await town.entries()).toBe(before + 1);
	});

	it('says why, and leaves its name to another, again and again', async () => {
		for (const reason of ['対象を間違えた', '期限を間違えた']) await withdraw('hr', await town.published(), reason);
		await town.published();
		const list = await requirementList(town.database.reader, await town.ledgerNow(), await town.as('hr'), 2026);
		expect(list.requirements.map(({ name, withdrawal }) => [name, withdrawal])).toEqual([
			['情報セキュリティ研修', '対象を間違えた'],
			['情報セキュリティ研修', '期限を間違えた'],
			['情報セキュリティ研修', null]
		]);
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
		expect([said(await remove('hr', id, entry)), said(await remove('hr', id, entry))]).toEqual(['done', 'done']);
		expect(await town.entries()).toBe(before + 1);
		expect(await requirementYear(town.database.reader, 2026)).toMatchObject({ requirements: [], exemptions: [] });
		expect(said(await create('security'))).toBe('done');
		expect((await verifyAudit(town.database)).findings).toEqual([]);
	});

	it('is not deleted where somebody changed or published it meanwhile, nor where it never was', async () => {
		const id = await town.draft();
		const { entry } = await town.requirement(id);
		await change('security', id, { dueOn: '2026-12-25' });
		expect(said(await remove('hr', id, entry))).toBe('changed-since');
		await town.publish(id, 'security');
		expect([said(await remove('hr', id)), said(await remove('hr', 999, 1))]).toEqual([
			'not-draft',
			'unknown-requirement'
		]);
	});
});

describe('copied to another year', () => {
	it('in one step, a year later, as 下書き and each once', async () => {
		const ids = [
			await town.published(),
			await town.published({ name: '令和8年度 個人情報研修', courses: { allOf: ['DX-BASIC'] } })
		];
		const outcome = await copy('security', [...ids, 999]);
		expect(outcome).toMatchObject({ ok: true, refused: [{ id: 999, name: null, reason: 'unknown-requirement' }] });
		const { requirements } = await requirementYear(town.database.reader, 2027);
		expect(requirements.map(({ name, state, dueOn, copiedFrom }) => ({ name, state, dueOn, copiedFrom }))).toEqual([
			{ name: '情報セキュリティ研修', state: 'draft', dueOn: '2027-09-30', copiedFrom: ids[0] },
			{ name: '令和9年度 個人情報研修', state: 'draft', dueOn: '2027-09-30', copiedFrom: ids[1] }
		]);
		const before = await town.entries();
		expect(await copy('security', ids)).toMatchObject({
			ok: true,
			copied: requirements.map(({ id }) => id),
			refused: []
		});
		expect(await town.entries()).toBe(before);
	});

	it('one whose copy was changed or published is not overwritten', async () => {
		const id = await town.published();
		await copy('security', [id]);
		const [draft] = (await requirementYear(town.database.reader, 2027)).requirements;
		await town.publish(draft!.id, 'security', days.after);
		expect(await copy('security', [id])).toMatchObject({ copied: [], refused: [{ id, reason: 'name-taken' }] });
	});
});

it('everything that was done stands in the log, which vouches for its rows', async () => {
	const id = await town.published();
	await change('security', id, { dueOn: '2026-12-25', midYear: { kind: 'next-year', after: day('2026-12-31') } });
	await copy('security', [id]);
	await withdraw('hr', id);
	expect((await verifyAudit(town.database)).findings).toEqual([]);
});
