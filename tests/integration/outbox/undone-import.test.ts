import { beforeEach, describe, expect, it } from 'vitest';
import { type OutboxCommand } from '$lib/domain/outbox';
import { confirmCompletion } from '$lib/server/confirmation/review';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { completion, entry, evidence, evidenceFile, outboxCommand } from '$lib/server/db/schema';
import { removeEvidence } from '$lib/server/evidence/remove';
import { sha256Of, takeEvidence } from '$lib/server/evidence/take';
import { importRuns } from '$lib/server/exchange/queries';
import { undoImport } from '$lib/server/exchange/undo';
import { loadLedger } from '$lib/server/ledger/load';
import { desc } from 'drizzle-orm';
import { jpeg } from '../evidence/files';
import { takeIn } from '../ledger/happen';
import { wordsOf } from '../ledger/words';
import { smallTown } from '../training/small-town';
import { endOf, phone, send } from './commands';

/** Taking an import back under what phones said of its records. */

let town: Awaited<ReturnType<typeof smallTown>>;
const hanako = phone();

beforeEach(async () => {
	town = await smallTown();
});

const by = async (...commands: OutboxCommand[]) =>
	(await send(town.database, await town.viewer('0001'), commands)).map(endOf);
const records = () => town.database.reader.select().from(completion);
const imported = (row: string) =>
	takeIn(town.database, { kind: 'import', files: { 'completions.csv': [row] }, plan: null });
const confirmed = '0001,DX-BASIC,2026-06-01,3,5,確認済,名簿,集合';
async function undoLast() {
	const number = Math.max(...(await importRuns(town.database.reader)).map((run) => run.number));
	const outcome = await undoImport(town.database, { kind: 'command-line' }, number);
	return outcome.ok ? 'undone' : outcome.reason;
}

describe('an import is taken back', () => {
	it.each([
		{ because: 'their word was added to its sources and went again', row: confirmed },
		{ because: 'it named the person itself, and nothing was changed', row: confirmed.replace('名簿', '本人') }
	])('after the phone that repeated its record took that back: $because', async ({ row }) => {
		await imported(row);
		const record = hanako.record();
		expect(await by(record, hanako.withdraw(record))).toEqual(['duplicate', 'applied']);
		expect(await undoLast()).toBe('undone');
		expect([await records(), await town.database.reader.select().from(outboxCommand)]).toEqual([[], []]);
		expect((await verifyAudit(town.database)).findings).toEqual([]);
		expect(wordsOf(await town.ledger())).toEqual(wordsOf(await town.database.snapshot(loadLedger)));
		// Put right and imported once more, it counts; and a phone whose answers were lost ends where it was.
		await imported(confirmed);
		expect(await by(record, hanako.withdraw(record))).toEqual(['duplicate', 'applied']);
		expect(await records()).toMatchObject([{ state: 'confirmed', sources: ['名簿'] }]);
	});

	it.each([
		{ because: 'blank in what was added', first: [] },
		{ because: 'blank in what was changed', first: ['0001,DX-BASIC,2026-06-01,,,未確認,QR,集合'] }
	])('though what the phone filled stays, $because', async ({ first }) => {
		for (const row of first) await imported(row);
		const before = await records();
		await imported('0001,DX-BASIC,2026-06-01,,,未確認,名簿,集合');
		const record = hanako.record({ hours: '3', comprehension: '4' });
		expect(await by(record, hanako.withdraw(record))).toEqual(['duplicate', 'applied']);
		expect(await records()).toMatchObject([{ hours: 3, comprehension: 4, state: 'waiting' }]);
		expect(await undoLast()).toBe('undone');
		expect(await records()).toEqual(before.map((row) => ({ ...row, entry: expect.any(Number) })));
		expect((await verifyAudit(town.database)).findings).toEqual([]);
	});

	it('and a phone that did not hear of its 取下げ hears of it', async () => {
		await imported(confirmed);
		const record = hanako.record();
		const withdraw = hanako.withdraw(record);
		expect(await by(record, withdraw)).toEqual(['duplicate', 'applied']);
		expect(await undoLast()).toBe('undone');
		const [answer] = await send(town.database, await town.viewer('0001'), [withdraw]);
		expect(answer).toEqual({ opId: withdraw.opId, outcome: 'duplicate', state: 'withdrawn' });
		expect(await by(hanako.amend(record, {}), hanako.withdraw(record))).toEqual(['withdrawn', 'duplicate']);
		// It is nobody else's business.
		const others = await send(town.database, await town.viewer('0003'), [{ ...withdraw, userId: '0003' }]);
		expect(others.map(endOf)).toEqual(['waiting']);
		expect(await records()).toEqual([]);
	});

	it('that changed a record of another import', async () => {
		await imported(confirmed.replace('確認済', '未確認'));
		const [before] = await records();
		await imported(confirmed);
		const record = hanako.record();
		expect(await by(record, hanako.withdraw(record))).toEqual(['duplicate', 'applied']);
		expect(await undoLast()).toBe('undone');
		expect(await records()).toEqual([{ ...before, entry: expect.any(Number) }]);
	});
});

describe('an import under a record that a phone put a file on', () => {
	/** The phone repeats what was imported, and its file is put on that. */
	async function withFile(state = '未確認') {
		await imported(confirmed.replace('確認済', state));
		const record = hanako.record();
		const bytes = await jpeg({ width: 20, height: 20 });
		await takeEvidence(town.database, await town.viewer('0001'), bytes);
		expect(await by(record, hanako.attach(record, sha256Of(bytes)))).toEqual(['duplicate', 'applied']);
		return record;
	}

	it.each(['未確認', '確認済'])(
		'is not taken back while the file is there, which goes with their word: %s',
		async (state) => {
			const record = await withFile(state);
			expect(await undoLast()).toBe('built-upon');
			expect(await by(hanako.withdraw(record))).toEqual(['applied']);
			const { reader } = town.database;
			expect([await reader.$count(evidence), await reader.$count(evidenceFile)]).toEqual([0, 0]);
			const [last] = await reader.select().from(entry).orderBy(desc(entry.number)).limit(1);
			expect([last!.event, JSON.parse(last!.payload!)]).toEqual([
				'evidence.removed',
				expect.objectContaining({ course: 'DX-BASIC', files: 1 })
			]);
			expect((await verifyAudit(town.database)).findings).toEqual([]);
			expect(await undoLast()).toBe('undone');
			expect((await verifyAudit(town.database)).findings).toEqual([]);
		}
	);

	it('keeps the file while another of their phones still says the same', async () => {
		const record = await withFile();
		const other = phone().record();
		expect(await by(other, hanako.withdraw(record))).toEqual(['duplicate', 'applied']);
		expect(await town.database.reader.$count(evidence)).toBe(1);
	});

	it('is taken back once the file was taken off and their word back, and what the phone said goes with it', async () => {
		const record = await withFile();
		const [proof] = await town.database.reader.select().from(evidence);
		expect(await removeEvidence(town.database, await town.viewer('0001'), proof!.id)).toEqual({ ok: true });
		expect(await by(hanako.withdraw(record))).toEqual(['applied']);
		expect(await undoLast()).toBe('undone');
		expect([await records(), await town.database.reader.select().from(outboxCommand)]).toEqual([[], []]);
		expect((await verifyAudit(town.database)).findings).toEqual([]);
		expect(await by(hanako.attach(record, 'f'.repeat(64)))).toEqual(['withdrawn']);
	});
});

describe('an import is not taken back', () => {
	it('while one of two phones still says the same', async () => {
		await imported(confirmed);
		const [record, other] = [hanako.record(), phone().record()];
		expect(await by(record, other, hanako.withdraw(record))).toEqual(['duplicate', 'duplicate', 'applied']);
		expect(await undoLast()).toBe('built-upon');
	});

	it('where another import filled its blanks since', async () => {
		await imported('0001,DX-BASIC,2026-06-01,,,未確認,名簿,集合');
		const [first] = await importRuns(town.database.reader);
		await imported('0001,DX-BASIC,2026-06-01,3,,未確認,名簿,集合');
		const record = hanako.record({ hours: '3' });
		expect(await by(record, hanako.withdraw(record))).toEqual(['duplicate', 'applied']);
		expect(await undoImport(town.database, { kind: 'command-line' }, first!.number)).toMatchObject({
			ok: false,
			reason: 'built-upon'
		});
	});

	it('where it raised what the phone had recorded before, and the person took that back', async () => {
		const record = hanako.record({ hours: '3', comprehension: '5' });
		await by(record);
		await imported(confirmed);
		expect(await by(hanako.withdraw(record))).toEqual(['applied']);
		// Else it would stand again as it was recorded.
		expect(await undoLast()).toBe('built-upon');
		expect(await records()).toMatchObject([{ state: 'confirmed', sources: ['名簿'] }]);
	});

	it('where somebody else has done something to the record since', async () => {
		await imported(confirmed.replace('確認済', '未確認'));
		const record = hanako.record();
		await by(record, hanako.withdraw(record));
		const [{ id, entry }] = (await records()) as [typeof completion.$inferSelect];
		expect(await confirmCompletion(town.database, await town.viewer('0004'), { id, entry })).toEqual({ ok: true });
		expect(await undoLast()).toBe('built-upon');
	});
});
