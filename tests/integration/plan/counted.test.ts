import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type CivilDate, day } from '$lib/domain/calendar';
import { type IndicatorRule } from '$lib/domain/plan';
import { type Database } from '$lib/server/db/open';
import { addRow, changeRow } from '$lib/server/db/rows';
import { frozenReport, indicator } from '$lib/server/db/schema';
import { lastEntryNumber, write } from '$lib/server/db/write';
import { type RevisionCommand, reviseRule } from '$lib/server/plan/revise';
import { everyone } from '../../factories/town-indicator';
import { viewer } from '../../factories/viewer';
import { townWithPlan } from './town';

const commandLine = { kind: 'command-line' } as const;
const hr = viewer({ roles: ['人事'] });
const first: IndicatorRule = {
	kind: 'training_rate',
	courses: { anyOf: ['DX-BASIC'], atLeast: 1 },
	window: { kind: 'cumulative', since: day('2025-04-01') },
	population: everyone
};
const finance: IndicatorRule = { ...first, population: { ...everyone, departments: ['1010'] } };
const command: RevisionCommand = { indicatorCode: 'town-dx', from: day('2026-04-01'), rule: finance, seen: 1 };

async function freeze(database: Database, asOf: CivilDate) {
	const content = { overall: {} as never, unconfirmed: 0, content: '', digest: '' };
	await write(database, commandLine, 'report.frozen', async (change) => {
		await addRow(change, frozenReport, { indicatorId: 1, asOf, edition: 1, reason: null, ledgerEntry: 1, ...content });
		return { ok: true };
	});
}

describe('what an indicator counts', () => {
	const counts = (count: 'people' | 'attendances'): IndicatorRule => ({ ...first, kind: 'training_count', count });
	const incidents: IndicatorRule = { kind: 'manual', unit: '件', direction: 'at_most' };
	const share: IndicatorRule = { ...first, kind: 'comprehension_rate', measure: 'threshold', threshold: 4 };
	const passed: IndicatorRule = {
		...{ kind: 'qualification_count', count: 'holders', window: null },
		...{ qualifications: { anyOf: ['AP'], acceptHigher: true }, population: everyone }
	};

	async function townCounting(rule: IndicatorRule) {
		const database = await townWithPlan();
		const [row] = await database.reader.select().from(indicator).where(eq(indicator.code, 'town-dx'));
		await write(database, commandLine, 'targets.changed', async (change) => {
			await changeRow(change, indicator, row!, { rule });
			return { ok: true };
		});
		return database;
	}

	const revised: [field: string, before: IndicatorRule, after: IndicatorRule][] = [
		['measure', share, { ...share, measure: 'mean', threshold: null } as IndicatorRule],
		['threshold', share, { ...share, threshold: 3 } as IndicatorRule],
		['count', counts('people'), counts('attendances')],
		['count', passed, { ...passed, count: 'new', window: { kind: 'fiscal_year' } } as IndicatorRule],
		['unit', incidents, { ...incidents, unit: '回' } as IndicatorRule],
		['direction', incidents, { ...incidents, direction: 'at_least' } as IndicatorRule]
	];

	it.each(revised)('stays: another %s from a day is refused', async (field, before, after) => {
		const database = await townCounting(before);
		const refused = { ok: false, reason: `other-${field}` };
		expect(await reviseRule(database, hr, { ...command, seen: 2, rule: after })).toEqual(refused);
		expect(await lastEntryNumber(database.reader)).toBe(2);
	});

	it.each(revised)('is put right (%s) from the beginning, until a report is frozen', async (field, before, after) => {
		const mend = { ...command, from: null, rule: after };
		const [free, frozen] = [await townCounting(before), await townCounting(before)];
		await freeze(frozen, day('2026-03-31'));
		expect(await reviseRule(free, hr, { ...mend, seen: 2 })).toEqual({ ok: true });
		expect(await reviseRule(frozen, hr, { ...mend, seen: 3 })).toEqual({ ok: false, reason: `other-${field}` });
	});

	it('is no longer put right from the beginning once there is a revision', async () => {
		const database = await townCounting(counts('people'));
		const later = { ...counts('people'), population: finance.population } as IndicatorRule;
		expect(await reviseRule(database, hr, { ...command, seen: 2, rule: later })).toEqual({ ok: true });
		const mend = { ...command, from: null, seen: 3, rule: counts('attendances') };
		expect(await reviseRule(database, hr, mend)).toEqual({ ok: false, reason: 'other-count' });
	});
});
