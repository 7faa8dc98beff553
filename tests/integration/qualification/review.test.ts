import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import {
	amendHolding,
	confirmHolding,
	correctHolding,
	holdHolding,
	releaseHolding,
	returnHolding,
	withdrawHolding
} from '$lib/server/qualification/commands';
import { correctionsOf } from '$lib/server/confirmation/corrections';
import { ownQualifications } from '$lib/server/qualification/own-page';
import { ownHoldings } from '$lib/server/qualification/queries';
import { holdingWithin, waitingHoldingCount, waitingHoldings } from '$lib/server/qualification/waiting';
import HoldingCard from '$lib/ui/qualification/HoldingCard.svelte';
import { claimOf, smallTown } from './small-town';

type Town = Awaited<ReturnType<typeof smallTown>>;
type Seen = Awaited<ReturnType<Town['seen']>>;

const acts = {
	confirm: (town: Town, who: string, seen: Seen) => as(town, who, (me) => confirmHolding(town.database, me, seen)),
	return: (town: Town, who: string, seen: Seen) =>
		as(town, who, (me) => returnHolding(town.database, me, seen, '日付を確かめてください')),
	hold: (town: Town, who: string, seen: Seen) => as(town, who, (me) => holdHolding(town.database, me, seen, '照会中')),
	correct: (town: Town, who: string, seen: Seen) =>
		as(town, who, (me) => correctHolding(town.database, me, seen, claimOf({ passedOn: '2023-06-19' }), '証書による'))
};

describe.each(Object.keys(acts) as (keyof typeof acts)[])('%s', (act) => {
	const heads = act === 'correct' ? 'not-found' : 'ok';
	it.each([
		{ who: '0004', of: '0001', set: '人事', end: 'ok', because: '人事 for everybody' },
		{ who: '0004', of: '0001', set: '所属長', end: 'ok', because: '人事 also where 所属長 confirm' },
		{ who: '0002', of: '0001', set: '所属長', end: heads, because: '所属長 of one’s own section; only 人事 corrects' },
		{ who: '0002', of: '0001', set: '人事', end: 'not-found', because: '所属長 where 人事 confirms' },
		{ who: '0002', of: '0003', set: '所属長', end: 'not-found', because: '所属長 of another section' },
		{ who: '0003', of: '0001', set: '所属長', end: 'not-found', because: '職員 for nobody' },
		{ who: '0001', of: '0001', set: '所属長', end: 'own-record', because: 'one’s own' },
		{ who: '0004', of: '0004', set: '人事', end: 'own-record', because: '人事 not one’s own either' }
	] as const)('by $who for $of, confirmed by $set: $end ($because)', async ({ who, of, set, end }) => {
		const town = await smallTown({ confirmer: set });
		const id = await town.records(of);
		const [before] = await as(town, of, (me) => ownHoldings(town.database.reader, me));
		const outcome = await acts[act](town, who, { id, entry: before!.entry, evidence: '' });
		expect(outcome).toEqual(end === 'ok' ? { ok: true } : { ok: false, reason: end });
		const [after] = await as(town, of, (me) => ownHoldings(town.database.reader, me));
		if (end === 'ok') expect(after!.entry).toBeGreaterThan(before!.entry);
		else expect(after).toEqual(before);
	});
});

describe('a holding that waits', () => {
	it('is not judged unseen: one that was edited since, or got evidence', async () => {
		const town = await smallTown();
		const id = await town.records('0001');
		const seen = await town.seen('0004', id);
		const changed = { ok: false, reason: 'changed-since' };
		expect(await acts.confirm(town, '0004', { ...seen, evidence: '99' })).toEqual(changed);
		await as(town, '0001', (me) => amendHolding(town.database, me, seen, claimOf({ passedOn: '2022' })));
		for (const act of Object.values(acts)) expect(await act(town, '0004', seen)).toEqual(changed);
	});

	it.each(['confirm', 'return'] as const)('is dealt with once (%s)', async (act) => {
		const town = await smallTown();
		const seen = await town.seen('0004', await town.records('0001'));
		expect(await acts[act](town, '0004', seen)).toEqual({ ok: true });
		expect(await acts.confirm(town, '0002', seen)).toEqual({ ok: false, reason: 'not-waiting' });
		expect(await as(town, '0004', (me) => holdingWithin(town.database.reader, me, seen.id))).toMatchObject({
			...{ name: '海野 花子', qualification: '応用情報技術者試験' },
			state: act === 'confirm' ? 'confirmed' : 'returned'
		});
	});

	it('is put aside and taken up again, and what waits stays what it was', async () => {
		const town = await smallTown();
		const id = await town.records('0001');
		expect(await acts.hold(town, '0004', await town.seen('0004', id))).toEqual({ ok: true });
		expect(await held(town, true)).toMatchObject([{ id, heldReason: '照会中', state: 'waiting' }]);
		expect(await held(town, false)).toEqual([]);
		const release = async () =>
			as(town, '0004', async (me) => releaseHolding(town.database, me, await town.seen('0004', id)));
		expect(await release()).toEqual({ ok: true });
		expect(await held(town, false)).toMatchObject([{ id, heldReason: null }]);
		expect(await release()).toEqual({ ok: false, reason: 'not-held' });
	});

	it('is no longer put aside once its owner has changed it', async () => {
		const town = await smallTown();
		const id = await town.records('0001');
		await acts.hold(town, '0004', await town.seen('0004', id));
		const seen = await town.seen('0004', id);
		await as(town, '0001', (me) => amendHolding(town.database, me, seen, claimOf({ passedOn: '2022' })));
		expect(await held(town, true)).toEqual([]);
	});
});

describe('correcting', () => {
	it('confirms what is put right, also where it was confirmed', async () => {
		const town = await smallTown();
		const id = await town.records('0001');
		expect(await acts.correct(town, '0004', await town.seen('0004', id))).toEqual({ ok: true });
		const [row] = await as(town, '0001', (me) => ownHoldings(town.database.reader, me));
		expect(row).toMatchObject({ passedOn: '2023-06-19', countedOn: '2023-06-19', state: 'confirmed' });
		const again = await as(town, '0004', (me) =>
			correctHolding(town.database, me, { id, entry: row!.entry }, claimOf({ passedOn: '2023-06' }), '証書による')
		);
		expect(again).toEqual({ ok: true });
	});

	it('is told to the person on the card of the qualification: old and new, who, when and why', async () => {
		const town = await smallTown();
		const id = await town.records('0001', { certificateNumber: 'AP-2' });
		await town.records('0003');
		const claim = claimOf({ passedOn: '2023-06-19', certificateNumber: '' });
		await as(town, '0004', async (me) =>
			correctHolding(town.database, me, await town.seen('0004', id), claim, '証書による')
		);
		const change = { certificateNumber: 'AP-3', passedOn: '2023-06-19' };
		const [row] = await as(town, '0001', (me) => ownHoldings(town.database.reader, me));
		await as(town, '0004', (me) =>
			correctHolding(town.database, me, { id, entry: row!.entry }, claimOf(change), '番号の読み直し')
		);
		const cards = async (number: string) =>
			(await ownQualifications(town.database.reader, await town.ledger(), await town.viewer(number))).holdings;
		const [card] = await cards('0001');
		expect(card!.corrections).toEqual([
			{
				...{ recordId: id, at: expect.any(String) as string, by: '森 あゆみ', reason: '番号の読み直し' },
				changes: [{ field: 'certificateNumber', before: null, after: 'AP-3' }]
			},
			{
				...{ recordId: id, at: expect.any(String) as string, by: '森 あゆみ', reason: '証書による' },
				changes: [
					{ field: 'passedOn', before: '2023-06-18', after: '2023-06-19' },
					{ field: 'certificateNumber', before: 'AP-2', after: null }
				]
			}
		]);
		const { body } = render(HoldingCard, { props: { holding: card! } });
		for (const said of ['証書による', '森 あゆみ', '合格日：2023年6月18日', '番号の読み直し'])
			expect(body).toContain(said);
		expect((await cards('0003'))[0]!.corrections).toEqual([]);
	});

	it('tells which qualification it was, and its name as it stands', async () => {
		const town = await smallTown();
		const seen = await town.seen('0004', await town.records('0001'));
		await as(town, '0004', (me) =>
			correctHolding(town.database, me, seen, claimOf({ qualificationCode: 'FE' }), '証書による')
		);
		const [said] = await as(town, '0001', (me) => correctionsOf(town.database.reader, me, 'holding'));
		expect(said!.changes).toEqual([
			{ field: 'qualification', before: '応用情報技術者試験', after: '基本情報技術者試験' }
		]);
	});

	it.each([
		{ fields: {}, reason: '証書による', refusal: 'no-change', because: 'it says so already' },
		{ fields: { passedOn: '2024' }, reason: '証書による', refusal: 'already-recorded', because: 'another says so' },
		{ fields: { passedOn: '2022' }, reason: ' ', refusal: 'no-reason', because: 'nobody would know why' },
		{ fields: { passedOn: '2022' }, reason: 'あ'.repeat(201), refusal: 'reason-too-long', because: 'too long' }
	])('is refused: $because', async ({ fields, reason, refusal }) => {
		const town = await smallTown();
		await town.records('0001', { passedOn: '2024' });
		const seen = await town.seen('0004', await town.records('0001'));
		const outcome = await as(town, '0004', (me) => correctHolding(town.database, me, seen, claimOf(fields), reason));
		expect(outcome).toEqual({ ok: false, reason: refusal });
	});

	it.each(['returned', 'withdrawn'] as const)('is not for one that is %s: it is its owner’s', async (state) => {
		const town = await smallTown();
		const seen = await town.seen('0004', await town.records('0001'));
		if (state === 'returned') await acts.return(town, '0004', seen);
		else await as(town, '0001', (me) => withdrawHolding(town.database, me, seen.id, ''));
		expect(await acts.correct(town, '0004', seen)).toEqual({ ok: false, reason: 'not-waiting' });
	});
});

it.each([
	{ reason: '　', refusal: 'no-reason' },
	{ reason: 'あ'.repeat(201), refusal: 'reason-too-long' }
])('a return and a 保留 need a reason that can be read: $refusal', async ({ reason, refusal }) => {
	const town = await smallTown();
	const seen = await town.seen('0004', await town.records('0001'));
	const [hr, outcome] = [await town.viewer('0004'), { ok: false, reason: refusal }];
	expect(await returnHolding(town.database, hr, seen, reason)).toEqual(outcome);
	expect(await holdHolding(town.database, hr, seen, reason)).toEqual(outcome);
	expect(await waitingHoldingCount(town.database.reader, hr)).toBe(1);
});

async function held(town: Town, is: boolean) {
	return as(town, '0004', (me) => waitingHoldings(town.database.reader, me, 50, { filter: { held: is } }));
}

async function as<T>(town: Town, number: string, what: (me: Awaited<ReturnType<Town['viewer']>>) => Promise<T>) {
	return what(await town.viewer(number));
}
