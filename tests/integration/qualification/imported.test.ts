import { beforeEach, describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { completion, evidence, evidenceFile, holding } from '$lib/server/db/schema';
import { addRow, changeRow } from '$lib/server/db/rows';
import { importRuns } from '$lib/server/exchange/queries';
import { undoImport } from '$lib/server/exchange/undo';
import { confirmHolding, returnHolding } from '$lib/server/qualification/commands';
import { pdf } from '../evidence/files';
import { rearrange } from '../access/settle';
import { takeIn } from '../ledger/happen';
import { smallTown } from './small-town';

/** A list of qualifications beside what people recorded themselves. */

let town: Awaited<ReturnType<typeof smallTown>>;

beforeEach(async () => {
	town = await smallTown();
});

const imported = async (...rows: string[]) => {
	const outcome = await takeIn(town.database, { kind: 'import', files: { 'qualifications.csv': rows }, plan: null });
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
	return outcome.files['qualifications.csv'];
};
const rowOf = async (id: number) => {
	const [row] = await town.database.reader.select().from(holding).where(eq(holding.id, id));
	return row!;
};
const undoLast = async () => {
	const number = Math.max(...(await importRuns(town.database.reader)).map((run) => run.number));
	return undoImport(town.database, { kind: 'command-line' }, number);
};

/** A file on the record, as its person would put it there. */
async function prove(of: { holdingId: number } | { completionId: number }) {
	const bytes = pdf();
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	await rearrange(town.database, async (change) => {
		await change.db.insert(evidenceFile).values({ sha256, type: 'application/pdf', size: bytes.length, bytes });
		await addRow(change, evidence, { ...of, fileSha256: sha256, sentSha256: sha256, name: null });
	});
}

describe('two ways to write one 合格日 are one fact', () => {
	it.each([
		{ recorded: 'R5.6.18', listed: '2023-06-18', kept: '2023-06-18' },
		{ recorded: '2023-06-18', listed: 'R5.6.18', kept: '2023-06-18' },
		{ recorded: '2023-06-18', listed: '令和5年6月18日', kept: '2023-06-18' },
		{ recorded: 'R5.6', listed: '2023-06', kept: 'R5.6' },
		{ recorded: '2023-06', listed: 'R5.6', kept: '2023-06' },
		{ recorded: '2019', listed: 'R1', kept: '2019', isAnother: true },
		{ recorded: '2023', listed: 'R5', kept: '2023' }
	])('$recorded by its person and $listed in a list', async ({ recorded, listed, kept, isAnother = false }) => {
		const id = await town.records('0001', { passedOn: recorded });
		const counts = await imported(`0001,AP,${listed},第1号,,確認済`);
		// 令和元年 began in May: it is not the year 2019.
		expect(counts).toMatchObject(isAnother ? { added: 1, changed: 0 } : { added: 0, changed: 1 });
		if (!isAnother)
			expect(await rowOf(id)).toMatchObject({ passedOn: kept, state: 'confirmed', certificateNumber: '第1号' });
		expect(await imported(`0001,AP,${listed},第1号,,確認済`), 'once more').toMatchObject({ unchanged: 1 });
	});

	it('also where a list has it in both ways: the one that is written alike is the one', async () => {
		const id = await town.records('0001');
		const counts = await imported('0001,AP,R5.6.18,,,確認済', '0001,AP,2023-06-18,,,確認済');
		expect(counts).toMatchObject({ added: 1, changed: 1 });
		expect(await rowOf(id)).toMatchObject({ passedOn: '2023-06-18', state: 'confirmed' });
		expect(await imported('0001,AP,R5.6.18,,,確認済', '0001,AP,2023-06-18,,,確認済')).toMatchObject({ unchanged: 2 });
	});

	it('and one that was returned or taken back stays so, also in another way', async () => {
		const id = await town.records('0001');
		await returnHolding(town.database, await town.viewer('0004'), await town.seen('0004', id), '日付');
		expect(await imported('0001,AP,R5.6.18,,,確認済')).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
		expect((await rowOf(id)).state).toBe('returned');
	});
});

describe('a list that confirms what waits', () => {
	it('ends that it was put aside, of a qualification as of a completion', async () => {
		const id = await town.records('0001');
		await rearrange(town.database, (change) => changeRow(change, holding, { id }, { heldReason: '照会中' }));
		await imported('0001,AP,2023-06-18,,,確認済');
		expect(await rowOf(id)).toMatchObject({ state: 'confirmed', heldReason: null, returnReason: null });
	});

	it('and is taken back gives it back waiting and put aside', async () => {
		const id = await town.records('0001');
		await rearrange(town.database, (change) => changeRow(change, holding, { id }, { heldReason: '照会中' }));
		await imported('0001,AP,2023-06-18,,,確認済');
		expect(await undoLast()).toMatchObject({ ok: true, restored: 1 });
		expect(await rowOf(id)).toMatchObject({ state: 'waiting', heldReason: '照会中' });
	});
});

describe('taking a list back', () => {
	const refused = (row: string) => ({
		...{ ok: false, reason: 'built-upon' },
		obstacles: [expect.objectContaining({ row: expect.stringContaining(row) as string }) as unknown]
	});

	it('is refused, the row named, where a qualification it added has evidence since', async () => {
		await imported('0001,AP,2023-06-18,,,未確認');
		const [row] = await town.database.reader.select().from(holding);
		await prove({ holdingId: row!.id });
		expect(await undoLast()).toEqual(refused('0001 AP 2023-06-18'));
		expect(await town.database.reader.select().from(holding)).toHaveLength(1);
	});

	it('is refused, the row named, where a completion it added has evidence since', async () => {
		const files = {
			'courses.csv': ['DX-BASIC,DX基礎,DX,,'],
			'completions.csv': ['0001,DX-BASIC,2026-06-01,,,未確認,,']
		};
		await takeIn(town.database, { kind: 'import', files, plan: null });
		const [row] = await town.database.reader.select().from(completion);
		await prove({ completionId: row!.id });
		expect(await undoLast()).toEqual(refused('0001 DX-BASIC 2026-06-01'));
	});

	it('is refused, the row named, where a qualification it added was confirmed since', async () => {
		await imported('0001,AP,2023-06-18,,,未確認');
		const [row] = await town.database.reader.select().from(holding);
		const seen = { id: row!.id, entry: row!.entry };
		expect(await confirmHolding(town.database, await town.viewer('0004'), seen)).toEqual({ ok: true });
		expect(await undoLast()).toEqual(refused('0001 AP 2023-06-18'));
	});

	it('leaves evidence on a record that it had only raised', async () => {
		const id = await town.records('0001');
		await imported('0001,AP,2023-06-18,,,確認済');
		await prove({ holdingId: id });
		expect(await undoLast()).toMatchObject({ ok: true, removed: 0 });
		expect(await rowOf(id)).toMatchObject({ state: 'waiting' });
		expect(await town.database.reader.select().from(evidence)).toHaveLength(1);
		expect(await town.database.reader.select().from(completion)).toEqual([]);
		expect((await verifyAudit(town.database)).findings).toEqual([]);
	});
});
