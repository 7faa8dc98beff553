import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type CivilDate, day } from '$lib/domain/calendar';
import { indicatorOn, type IndicatorRule, report } from '$lib/domain/indicator';
import { type Database } from '$lib/server/db/open';
import { addRow, changeRow } from '$lib/server/db/rows';
import { frozenReport, indicator } from '$lib/server/db/schema';
import { lastEntryNumber, write } from '$lib/server/db/write';
import { importPackage } from '$lib/server/exchange/import';
import { undoImport } from '$lib/server/exchange/undo';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { previewRule } from '$lib/server/plan/preview';
import { type RevisionCommand, reviseRule } from '$lib/server/plan/revise';
import { othersRules, rulePage } from '$lib/server/plan/rule-page';
import { everyone } from '../../factories/town-indicator';
import { viewer } from '../../factories/viewer';
import { saidOf } from './said';
import { today, townWithPlan } from './town';

const commandLine = { kind: 'command-line' } as const;
const hr = viewer({ roles: ['人事'] });
const dx = viewer({ accountId: 2, roles: ['DX推進担当'] });
const first: IndicatorRule = {
	kind: 'training_rate',
	courses: { anyOf: ['DX-BASIC'], atLeast: 1 },
	window: { kind: 'cumulative', since: day('2025-04-01') },
	population: everyone
};
/** Only 財政課: 0001, who is trained, and 0002. */
const finance: IndicatorRule = { ...first, population: { ...everyone, departments: ['1010'] } };
const planning: IndicatorRule = { ...first, population: { ...everyone, departments: ['1020'] } };
const from = day('2026-04-01');
const command: RevisionCommand = { indicatorCode: 'town-dx', from, rule: finance, seen: 1 };
const ledgerOf = (database: Database) => new LedgerKeeper(database).current();

async function figure(database: Database, on: string) {
	const ledger = await ledgerOf(database);
	const { overall } = report(ledger, indicatorOn(ledger.indicators.get('town-dx')!, day(on)), day(on), today);
	if ('value' in overall) throw new Error('a rate is no number entered by hand');
	return `${overall.numerator}/${overall.denominator}`;
}

async function freeze(database: Database, asOf: CivilDate, edition = 1) {
	const content = { overall: {} as never, unconfirmed: 0, content: '', digest: '' };
	await write(database, commandLine, 'report.frozen', async (change) => {
		await addRow(change, frozenReport, { indicatorId: 1, asOf, edition, reason: null, ledgerEntry: 1, ...content });
		return { ok: true };
	});
}

describe('a revised rule', () => {
	it('counts from its day on, and leaves the days before as they were', async () => {
		const database = await townWithPlan();
		expect(await reviseRule(database, hr, command)).toEqual({ ok: true });
		expect(await Promise.all(['2026-03-31', '2026-04-01', '2027-04-01'].map((on) => figure(database, on)))).toEqual([
			'1/4',
			'1/2',
			'1/2'
		]);
		expect(await saidOf(database, 2)).toBe('数え方を改めました：「DX研修受講率」（2026年4月1日から）');
	});

	it('takes the place of the one of the same day, and ends where the next begins', async () => {
		const database = await townWithPlan();
		await reviseRule(database, hr, { ...command, from: day('2027-04-01') });
		await reviseRule(database, hr, { ...command, seen: 2 });
		expect(await reviseRule(database, dx, { ...command, rule: planning, seen: 3 })).toEqual({ ok: true });
		expect(await Promise.all(['2026-03-31', '2026-04-01', '2027-04-01'].map((on) => figure(database, on)))).toEqual([
			'1/4',
			'0/2',
			'1/2'
		]);
	});

	it('from the beginning puts the first rule right, and a revision goes on', async () => {
		const database = await townWithPlan();
		await reviseRule(database, hr, command);
		expect(await reviseRule(database, hr, { ...command, from: null, rule: planning, seen: 2 })).toEqual({ ok: true });
		expect([await figure(database, '2026-03-31'), await figure(database, '2026-04-01')]).toEqual(['0/2', '1/2']);
		expect(await saidOf(database, 3)).toBe('数え方を改めました：「DX研修受講率」（始めから）');
	});

	it('stands on its page with every version and the form of the one of today', async () => {
		const database = await townWithPlan();
		await reviseRule(database, hr, command);
		const page = rulePage(await ledgerOf(database), 'town-dx', dx)!;
		expect(page.versions.map((one) => [one.from, one.isNow])).toEqual([
			[null, false],
			['2026-04-01', true]
		]);
		expect(page.versions[1]!.words).toContain('財政課（配下を含む）に本務がある職員');
		expect(page.fields).toMatchObject({ courses: ['DX-BASIC'], departments: ['1010'], since: ['2025-04-01'] });
		expect(page).toMatchObject({ from: '2027-04-01', seen: 2 });
	});
});

describe('a revision is refused, and leaves no trace', () => {
	const other: IndicatorRule = { kind: 'appointment_coverage', role: 'DX推進員', level: 1 };
	const of = (change: Partial<typeof first>) => ({ rule: { ...first, ...change } as IndicatorRule });

	it.each<[string, Partial<RevisionCommand>, typeof hr, string]>([
		['for a 職員', {}, viewer(), 'not-allowed'],
		['for a 所属長', {}, viewer({ headed: new Set(['1010']) }), 'not-allowed'],
		['of no indicator', { indicatorCode: 'none' }, hr, 'unknown-indicator'],
		['of another kind', { rule: other }, hr, 'other-kind'],
		['with an unknown course', of({ courses: { allOf: ['DX-BASIC', 'X'] } }), hr, 'unknown-code'],
		['with an unknown department', of({ population: { ...everyone, departments: ['9'] } }), hr, 'unknown-code'],
		[
			'with a 起算日 behind the first year of the plan that has a target',
			of({ window: { kind: 'cumulative', since: day('2026-04-01') } }),
			hr,
			'since-after-first-target'
		],
		['before the plan', { from: day('2025-03-31') }, hr, 'before-plan'],
		['after the plan', { from: day('2028-04-01') }, hr, 'after-plan'],
		['where nothing changes', { rule: { ...first } }, hr, 'unchanged']
	])('%s', async (_, change, who, reason) => {
		const database = await townWithPlan();
		expect(await reviseRule(database, who, { ...command, ...change })).toEqual({ ok: false, reason });
		expect(await lastEntryNumber(database.reader)).toBe(1);
	});
});

describe('two people at one rule', () => {
	it('the second sees what the first laid down, by whom, and may replace it', async () => {
		const database = await townWithPlan();
		await reviseRule(database, hr, command);
		const outcome = await reviseRule(database, dx, { ...command, rule: planning });
		const others = [{ from, rule: finance, entry: 2 }];
		expect(outcome).toEqual({ ok: false, reason: 'changed-since', others, entry: 2 });
		const [said] = await othersRules(database.reader, await ledgerOf(database), others, today);
		expect(said).toMatchObject({ from, by: expect.any(String), words: expect.stringContaining('財政課') });
		expect(await reviseRule(database, dx, { ...command, rule: planning, seen: 2 })).toEqual({ ok: true });
		expect(await figure(database, '2026-04-01')).toBe('0/2');
	});

	it('is told of the rule from the beginning, and not of targets, which the row holds as well', async () => {
		const database = await townWithPlan();
		const [row] = await database.reader.select().from(indicator).where(eq(indicator.code, 'town-dx'));
		await write(database, commandLine, 'targets.changed', async (change) => {
			await changeRow(change, indicator, row!, { targets: [] });
			return { ok: true };
		});
		expect(await reviseRule(database, hr, { ...command, from: null })).toEqual({ ok: true });
		const outcome = await reviseRule(database, dx, { ...command, rule: planning });
		expect(outcome).toMatchObject({ reason: 'changed-since', others: [{ from: null, rule: finance, entry: 3 }] });
	});
});

describe('a preview', () => {
	const ask = async (database: Database, question: Partial<Parameters<typeof previewRule>[4]>, who = hr) => {
		const ledger = await ledgerOf(database);
		const history = ledger.indicators.get('town-dx')!;
		return previewRule(database.reader, ledger, who, history, { from, on: today, rule: finance, ...question });
	};

	it('says who would leave and who would stay, beside the rule of that day', async () => {
		const found = await ask(await townWithPlan(), {});
		expect([found.before, found.after].map(({ overall }) => overall)).toMatchObject([
			{ numerator: 1, denominator: 4 },
			{ numerator: 1, denominator: 2 }
		]);
		expect(found.changes).toEqual({
			unit: '人',
			changes: [
				{
					kind: 'leaves',
					count: 2,
					departments: [{ name: '企画課', count: 2 }],
					people: ['0003', '0004'].map((staffNumber) => ({ staffNumber, name: '海野 花子', department: '企画課' })),
					partial: false
				}
			]
		});
	});

	it('gives DX推進担当 the numbers by department, without a name', async () => {
		const found = await ask(await townWithPlan(), {}, dx);
		expect(found.changes!.changes).toEqual([
			{ kind: 'leaves', count: 2, departments: [{ name: '企画課', count: 2 }], people: [], partial: true }
		]);
	});

	it('gives who is also 所属長 the names of the own section', async () => {
		const head = viewer({ roles: ['DX推進担当'], headed: new Set(['1020']) });
		expect((await ask(await townWithPlan(), {}, head)).changes!.changes[0]!.people).toHaveLength(2);
	});

	it('compares with the rule it takes the place of', async () => {
		const database = await townWithPlan();
		await reviseRule(database, hr, command);
		const later = await ask(database, { rule: planning });
		expect(later.changes!.changes.map(({ kind, count }) => [kind, count])).toEqual([
			['enters', 2],
			['leaves', 2]
		]);
		const beginning = await ask(database, { rule: planning, from: null });
		expect(beginning.before.overall).toMatchObject({ denominator: 4 });
	});

	it('says how many frozen reports stay as they are: those of its days, each day once', async () => {
		const database = await townWithPlan();
		for (const asOf of ['2026-03-31', '2026-05-31', '2026-06-01'] as CivilDate[]) await freeze(database, asOf);
		await freeze(database, day('2026-05-31'), 2);
		expect((await ask(database, {})).frozen).toBe(2);
		expect((await ask(database, { from: null })).frozen).toBe(3);
		await reviseRule(database, hr, { ...command, from: day('2026-06-01'), seen: 5 });
		expect((await ask(database, {})).frozen).toBe(1);
		expect((await ask(database, { from: null })).frozen).toBe(2);
		expect(await reviseRule(database, hr, { ...command, rule: planning, seen: 6 })).toEqual({ ok: true });
	});

	it('tells until when the new rule would count, and whether it does on the day tried', async () => {
		const database = await townWithPlan();
		await reviseRule(database, hr, { ...command, from: day('2026-06-01') });
		expect(await ask(database, {})).toMatchObject({ from, until: '2026-05-31', on: today, isCounting: false });
		expect(await ask(database, { on: day('2026-05-31') })).toMatchObject({ isCounting: true });
		expect(await ask(database, { from: today })).toMatchObject({ until: null, isCounting: true });
	});
});

describe('an import and a revision', () => {
	it('cannot be undone once the rule was revised, from a day or from the beginning', async () => {
		const [one, other] = [await townWithPlan(), await townWithPlan()];
		await reviseRule(one, hr, command);
		await reviseRule(other, hr, { ...command, from: null });
		const held = await Promise.all([one, other].map((database) => undoImport(database, commandLine, 1)));
		expect(held[0]).toMatchObject({
			reason: 'built-upon',
			obstacles: expect.arrayContaining([{ kind: 'refers', table: '数え方の改定', row: 'town-dx 2026-04-01' }])
		});
		expect(held[1]).toMatchObject({
			reason: 'built-upon',
			obstacles: expect.arrayContaining([{ kind: 'changed-since', table: '指標', row: 'town-dx' }])
		});
	});

	it('cannot give an indicator another kind once it was revised or reported', async () => {
		const database = await townWithPlan();
		const officers = { code: 'town-dx', name: '配置率', kind: 'appointment_coverage', role: 'DX推進員', level: 1 };
		const plan = JSON.stringify({
			plans: [{ code: 'town', name: '町の計画', fiscalYears: [2025, 2027], indicators: [officers] }]
		});
		const source = { name: '計画', sheets: [], plan };
		const taken = await importPackage(database, commandLine, source, { today, dryRun: true });
		expect(taken.ok).toBe(true);
		await freeze(database, day('2026-03-31'));
		expect(await importPackage(database, commandLine, source, { today })).toMatchObject({
			faults: [{ column: 'plans[0].indicators[0].kind', message: expect.stringContaining('報告が確定されているので') }]
		});
		await reviseRule(database, hr, { ...command, seen: 2 });
		expect(await importPackage(database, commandLine, source, { today })).toMatchObject({
			ok: false,
			faults: [
				{
					column: 'plans[0].indicators[0].kind',
					value: 'appointment_coverage',
					message:
						'指標「town-dx」は数え方が改められているので、種類を「training_rate」から変えられません。別の指標コードで加えてください。'
				}
			]
		});
	});

	it('that changed what is counted cannot be undone under a revision or a report', async () => {
		const database = await townWithPlan();
		const officers = { code: 'town-dx', name: '配置率', kind: 'appointment_coverage', role: 'DX推進員', level: 1 };
		const plan = JSON.stringify({
			plans: [{ code: 'town', name: '町の計画', fiscalYears: [2025, 2027], indicators: [officers] }]
		});
		await importPackage(database, commandLine, { name: '計画', sheets: [], plan }, { today });
		await freeze(database, day('2026-03-31'));
		expect(await undoImport(database, commandLine, 2)).toEqual({
			ok: false,
			reason: 'built-upon',
			obstacles: [{ kind: 'refers', table: '確定した報告', row: expect.stringContaining('town-dx') }]
		});
	});
});
