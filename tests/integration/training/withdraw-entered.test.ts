import { beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { day } from '$lib/domain/calendar';
import { parseOthers } from '$lib/domain/training';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { confirmCompletion, holdCompletion, returnCompletion } from '$lib/server/confirmation/review';
import { completion } from '$lib/server/db/schema';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { enteredByMe } from '$lib/server/training/entered-by-me';
import { recordForOthers } from '$lib/server/training/others';
import { ownLedger } from '$lib/server/training/own-ledger';
import { withdrawEntered } from '$lib/server/training/withdraw-entered';
import { type OthersAnswer } from '../../../src/routes/(app)/records/others/answer';
import { actions } from '../../../src/routes/(app)/records/others/+page.server';
import { ownCurrent } from '../../setup/current';
import { post } from '../confirmation/page-town';
import { type Actor, confirmingTown, days } from '../confirmation/town';
import { phone, send } from '../outbox/commands';

/** 代理で記録 of a wrong day is taken back by whoever entered it. */

const current = ownCurrent();

let town: Awaited<ReturnType<typeof confirmingTown>>;

beforeEach(async () => {
	town = await confirmingTown();
	current.database.mockResolvedValue(town.database);
});

/** 花子's record, entered by this one; its id. */
async function entered(actor: Actor, completedOn = '2026-06-01'): Promise<number> {
	const typed: Record<string, string> = { courseCode: 'DX-BASIC', completedOn, hours: '2', people: '0001' };
	const parsed = parseOthers({ get: (name) => typed[name] ?? '' }, day(days.before));
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
	await recordForOthers(town.database, await town.as(actor), parsed.value);
	const [row] = await town.database.reader
		.select()
		.from(completion)
		.where(eq(completion.completedOn, day(completedOn)));
	return row!.id;
}

async function takeBack(actor: Actor, id: number, { reason = '日の誤り', on = days.before as string } = {}) {
	const seen = { id, entry: (await town.row(id)).entry };
	const outcome = await withdrawEntered(town.database, await town.as(actor, on), seen, reason);
	return outcome.ok ? 'done' : outcome.reason;
}

it('stays in the ledger of its person as taken back, with by whom and why, and the right day can be entered', async () => {
	const id = await entered('head');
	expect(await takeBack('head', id)).toBe('done');
	await entered('head', '2026-06-02');
	const keeper = new LedgerKeeper(town.database);
	const own = await ownLedger(town.database.reader, await keeper.current(), await town.as('herself'));
	expect(own).toMatchObject([
		{ completedOn: '2026-06-02', state: 'waiting', takenBack: null },
		{ id, state: 'withdrawn', enteredBy: '﨑本 健', takenBack: { by: '﨑本 健', reason: '日の誤り' } }
	]);
	expect((await enteredByMe(town.database.reader, await town.as('head'), 9)).map(({ state }) => state)).toEqual([
		'waiting',
		'withdrawn'
	]);
	expect((await verifyAudit(town.database)).total).toBe(0);
});

it('is told as nobody else’s where its person took it back themself', async () => {
	const [device, herself] = [phone('0001'), await town.as('herself')];
	const command = device.record();
	await send(town.database, herself, [command]);
	await send(town.database, herself, [device.withdraw(command)]);
	const keeper = new LedgerKeeper(town.database);
	const [own] = await ownLedger(town.database.reader, await keeper.current(), herself);
	expect(own).toMatchObject({ state: 'withdrawn', takenBack: null });
});

describe('is possible', () => {
	it.each<{ because: string; happens: (id: number) => Promise<unknown>; end: string }>([
		{ because: 'while it waits', happens: async () => {}, end: 'done' },
		{
			because: 'while it is put aside',
			happens: async (id) => holdCompletion(town.database, await town.as('hr'), await town.seen(id), '照会中'),
			end: 'done'
		},
		{
			because: 'where it was returned: nothing of it counts',
			happens: async (id) => returnCompletion(town.database, await town.as('hr'), await town.seen(id), '日付'),
			end: 'done'
		},
		{
			because: 'not once it was confirmed: 人事 corrects it',
			happens: async (id) => confirmCompletion(town.database, await town.as('hr'), await town.seen(id)),
			end: 'confirmed'
		},
		{ because: 'once', happens: (id) => takeBack('head', id), end: 'withdrawn' },
		{
			because: 'not where its person says the same',
			happens: async () => send(town.database, await town.as('herself'), [phone('0001').record()]),
			end: 'known-otherwise'
		}
	])('$because', async ({ happens, end }) => {
		const id = await entered('head');
		await happens(id);
		expect(await takeBack('head', id)).toBe(end);
		if (end === 'done') expect(await town.row(id)).toMatchObject({ returnReason: null, heldReason: null });
	});

	it.each<{ actor: Actor; on?: string; end: string; because: string }>([
		{ actor: 'hr', end: 'not-found', because: '人事 did not enter it' },
		{ actor: 'above', end: 'not-found', because: 'neither did the head above' },
		{ actor: 'herself', end: 'not-found', because: 'nor its person, who has a way of their own' },
		{ actor: 'head', on: days.after, end: 'not-found', because: 'its person has gone to another head' }
	])('for whoever entered it and is still in charge: $because', async ({ actor, on, end }) => {
		const id = await entered('head');
		expect(await takeBack(actor, id, { on })).toBe(end);
		expect((await town.row(id)).state).toBe('waiting');
	});

	it.each([
		{ reason: ' ', end: 'no-reason' },
		{ reason: 'あ'.repeat(201), end: 'reason-too-long' }
	])('with a reason: $end', async ({ reason, end }) => {
		expect(await takeBack('head', await entered('head'), { reason })).toBe(end);
	});

	it('as it was seen, and beats a confirmation that comes at the same moment or is beaten whole', async () => {
		const id = await entered('head');
		const stale = { id, entry: (await town.row(id)).entry - 1 };
		const head = await town.as('head');
		expect(await withdrawEntered(town.database, head, stale, '日の誤り')).toMatchObject({ reason: 'changed-since' });
		const [hr, seen] = [await town.as('hr'), await town.seen(id)];
		const ends = await Promise.all([takeBack('head', id), confirmCompletion(town.database, hr, seen)]);
		const { state } = await town.row(id);
		expect([JSON.stringify(ends), state]).toEqual(
			state === 'withdrawn'
				? [JSON.stringify(['done', { ok: false, reason: 'not-waiting' }]), 'withdrawn']
				: [JSON.stringify(['confirmed', { ok: true }]), 'confirmed']
		);
	});
});

describe('on its page', () => {
	it('goes back to what was entered, and says beside the record why not', async () => {
		const id = await entered('head');
		const { entry } = await town.row(id);
		const ask = async (reason: string) => {
			const typed = { id: `${id}`, entry: `${entry}`, reason };
			const { status, data } = await post(await town.as('head'), actions.withdraw as never, typed);
			return { status, refused: (data as OthersAnswer).refused };
		};
		const sentence = expect.stringContaining('理由を入力してください') as string;
		expect(await ask('')).toEqual({ status: 422, refused: { id, message: sentence, reason: '' } });
		expect(await ask('日の誤り')).toMatchObject({ status: 303 });
		const message = 'この記録はすでに取り下げられています。';
		expect(await ask('日の誤り')).toEqual({ status: 409, refused: { id, message, reason: '日の誤り' } });
	});
});
