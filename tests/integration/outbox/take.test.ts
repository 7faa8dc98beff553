import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Command } from '$lib/domain/outbox';
import { confirmCompletion, returnCompletion } from '$lib/server/confirmation/review';
import { ownCompletions } from '$lib/server/training/queries';
import { waitingCompletions } from '$lib/server/confirmation/queue/queue';
import { touchingPerson, touchingRecord } from '$lib/server/audit/touching';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { changeRow } from '$lib/server/db/rows';
import { completion, entry } from '$lib/server/db/schema';
import { lastEntryNumber } from '$lib/server/db/write';
import { rearrange } from '../access/settle';
import { smallTown } from '../training/small-town';
import { endOf, phone, send as sendAs } from './commands';

let town: Awaited<ReturnType<typeof smallTown>>;
const device = phone();

beforeEach(async () => {
	town = await smallTown();
});

const send = async (...commands: Command[]) => sendAs(town.database, await town.viewer('0001'), commands);
const outcomes = async (...commands: Command[]) => (await send(...commands)).map(endOf);
const ledger = async () =>
	(await ownCompletions(town.database.reader, await town.viewer('0001'))).map(
		({ courseCode, completedOn, state, hours }) => ({ courseCode, completedOn, state, hours })
	);
async function review(what: 'confirm' | 'return') {
	const hr = await town.viewer('0004');
	const [waiting] = await waitingCompletions(town.database.reader, hr, 10);
	const seen = { id: waiting!.id, entry: waiting!.entry };
	return what === 'confirm'
		? confirmCompletion(town.database, hr, seen)
		: returnCompletion(town.database, hr, seen, '日付');
}

it('a record is a fact that waits for confirmation', async () => {
	expect(await send(device.record())).toMatchObject([{ outcome: 'applied', state: 'waiting' }]);
	expect(await ledger()).toEqual([
		{ courseCode: 'DX-BASIC', completedOn: '2026-06-01', state: 'waiting', hours: null }
	]);
});

it('sent again ten times at once it is one fact', async () => {
	const record = device.record();
	const answers = await Promise.all(Array.from({ length: 10 }, () => outcomes(record)));
	expect(answers.flat().sort()).toEqual(['applied', ...Array.from({ length: 9 }, () => 'duplicate')]);
	expect(await ledger()).toHaveLength(1);
});

it('one that is no good holds up none of the others', async () => {
	const good = Array.from({ length: 49 }, (_, index) =>
		device.record({ completedOn: `2026-0${1 + (index % 5)}-${String(1 + Math.floor(index / 5)).padStart(2, '0')}` })
	);
	const answers = await outcomes(device.record({ courseCode: 'NONE' }), ...good);
	expect(answers).toEqual(['unknown-course', ...good.map(() => 'applied')]);
	expect(await ledger()).toHaveLength(49);
});

describe('commands of one record', () => {
	it('come to the same whatever their order', async () => {
		const record = device.record();
		const amend = device.amend(record, { hours: '2' });
		const again = device.amend(amend, { hours: '3', completedOn: '2026-06-02' });
		expect(await outcomes(again, amend, record)).toEqual(['applied', 'applied', 'applied']);
		expect(await ledger()).toEqual([{ courseCode: 'DX-BASIC', completedOn: '2026-06-02', state: 'waiting', hours: 3 }]);
	});

	it('wait for their base', async () => {
		const record = device.record();
		const amend = device.amend(record, { hours: '2' });
		expect(await outcomes(amend)).toEqual(['waiting']);
		expect(await outcomes(record)).toEqual(['applied']);
		expect(await outcomes(amend)).toEqual(['applied']);
	});

	it('edited on two devices: the second sees what the first made of it', async () => {
		const record = device.record();
		await send(record);
		expect(await outcomes(device.amend(record, { hours: '2' }))).toEqual(['applied']);
		expect(await send(device.amend(record, { hours: '5' }))).toMatchObject([
			{ outcome: 'conflict', server: { hours: 2, state: 'waiting' } }
		]);
	});

	it('an edit of what was confirmed meanwhile is not done', async () => {
		const record = device.record();
		await send(record);
		await review('confirm');
		expect(await outcomes(device.amend(record, { hours: '2' }))).toEqual(['conflict']);
	});

	it('an edit of what was returned makes it wait again', async () => {
		const record = device.record();
		await send(record);
		await review('return');
		expect(await outcomes(device.amend(record, { hours: '2' }))).toEqual(['applied']);
		expect(await ledger()).toMatchObject([{ state: 'waiting', hours: 2 }]);
	});

	it('取下げ beats a confirmation, and the training can be recorded again', async () => {
		const record = device.record();
		await send(record);
		await review('confirm');
		expect(await outcomes(device.withdraw(record), device.record())).toEqual(['applied', 'applied']);
		expect((await ledger()).map(({ state }) => state).sort()).toEqual(['waiting', 'withdrawn']);
	});
});

it('the same number with other content changes nothing', async () => {
	const record = device.record();
	await send(record);
	expect(await outcomes({ ...record, claim: { ...record.claim, hours: '9' } })).toEqual(['id-reused']);
	expect(await ledger()).toMatchObject([{ hours: null }]);
});

describe('what is known by another way', () => {
	it('stays as it is, and gets one more source', async () => {
		const id = await town.records('0001', 'DX-BASIC', '2026-06-01');
		const values = { sources: ['名簿'], hours: 1 };
		await rearrange(town.database, (change) => changeRow(change, completion, { id }, values));
		expect(await outcomes(device.record({ hours: '2' }))).toEqual(['duplicate']);
		expect(await ledger()).toMatchObject([{ hours: 1 }]);
		expect(await town.database.reader.select().from(completion)).toMatchObject([{ sources: ['名簿', '本人'] }]);
	});

	it('does not change where the source is the same, so that whoever confirms it has seen it as it is', async () => {
		await town.records('0001', 'DX-BASIC', '2026-06-01');
		const [before] = await town.database.reader.select().from(completion);
		const record = device.record();
		expect(await outcomes(record)).toEqual(['duplicate']);
		expect(await town.database.reader.select().from(completion)).toEqual([before]);
		// The log still tells of it, to whoever looks for the record or for the person.
		const last = { entry: await lastEntryNumber(town.database.reader) };
		expect(await town.database.reader.all(touchingRecord(before!.id))).toContainEqual(last);
		expect(await town.database.reader.all(touchingPerson('0001'))).toContainEqual(last);
		expect(await outcomes(device.amend(record, { hours: '3' }))).toEqual(['applied']);
		expect((await verifyAudit(town.database)).findings).toEqual([]);
	});

	it('and blank there, is filled in while nobody has confirmed it: once, in an entry that says what', async () => {
		await town.records('0001', 'DX-BASIC', '2026-06-01');
		const [before] = await town.database.reader.select().from(completion);
		const record = device.record({ hours: '2', comprehension: '4' });
		const [answer] = await send(record);
		expect(answer).toEqual({ opId: record.opId, outcome: 'duplicate', state: 'waiting' });
		const [after] = await town.database.reader.select().from(completion);
		expect(after).toMatchObject({ hours: 2, comprehension: 4, sources: ['本人'], state: 'waiting' });
		expect(after!.entry, 'whoever was about to confirm it looks once more').toBeGreaterThan(before!.entry);
		const [last] = await town.database.reader.select().from(entry).where(eq(entry.number, after!.entry));
		expect(last).toMatchObject({ event: 'completion.joined' });
		expect(last!.payload).toContain('"filled":["hours","comprehension"]');
		expect(await send(record)).toEqual([answer]);
		expect(await outcomes(device.amend(record, { hours: '3' }))).toEqual(['applied']);
		expect((await verifyAudit(town.database)).findings).toEqual([]);
	});

	it('two of one day on one device: what only the second says is not lost', async () => {
		const [first, second] = [device.record({ comprehension: '3' }), device.record({ hours: '5', comprehension: '4' })];
		const answers = await send(first, second);
		expect(answers).toMatchObject([
			{ outcome: 'applied' },
			{ outcome: 'duplicate', server: { hours: 5, comprehension: 3, state: 'waiting' } }
		]);
		expect(await ledger()).toMatchObject([{ hours: 5 }]);
	});

	it.each([
		{ because: 'says other hours', hours: '5', state: 'waiting' as const, there: 3, server: {} },
		{
			because: 'says hours of what was confirmed without',
			hours: '5',
			state: 'confirmed' as const,
			there: null,
			server: {}
		},
		{ because: 'says the same', hours: '3', state: 'waiting' as const, there: 3, server: null },
		{ because: 'says nothing of the hours', hours: '', state: 'waiting' as const, there: 3, server: null }
	])('shows what stands where something was not taken over, again too: it $because', async (row) => {
		const id = await town.records('0001', 'DX-BASIC', '2026-06-01');
		const values = { sources: ['名簿'], hours: row.there, state: row.state };
		await rearrange(town.database, (change) => changeRow(change, completion, { id }, values));
		const record = device.record({ hours: row.hours });
		const shown = row.server === null ? undefined : expect.objectContaining({ hours: row.there, state: row.state });
		for (const answer of [...(await send(record)), ...(await send(record))])
			expect([answer.outcome, 'server' in answer ? answer.server : undefined]).toEqual(['duplicate', shown]);
		expect(await ledger()).toMatchObject([{ hours: row.there, state: row.state }]);
	});
});

describe('a 取下げ of what is known by another way', () => {
	const rows = () => town.database.reader.select().from(completion);
	beforeEach(async () => {
		const id = await town.records('0001', 'DX-BASIC', '2026-06-01');
		const imported = { sources: ['名簿'], state: 'confirmed' as const };
		await rearrange(town.database, (change) => changeRow(change, completion, { id }, imported));
	});

	it('takes back only what the person said: what was imported and confirmed stays', async () => {
		const record = device.record({ hours: '2' });
		expect(await outcomes(record)).toEqual(['duplicate']);
		expect(await send(device.withdraw(record))).toMatchObject([{ outcome: 'applied', state: 'confirmed' }]);
		expect(await rows()).toMatchObject([{ state: 'confirmed', sources: ['名簿'], hours: null }]);
		const [last] = await town.database.reader
			.select()
			.from(entry)
			.where(eq(entry.number, await lastEntryNumber(town.database.reader)));
		expect(last).toMatchObject({ event: 'completion.unjoined' });
		expect(await outcomes(device.withdraw(record), device.amend(record, {}))).toEqual(['duplicate', 'withdrawn']);
		expect((await verifyAudit(town.database)).findings).toEqual([]);
	});

	it('keeps 本人 for as long as another of their devices says so', async () => {
		const [one, other] = [device.record(), phone().record()];
		await send(one);
		await send(other);
		await send(device.withdraw(one));
		expect(await rows()).toMatchObject([{ sources: ['名簿', '本人'] }]);
		expect(await send(device.withdraw(other))).toMatchObject([{ state: 'confirmed' }]);
		expect(await rows()).toMatchObject([{ state: 'confirmed', sources: ['名簿'] }]);
	});

	it('leaves one of two records of the same training where the second is taken back', async () => {
		const [first, second] = [device.record({ courseCode: 'SECURITY' }), device.record({ courseCode: 'SECURITY' })];
		expect(await outcomes(first, second, device.withdraw(second))).toEqual(['applied', 'duplicate', 'applied']);
		expect((await rows()).at(-1)).toMatchObject({ state: 'waiting', sources: ['本人'] });
	});
});

it('a command of somebody else is not done', async () => {
	expect(await outcomes(phone('0003').record())).toEqual(['another-person']);
});

it('each is an entry of its own, and the log holds', async () => {
	const record = device.record();
	await send(record, device.amend(record, { hours: '2' }), device.record({ courseCode: 'SECURITY' }));
	await send(device.withdraw(record));
	expect((await verifyAudit(town.database)).findings).toEqual([]);
});
