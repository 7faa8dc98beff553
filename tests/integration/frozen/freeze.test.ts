import { eq } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '$lib/domain/frozen';
import { day } from '$lib/domain/calendar';
import { auditPage } from '$lib/server/audit/queries';
import { plainSentence } from '$lib/domain/audit';
import { changeRow } from '$lib/server/db/rows';
import { completion, frozenReport, staff } from '$lib/server/db/schema';
import { lastEntryNumber, write } from '$lib/server/db/write';
import { undoImport } from '$lib/server/exchange/undo';
import { peopleOf } from '$lib/server/frozen/open';
import { frozenSummaries } from '$lib/server/frozen/queries';
import { viewer } from '../../factories/viewer';
import { dx, first, frozenTown, type FrozenTown, hr, yearEnd } from './frozen-town';
import smallTownFrozen from '../../fixtures/frozen/small-town.json';

const actor = { kind: 'command-line' } as const;

/** What becomes known later: the record of 0003 is confirmed after all. */
async function confirmTakahashi({ database }: FrozenTown): Promise<void> {
	await write(database, actor, 'completion.confirmed', async (change) => {
		const [row] = await change.db.select().from(completion).where(eq(completion.state, 'waiting'));
		await changeRow(change, completion, row!, { state: 'confirmed' });
		return { ok: true };
	});
}

describe('a frozen report', () => {
	it('is, letter for letter, what the small town says', async () => {
		const town = await frozenTown();
		expect(await town.freeze()).toMatchObject({ ok: true, edition: 1 });
		const opened = await town.open();
		if (!opened.ok) throw new Error(opened.reason);
		const { text, bytes, summary } = opened.report;
		expect(JSON.parse(text)).toEqual(smallTownFrozen);
		expect(text).toBe(canonicalJson(smallTownFrozen));
		expect(summary.digest).toBe(createHash('sha256').update(bytes).digest('hex'));
		expect(await peopleOf(opened.report)).toEqual(smallTownFrozen.people);
	});

	it('stays what it was when more becomes known', async () => {
		const town = await frozenTown();
		await town.freeze();
		const before = await town.open();
		await confirmTakahashi(town);
		expect(await town.open()).toEqual(before);
		expect(await town.freeze({ seen: 1, accepted: null, reason: '確認が遅れたため' })).toMatchObject({ ok: true });
		expect(await town.open()).toEqual(before);
		const second = await town.open({ edition: 2 });
		expect(second).toMatchObject({
			report: { head: { reason: '確認が遅れたため', overall: { numerator: 4 }, unconfirmed: 0 } }
		});
	});

	it('is told in the lists without its content, the latest edition first, with who and when', async () => {
		const town = await frozenTown();
		await town.freeze();
		await confirmTakahashi(town);
		await town.freeze({ seen: 1, accepted: null, reason: '確認' }, dx);
		const summaries = await frozenSummaries(town.database.reader, { planCode: 'town' });
		expect(summaries).toEqual(await frozenSummaries(town.database.reader, { indicatorCode: 'town-dx' }));
		expect(summaries).toMatchObject([
			{ edition: 2, by: '﨑本 健（0002）', unconfirmed: 0, ledgerEntry: 4, entry: 5, overall: { numerator: 4 } },
			{ edition: 1, by: '海野 花子（0001）', unconfirmed: 1, ledgerEntry: 2, entry: 3, overall: { numerator: 3 } }
		]);
		expect(summaries[0]).not.toHaveProperty('content');
	});

	it('stands in the log with a sentence', async () => {
		const town = await frozenTown();
		await town.freeze();
		const filter = { from: null, to: null, event: null, actor: null, person: null, record: null, import: null };
		const log = await auditPage(town.database.reader, filter as never, null);
		if (!log.ok) throw new Error('unknown');
		const sentence = '報告を確定しました：「常勤の一般行政職のDX研修受講率（累計）」 2024年3月31日時点（第1版）';
		expect(plainSentence(log.lines[0]!.sentence)).toBe(sentence);
	});

	it('cannot be changed by any command', async () => {
		const town = await frozenTown();
		await town.freeze();
		const change = write(town.database, actor, 'report.frozen', async (tx) => {
			await changeRow(tx, frozenReport, { id: 1 }, { reason: 'なかったことに' });
			return { ok: true };
		});
		await expect(change).rejects.toThrow('frozen_report');
		expect(await town.open()).toMatchObject({ ok: true });
	});

	it('holds the import of its indicator fast', async () => {
		const town = await frozenTown();
		await town.freeze();
		const outcome = await undoImport(town.database, actor, 1);
		expect(outcome).toMatchObject({ ok: false, reason: 'built-upon' });
		expect(outcome).toHaveProperty(
			'obstacles',
			expect.arrayContaining([expect.objectContaining({ table: '確定した報告' })])
		);
	});
});

describe('freezing', () => {
	it.each([
		['somebody without the permission', {}, viewer(), { reason: 'not-allowed' }],
		['an administrator', {}, viewer({ roles: ['管理者'] }), { reason: 'not-allowed' }],
		['an indicator nobody knows', { code: 'x' }, hr, { reason: 'unknown-indicator' }],
		['tomorrow', { asOf: day('2026-06-16') }, hr, { reason: 'future-day' }],
		['a day long before the plan', { asOf: day('2013-03-31') }, hr, { reason: 'too-early' }],
		['without being asked of what waits', { accepted: null }, hr, { reason: 'unconfirmed', count: 1, before: null }],
		['seeing another figure', { figure: '0123456789abcdef' }, hr, { reason: 'changed' }],
		['seeing no figure', { figure: '', accepted: null }, hr, { reason: 'changed' }],
		['agreeing to another number', { accepted: 2 }, hr, { reason: 'unconfirmed', count: 1, before: 2 }],
		['an edition nobody has seen', { seen: 1 }, hr, { reason: 'frozen-since', edition: 0, by: 'ほかの人' }]
	])('%s is refused and leaves no trace', async (_because, change, who, refusal) => {
		const town = await frozenTown();
		const before = await lastEntryNumber(town.database.reader);
		expect(await town.freeze(change, who)).toEqual({ ok: false, ...refusal });
		expect(await lastEntryNumber(town.database.reader)).toBe(before);
	});

	it('today may be frozen, and so may the day before the plan began', async () => {
		const town = await frozenTown();
		expect(await town.freeze({ asOf: hr.today })).toMatchObject({ ok: true });
		expect(await town.freeze({ asOf: day('2023-03-31'), accepted: null })).toMatchObject({ ok: true });
	});

	it('asks for a reason of the next edition, and for something that is new in it', async () => {
		const town = await frozenTown();
		await town.freeze();
		expect(await town.freeze({ seen: 1 })).toEqual({ ok: false, reason: 'reason-missing' });
		expect(await town.freeze({ seen: 1, reason: '念のため' })).toEqual({ ok: false, reason: 'unchanged' });
		await write(town.database, actor, 'import.done', async (change) => {
			await changeRow(change, staff, { id: 1 }, { name: '山田 花子' });
			return { ok: true };
		});
		expect(await town.freeze({ seen: 1, reason: '改姓' })).toMatchObject({ ok: true, edition: 2 });
	});

	it('asks again when what waits has been confirmed meanwhile', async () => {
		const town = await frozenTown();
		await confirmTakahashi(town);
		expect(await town.freeze()).toEqual({ ok: false, reason: 'unconfirmed', count: 0, before: 1 });
		expect(await town.freeze({ accepted: 0 })).toMatchObject({ ok: true });
	});

	it('of two people at once the second learns who has just frozen which edition', async () => {
		const town = await frozenTown();
		const both = await Promise.all([town.freeze({}, hr), town.freeze({}, dx)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		const winner = both[0]?.ok ? '海野 花子（0001）' : '﨑本 健（0002）';
		expect(both).toContainEqual({ ok: false, reason: 'frozen-since', edition: 1, by: winner });
		expect(await frozenSummaries(town.database.reader, { indicatorCode: first.code })).toHaveLength(1);
		expect(await town.freeze({}, dx)).toMatchObject({ reason: 'frozen-since', edition: 1 });
	});

	it('is of the day it is asked for, with the rule of that day', async () => {
		const town = await frozenTown();
		await town.freeze();
		const opened = await town.open();
		expect(opened).toMatchObject({
			report: { head: { asOf: yearEnd, fiscalYear: 2023, rule: { kind: 'training_rate' } } }
		});
	});
});
