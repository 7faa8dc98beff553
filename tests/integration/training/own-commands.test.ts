import { beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { day } from '$lib/domain/calendar';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { waitingCompletions } from '$lib/server/confirmation/queue/queue';
import { confirmCompletion, holdCompletion, returnCompletion } from '$lib/server/confirmation/review';
import { entry } from '$lib/server/db/schema';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { amendCompletion, withdrawCompletion } from '$lib/server/training/own-commands';
import { actions as ledgerActions } from '../../../src/routes/(app)/records/+page.server';
import { actions as editActions, load } from '../../../src/routes/(app)/records/edit/+page.server';
import { ownCurrent } from '../../setup/current';
import { open, post } from '../confirmation/page-town';
import { type Actor, confirmingTown, days } from '../confirmation/town';
import { phone, send } from '../outbox/commands';

/** 自分の台帳: one's own record that nobody has confirmed is edited and taken back. */

const current = ownCurrent();

let town: Awaited<ReturnType<typeof confirmingTown>>;
let id: number;

beforeEach(async () => {
	town = await confirmingTown();
	current.database.mockResolvedValue(town.database);
	current.ledger.mockImplementation(() => new LedgerKeeper(town.database).current());
	id = await town.record();
});

const asItIs = { courseCode: 'DX-BASIC', completedOn: day('2026-06-01'), hours: 1.5, comprehension: 4 };

async function amend(change: Partial<typeof asItIs>, { by = 'herself' as Actor, seen = 0 } = {}) {
	const row = await town.row(id);
	const claim = { ...asItIs, ...change };
	const entry = seen || row.entry;
	const outcome = await amendCompletion(town.database, await town.as(by), { id, entry }, claim);
	return outcome.ok ? 'done' : outcome.reason;
}

async function withdraw(reason = '', by: Actor = 'herself') {
	const outcome = await withdrawCompletion(town.database, await town.as(by), id, reason);
	return outcome.ok ? 'done' : outcome.reason;
}

async function lastSaid() {
	const row = await town.row(id);
	const [last] = await town.database.reader.select().from(entry).where(eq(entry.number, row.entry));
	return { event: last!.event, ...(JSON.parse(String(last!.payload)) as object) };
}

const happenings = {
	nothing: async () => {},
	held: async () => holdCompletion(town.database, await town.as('hr'), await town.seen(id), '照会中'),
	returned: async () => returnCompletion(town.database, await town.as('hr'), await town.seen(id), '日付'),
	confirmed: async () => confirmCompletion(town.database, await town.as('hr'), await town.seen(id)),
	withdrawn: () => withdraw()
};

describe('is edited', () => {
	it.each<{ happens: keyof typeof happenings; end: string; because: string }>([
		{ happens: 'nothing', end: 'done', because: 'it waits' },
		{ happens: 'held', end: 'done', because: 'what was put aside is looked at anew' },
		{ happens: 'returned', end: 'done', because: 'it was returned for that' },
		{ happens: 'confirmed', end: 'confirmed', because: '人事 corrects what is confirmed' },
		{ happens: 'withdrawn', end: 'withdrawn', because: 'nothing is left' }
	])('$happens: $end, since $because', async ({ happens, end }) => {
		await happenings[happens]();
		const before = await town.row(id);
		expect(await amend({ hours: 2 })).toBe(end);
		const after = await town.row(id);
		if (end !== 'done') return expect(after).toEqual(before);
		expect(after).toMatchObject({ hours: 2, state: 'waiting', returnReason: null, heldReason: null });
		const told = { completion: id, course: 'DX-BASIC', completedOn: '2026-06-01', mended: happens === 'returned' };
		expect(await lastSaid()).toMatchObject({ event: 'completion.amended', ...told });
		expect((await verifyAudit(town.database)).total).toBe(0);
	});

	it.each([
		{ change: { completedOn: day('2010-01-01') }, end: 'before-hiring' },
		{ change: { courseCode: 'NONE' }, end: 'unknown-course' },
		{ change: { completedOn: day('2026-06-02') }, end: 'already-recorded' },
		{ change: {}, end: 'no-change' }
	])('by the rules of recording: $end', async ({ change, end }) => {
		await town.record({ completedOn: day('2026-06-02') });
		expect(await amend(change)).toBe(end);
	});

	it('by nobody else, and not where somebody else says it too', async () => {
		expect(await amend({ hours: 2 }, { by: 'staff' })).toBe('not-found');
		id = await town.record({ completedOn: day('2026-06-03'), sources: ['本人', '名簿'] });
		expect(await amend({ hours: 2 })).toBe('known-otherwise');
		expect(await withdraw()).toBe('known-otherwise');
	});

	it('as it was seen; whoever was about to confirm it looks again', async () => {
		const seen = await town.seen(id);
		expect(await amend({ hours: 2 })).toBe('done');
		expect(await amend({ hours: 3 }, { seen: seen.entry })).toBe('changed-since');
		const hr = await town.as('hr');
		expect(await confirmCompletion(town.database, hr, seen)).toEqual({ ok: false, reason: 'changed-since' });
		const [shown] = await waitingCompletions(town.database.reader, hr, 9);
		expect(shown).toMatchObject({ id, hours: 2 });
	});

	it('for the ledger under its new course alone', async () => {
		const keeper = new LedgerKeeper(town.database);
		await keeper.current();
		await amend({ courseCode: 'SECURITY' });
		await confirmCompletion(town.database, await town.as('hr'), await town.seen(id));
		const { completions } = await keeper.current();
		expect(['DX-BASIC', 'SECURITY'].map((code) => completions.get(code)?.length ?? 0)).toEqual([0, 1]);
	});

	it('under what a phone knows: its edit meets the other version, its 取下げ stands', async () => {
		const [device, herself] = [phone('0001'), await town.as('herself')];
		const made = device.record({ completedOn: '2026-06-05' });
		await send(town.database, herself, [made]);
		id += 1;
		expect(await amend({ completedOn: day('2026-06-05'), hours: 3 })).toBe('done');
		const edit = device.amend(made, { completedOn: '2026-06-05', hours: '1' });
		expect(await send(town.database, herself, [edit])).toMatchObject([{ outcome: 'conflict', server: { hours: 3 } }]);
		expect(await send(town.database, herself, [device.withdraw(made)])).toMatchObject([{ outcome: 'applied' }]);
	});
});

describe('is taken back', () => {
	it.each<{ happens: keyof typeof happenings; end: string }>([
		{ happens: 'nothing', end: 'done' },
		{ happens: 'held', end: 'done' },
		{ happens: 'returned', end: 'done' },
		{ happens: 'confirmed', end: 'confirmed' },
		{ happens: 'withdrawn', end: 'withdrawn' }
	])('$happens: $end', async ({ happens, end }) => {
		await happenings[happens]();
		expect(await withdraw(' 取り違え ')).toBe(end);
		if (end !== 'done') return;
		expect(await town.row(id)).toMatchObject({ state: 'withdrawn', returnReason: null, heldReason: null });
		expect(await lastSaid()).toMatchObject({ event: 'completion.withdrawn', reason: '取り違え', completion: id });
		expect(await waitingCompletions(town.database.reader, await town.as('hr'), 9)).toEqual([]);
		expect((await verifyAudit(town.database)).total).toBe(0);
	});

	it('by nobody else, with a reason that may be blank and not too long', async () => {
		expect(await withdraw('', 'staff')).toBe('not-found');
		expect(await withdraw('あ'.repeat(201))).toBe('reason-too-long');
		expect(await withdraw('')).toBe('done');
	});

	it('or confirmed at the same moment, never both', async () => {
		const [hr, seen] = [await town.as('hr'), await town.seen(id)];
		const [mine, theirs] = await Promise.all([withdraw(), confirmCompletion(town.database, hr, seen)]);
		const { state } = await town.row(id);
		expect({ mine, theirs: theirs.ok }).toEqual(
			state === 'withdrawn' ? { mine: 'done', theirs: false } : { mine: 'confirmed', theirs: true }
		);
	});
});

describe('on its page', () => {
	const typed = { courseCode: 'DX-BASIC', completedOn: 'R8.6.2', hours: '２', comprehension: '' };

	it('is shown with what it says, to its person alone and while it can be edited', async () => {
		const edited = async (actor: Actor) => {
			const given = await open<{ edited: object | null; fields: object }>(await town.as(actor), load, `?id=${id}`);
			return typeof given === 'number' ? given : given.edited && given.fields;
		};
		expect(await edited('herself')).toEqual({
			...{ courseCode: 'DX-BASIC', completedOn: '2026-06-01', hours: '1.5', comprehension: '4', method: '' }
		});
		expect(await edited('staff')).toBeNull();
		await happenings.confirmed();
		expect(await edited('herself')).toBeNull();
	});

	it('says what cannot be read, and goes back to the ledger once it is done', async () => {
		const sent = { id: `${id}`, entry: `${(await town.row(id)).entry}`, ...typed };
		const herself = await town.as('herself');
		const wrong = await post(herself, editActions.default as never, { ...sent, completedOn: '6/31' });
		expect(wrong).toMatchObject({ status: 422, data: { fields: { completedOn: '6/31', hours: '２' } } });
		expect(await post(herself, editActions.default as never, sent)).toMatchObject({ to: '/records?amended' });
		expect(await town.row(id)).toMatchObject({ completedOn: '2026-06-02', hours: 2, comprehension: null });
	});

	it('says that it was confirmed meanwhile, and keeps what was typed', async () => {
		const sent = { id: `${id}`, entry: `${(await town.row(id)).entry}`, ...typed };
		await happenings.confirmed();
		const herself = await town.as('herself', days.before);
		const answer = await post(herself, editActions.default as never, sent);
		const message = expect.stringContaining('すでに確認されたため') as string;
		expect(answer).toMatchObject({ status: 409, data: { message, fields: { completedOn: '2026-06-02', hours: '2' } } });
		const taken = await post(herself, ledgerActions.withdraw as never, { id: `${id}`, reason: '取り違え' });
		expect(taken).toMatchObject({ status: 409, data: { act: 'withdraw', id, message, reason: '取り違え' } });
	});

	it('is taken back from the ledger', async () => {
		const herself = await town.as('herself');
		const answer = await post(herself, ledgerActions.withdraw as never, { id: `${id}`, reason: '' });
		expect(answer).toMatchObject({ to: '/records?withdrawn' });
	});
});
