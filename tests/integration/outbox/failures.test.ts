import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Command } from '$lib/domain/outbox';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { DatabaseFault } from '$lib/server/db/fault';
import { type Database } from '$lib/server/db/open';
import { changeRow } from '$lib/server/db/rows';
import { completion, outboxCommand } from '$lib/server/db/schema';
import { lastEntryNumber } from '$lib/server/db/write';
import { undoImport } from '$lib/server/exchange/undo';
import { importRuns } from '$lib/server/exchange/queries';
import { loadLedger } from '$lib/server/ledger/load';
import { rearrange } from '../access/settle';
import { takeIn } from '../ledger/happen';
import { wordsOf } from '../ledger/words';
import { smallTown } from '../training/small-town';
import { endOf, phone, send } from './commands';

/** The table of what goes wrong between a phone and the server, as far as the server has a part in it. */

let town: Awaited<ReturnType<typeof smallTown>>;
const [hanako, minoru] = [phone('0001'), phone('0003')];

beforeEach(async () => {
	town = await smallTown();
});

const by = async (number: string, ...commands: Command[]) =>
	(await send(town.database, await town.viewer(number), commands)).map(endOf);
const records = () => town.database.reader.select().from(completion);
const imported = (...rows: string[]) =>
	takeIn(town.database, { kind: 'import', files: { 'completions.csv': rows }, plan: null });

it('the answer to fifty is lost after the commit; sent again ten times at once, each is one fact', async () => {
	const batch = Array.from({ length: 50 }, (_, index) =>
		hanako.record({ completedOn: `2026-0${1 + (index % 5)}-${String(1 + Math.floor(index / 5)).padStart(2, '0')}` })
	);
	const ends = await Promise.all(Array.from({ length: 10 }, () => by('0001', ...batch)));
	const applied = ends.filter((answers) => answers.every((end) => end === 'applied'));
	expect([applied.length, await records()]).toEqual([1, expect.objectContaining({ length: 50 })]);
	expect(ends.flat().filter((end) => end === 'duplicate')).toHaveLength(450);
});

it('the first of fifty cannot be taken: the others are done, and it alone is told why', async () => {
	const days = Array.from(
		{ length: 49 },
		(_, index) => `2026-0${1 + (index % 5)}-${String(1 + Math.floor(index / 5)).padStart(2, '0')}`
	);
	const batch = [hanako.record({ courseCode: 'NONE' }), ...days.map((completedOn) => hanako.record({ completedOn }))];
	const [first, ...others] = await send(town.database, await town.viewer('0001'), batch);
	expect(first).toMatchObject({ outcome: 'rejected', mendable: true, message: expect.stringMatching(/。$/) });
	expect([others.map(endOf), await records()]).toEqual([
		Array(49).fill('applied'),
		expect.objectContaining({ length: 49 })
	]);
});

it('a round of the log is one entry for each command, and only for those that were done', async () => {
	const before = await lastEntryNumber(town.database.reader);
	await by('0001', hanako.record(), hanako.record({ courseCode: 'NONE' }), hanako.record({ courseCode: 'SECURITY' }));
	expect(await lastEntryNumber(town.database.reader)).toBe(before + 2);
});

describe('of two people', () => {
	it('the number of a record is its maker’s; whoever else uses it changes nothing', async () => {
		const record = hanako.record();
		await by('0001', record);
		const [before] = await records();
		const stolen = { ...minoru.record({ completedOn: '2026-06-02' }), recordId: record.recordId };
		const edited = minoru.amend(record, { hours: '9' });
		expect(await by('0003', stolen, edited, { ...minoru.withdraw(record) })).toEqual(Array(3).fill('id-reused'));
		expect(await records()).toEqual([before]);
	});

	it('the number of a command too', async () => {
		const record = hanako.record();
		await by('0001', record);
		const other = minoru.record({ courseCode: 'SECURITY' });
		expect(await by('0003', { ...minoru.record(), opId: record.opId }, other)).toEqual(['id-reused', 'applied']);
		expect(await records()).toHaveLength(2);
	});

	it('each has a record of the same training, whatever else they name', async () => {
		const record = hanako.record();
		await by('0001', record);
		// The base makes the server look at the other's record; theirs is still one of their own.
		const asked = [minoru.amend(record, {}), minoru.record()];
		expect(await by('0003', ...asked)).toEqual(['id-reused', 'applied']);
		expect((await records()).map(({ staffId, sources }) => [staffId, sources])).toEqual([
			[expect.any(Number), ['本人']],
			[expect.any(Number), ['本人']]
		]);
		expect(new Set((await records()).map(({ staffId }) => staffId)).size).toBe(2);
	});
});

describe('meanwhile on the server', () => {
	it('人事 changed the record: both versions, until the person has seen it', async () => {
		const record = hanako.record();
		await by('0001', record);
		const [row] = await records();
		await rearrange(town.database, (change) => changeRow(change, completion, row!, { hours: 8 }));
		const [answer] = await send(town.database, await town.viewer('0001'), [hanako.amend(record, { hours: '2' })]);
		expect(answer).toMatchObject({ outcome: 'conflict', server: { hours: 8, state: 'waiting' } });
		const { entry } = (answer as { server: { entry: number } }).server;
		expect(await by('0001', hanako.amend(record, { hours: '2' }, entry))).toEqual(['applied']);
		expect(await records()).toMatchObject([{ hours: 2 }]);
	});

	it.each([
		{ because: 'before the record was sent', isFirst: true, record: 'duplicate' },
		{ because: 'after it', isFirst: false, record: 'applied' }
	])('an import confirmed it $because: 取下げ takes back no more than the person’s own word', async (when) => {
		const confirmed = '0001,DX-BASIC,2026-06-01,3,5,確認済,名簿,集合';
		const record = hanako.record();
		if (when.isFirst) await imported(confirmed);
		expect(await by('0001', record)).toEqual([when.record]);
		if (!when.isFirst) await imported(confirmed);
		const [edit] = await send(town.database, await town.viewer('0001'), [hanako.amend(record, { hours: '2' })]);
		expect(edit).toMatchObject({ outcome: 'conflict', message: expect.stringMatching(/^確認済/) });
		const [back] = await send(town.database, await town.viewer('0001'), [hanako.withdraw(record)]);
		expect(back).toMatchObject({ outcome: 'applied', state: 'confirmed' });
		expect(await records()).toMatchObject([{ state: 'confirmed', sources: ['名簿'], hours: 3 }]);
		expect(await by('0001', hanako.withdraw(record), hanako.amend(record, {}))).toEqual(['duplicate', 'withdrawn']);
		expect((await verifyAudit(town.database)).findings).toEqual([]);
	});

	it('what 人事 imported and nobody confirmed is not theirs to edit; taken back, it stands as it was imported', async () => {
		await imported('0001,DX-BASIC,2026-06-01,3,5,未確認,名簿,集合');
		const before = await records();
		const record = hanako.record({ hours: '3' });
		expect(await by('0001', record)).toEqual(['duplicate']);
		const [edit] = await send(town.database, await town.viewer('0001'), [
			hanako.amend(record, { completedOn: '2026-06-09', hours: '1' })
		]);
		expect(edit).toMatchObject({ outcome: 'rejected', code: 'already-recorded', mendable: false });
		expect(await by('0001', hanako.withdraw(record))).toEqual(['applied']);
		expect(await records()).toEqual(before.map((row) => ({ ...row, entry: expect.any(Number) })));
	});

	it('an import brought the training: known already; and the import is not taken back under it', async () => {
		expect(await imported('0001,DX-BASIC,2026-06-01,3,5,確認済,名簿,集合')).toMatchObject({ ok: true });
		expect(await by('0001', hanako.record())).toEqual(['duplicate']);
		expect(await records()).toMatchObject([{ state: 'confirmed', sources: ['名簿', '本人'] }]);
		const [run] = await importRuns(town.database.reader);
		const undone = await undoImport(town.database, { kind: 'command-line' }, run!.number);
		expect(undone).toMatchObject({ ok: false, reason: 'built-upon' });
		expect(JSON.stringify(undone)).toContain('0001 DX-BASIC 2026-06-01');
	});

	it('also where the import named the person as source, and nothing of the record changed', async () => {
		await imported('0001,DX-BASIC,2026-06-01,3,5,確認済,本人,集合');
		expect(await by('0001', hanako.record())).toEqual(['duplicate']);
		const [run] = await importRuns(town.database.reader);
		expect(await undoImport(town.database, { kind: 'command-line' }, run!.number)).toMatchObject({ ok: false });
	});
});

it('one number on two records of a request: the first is done, and nothing has to be done twice', async () => {
	let transactions = 0;
	const counted: Database['transact'] = (task) => ((transactions += 1), town.database.transact(task));
	const record = hanako.record();
	const other = { ...hanako.record({ courseCode: 'SECURITY' }), opId: record.opId };
	const answers = await send({ transact: counted }, await town.viewer('0001'), [record, other]);
	expect([answers.map(endOf), transactions]).toEqual([['applied', 'id-reused'], 1]);
});

it('what cannot be told apart by a clock is told apart by the order: taken back and recorded again', async () => {
	const wrong = hanako.record();
	const back = hanako.withdraw(wrong);
	const right = hanako.record({ hours: '2' });
	expect(await by('0001', right, back, wrong)).toEqual(['applied', 'applied', 'applied']);
	expect((await records()).map(({ state, hours }) => [state, hours])).toEqual([
		['withdrawn', null],
		['waiting', 2]
	]);
});

it('a day on the device’s clock that is not ours changes nothing: the day that was chosen stands', async () => {
	const late = { ...hanako.record({ completedOn: '2026-06-14' }), capturedAt: '2031-01-01T00:00:00Z' };
	expect(await by('0001', late)).toEqual(['applied']);
	expect(await records()).toMatchObject([{ completedOn: '2026-06-14' }]);
	const [command] = await town.database.reader.select().from(outboxCommand).where(eq(outboxCommand.opId, late.opId));
	expect(command).toMatchObject({ capturedAt: '2031-01-01T00:00:00Z' });
});

it('a fault in the middle takes the whole request back, what the device said of itself too', async () => {
	const failing: Database['transact'] = (task) =>
		town.database.transact(async (tx) => {
			await task(tx);
			throw new Error('the disk is full');
		});
	const viewer = await town.viewer('0001');
	await expect(send({ transact: failing }, viewer, [hanako.record()])).rejects.toThrow();
	expect(await records()).toEqual([]);
	expect((await town.database.reader.run('SELECT count(*) AS n FROM device')).rows[0]!.n).toBe(0);
});

it('a full disk is no command’s fault: nothing is tried one by one', async () => {
	let transactions = 0;
	const full: Database['transact'] = async () => {
		transactions += 1;
		throw new DatabaseFault('disk-full');
	};
	const sent = send({ transact: full }, await town.viewer('0001'), [hanako.record(), hanako.record()]);
	await expect(sent).rejects.toThrow('disk-full');
	expect(transactions).toBe(1);
});

it('one over which the program stumbles waits, with what stands on it; the others are done, each an entry', async () => {
	await town.database.transact(({ raw }) =>
		raw.execute(`CREATE TRIGGER poison BEFORE INSERT ON completion WHEN new.completed_on = '2026-05-03'
			BEGIN SELECT RAISE(ABORT, 'poison'); END`)
	);
	const days = Array.from({ length: 5 }, (_, nth) => hanako.record({ completedOn: `2026-05-0${nth + 1}` }));
	const edits = [days[2]!, days[3]!].map((base) => hanako.amend(base, { completedOn: '2026-06-02' }));
	const before = await lastEntryNumber(town.database.reader);
	const errors: unknown[] = [];
	const oldest = days[0]!.capturedAt;
	const sendAll = async (commands: Command[]) =>
		send(town.database, await town.viewer('0001'), commands, { oldest }, (error) => errors.push(error));
	expect((await sendAll([...days, ...edits])).map(endOf)).toEqual([
		...['applied', 'applied', 'waiting', 'applied', 'applied'],
		...['waiting', 'applied']
	]);
	expect([errors.length, await records()]).toEqual([1, expect.objectContaining({ length: 4 })]);
	const told = await town.database.reader.run('SELECT waiting, oldest FROM device');
	expect(told.rows).toMatchObject([{ waiting: 2, oldest }]);
	expect(await lastEntryNumber(town.database.reader)).toBe(before + 5);
	expect((await sendAll([days[2]!])).map(endOf), 'alone too').toEqual(['waiting']);
	await town.database.transact(({ raw }) => raw.execute('DROP TRIGGER poison'));
	expect((await sendAll([days[2]!, edits[0]!])).map(endOf), 'once it is mended').toEqual([
		'applied',
		'already-recorded'
	]);
	expect((await verifyAudit(town.database)).findings).toEqual([]);
});

it('a ledger kept up to date over batches equals a fresh one, and the log holds to its last entry', async () => {
	await town.ledger();
	const record = hanako.record();
	await by('0001', record, hanako.record({ courseCode: 'SECURITY' }), hanako.amend(record, { hours: '2' }));
	await by('0003', minoru.record());
	expect(wordsOf(await town.ledger())).toEqual(wordsOf(await town.database.snapshot(loadLedger)));
	await by('0001', hanako.withdraw(record), hanako.record());
	expect(wordsOf(await town.ledger())).toEqual(wordsOf(await town.database.snapshot(loadLedger)));
	const { findings, entries } = await verifyAudit(town.database);
	expect([findings, entries]).toEqual([[], await lastEntryNumber(town.database.reader)]);
});
