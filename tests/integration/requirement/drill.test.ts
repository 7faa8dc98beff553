import { beforeEach, expect, it } from 'vitest';
import { type CivilDate, day } from '$lib/domain/calendar';
import { type DrillDraft } from '$lib/domain/requirement';
import { changeDrill, type DrillOutcome, recordDrill, removeDrill } from '$lib/server/requirement/drill-commands';
import { drillsOf } from '$lib/server/requirement/drills';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { actors, requirementTown, type Town } from './town';

let town: Town;

beforeEach(async () => {
	town = await requirementTown();
});

const usual: DrillDraft = {
	name: '標的型メール訓練',
	heldOn: day('2026-06-10'),
	note: null,
	participants: [
		{ staffNumber: '0002', part: '統括' },
		{ staffNumber: '0001', part: null }
	]
};
const said = (outcome: DrillOutcome) => (outcome.ok ? 'done' : outcome.reason);
const record = async (changes: Partial<DrillDraft> = {}) =>
	recordDrill(town.database, await town.as('security'), { ...usual, ...changes });
const drills = (fiscalYear = 2026) => drillsOf(town.database.reader, fiscalYear);

async function change(changes: Partial<DrillDraft>, seen?: number) {
	const [one] = await drills();
	const command = { id: one!.id, seen: seen ?? one!.entry, draft: { ...usual, ...changes } };
	return changeDrill(town.database, await town.as('security'), command);
}

it.each(actors)('recorded, changed and removed by %s: 情報セキュリティ担当 alone', async (actor) => {
	await record();
	const [[one], viewer] = [await drills(), await town.as(actor)];
	const draft = { ...usual, name: '別の訓練' };
	const ends = [
		said(await recordDrill(town.database, viewer, draft)),
		said(
			await changeDrill(town.database, viewer, { id: one!.id, seen: one!.entry, draft: { ...draft, note: '夜間' } })
		),
		said(await removeDrill(town.database, viewer, { id: one!.id, seen: one!.entry })),
		said(await removeDrill(town.database, viewer, { id: one!.id, seen: (await drills())[0]!.entry }))
	];
	const isOfficer = actor === 'security';
	const expected = isOfficer ? ['done', 'done', 'changed-since', 'done'] : Array<string>(4).fill('not-allowed');
	expect(ends).toEqual(expected);
	expect((await verifyAudit(town.database)).findings).toEqual([]);
});

it.each<{ changes: Partial<DrillDraft>; reason: string; who?: string[] }>([
	{ changes: { name: '　' }, reason: 'no-name' },
	{ changes: { name: 'あ'.repeat(101) }, reason: 'name-too-long' },
	{ changes: { note: 'あ'.repeat(1001) }, reason: 'note-too-long' },
	{ changes: { heldOn: null as CivilDate | null }, reason: 'no-day' },
	{ changes: { heldOn: day('2026-07-01') }, reason: 'day-to-come' },
	{ changes: { participants: [] }, reason: 'nobody' },
	{
		changes: { participants: [{ staffNumber: '0001', part: 'あ'.repeat(51) }] },
		...{ reason: 'part-too-long', who: ['0001'] }
	},
	{
		changes: { participants: [...usual.participants, { staffNumber: ' 0001', part: '連絡' }] },
		...{ reason: 'twice', who: ['0001'] }
	},
	{ changes: { participants: [{ staffNumber: '9999', part: null }] }, reason: 'unknown-people', who: ['9999'] }
])('is refused: $reason', async ({ changes, reason, who = [] }) => {
	const before = await town.entries();
	expect(await record(changes)).toEqual({ ok: false, reason, all: [{ reason, who }] });
	expect(await town.entries()).toBe(before);
});

it('tells all that is wrong at once, also numbers that nobody has', async () => {
	const participants = ['0001', '0001', '9999'].map((staffNumber) => ({ staffNumber, part: null }));
	expect(await record({ name: '', heldOn: null, participants })).toEqual({
		...{ ok: false, reason: 'no-name' },
		all: [
			{ reason: 'no-name', who: [] },
			{ reason: 'no-day', who: [] },
			{ reason: 'twice', who: ['0001'] },
			{ reason: 'unknown-people', who: ['9999'] }
		]
	});
});

it('offers whom numbers without their zeros mean, beside those that nobody has, and keeps nothing', async () => {
	const participants = ['1', '0002', '9999', '2'].map((staffNumber) => ({ staffNumber, part: null }));
	const before = await town.entries();
	const all = [
		{ reason: 'unknown-people', who: ['9999'] },
		{ reason: 'similar-people', who: ['1 → 0001 海野 花子', '2 → 0002 﨑本 健'] }
	];
	expect(await record({ participants })).toMatchObject({ reason: 'unknown-people', all });
	expect(await record({ participants, name: '' })).toMatchObject({
		...{ reason: 'no-name', all: [{ reason: 'no-name', who: [] }, ...all] },
		similar: [{ typed: '1', staffNumber: '0001' }, { staffNumber: '0002' }]
	});
	expect(await town.entries()).toBe(before);
});

it('stands in the fiscal year of its day, with who took part in their order', async () => {
	await record();
	await record({ heldOn: day('2026-03-31'), name: '復旧訓練' });
	expect(await drills(2025)).toMatchObject([{ name: '復旧訓練', heldOn: '2026-03-31' }]);
	expect(await drills()).toMatchObject([
		{
			name: '標的型メール訓練',
			participants: [
				{ staffNumber: '0002', name: '﨑本 健', part: '統括' },
				{ staffNumber: '0001', name: '海野 花子', part: null }
			]
		}
	]);
});

it('a lost answer: the same once more is there already', async () => {
	const first = await record();
	const before = await town.entries();
	expect(await record()).toEqual(first);
	expect(await town.entries()).toBe(before);
	expect(said(await record({ heldOn: day('2026-06-11') }))).toBe('done');
});

it('puts right who took part, and nothing on what somebody else changed meanwhile', async () => {
	await record();
	const { entry } = (await drills())[0]!;
	const participants = [
		{ staffNumber: '0001', part: '連絡' },
		{ staffNumber: '0003', part: null }
	];
	expect(said(await change({ participants }, entry))).toBe('done');
	expect((await drills())[0]?.participants.map(({ staffNumber, part }) => [staffNumber, part])).toEqual([
		['0001', '連絡'],
		['0003', null]
	]);
	expect(said(await change({ participants }, entry))).toBe('done');
	expect(said(await change({ note: '午前' }, entry))).toBe('changed-since');
});
