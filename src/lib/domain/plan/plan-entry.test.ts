import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { copiedRule, copiedTargets, copyErrors, planRefusals, planRefusalSentence, typedCopy } from './copy-entry';
import { parsePlanEntry, suggestedCode, typedPlan } from './plan-entry';
import { type IndicatorRule } from './rule';

const fields = { name: '次期計画', code: 'dx-2', source: '', firstFiscalYear: '2026', lastFiscalYear: '2028' };
const form = (some: Record<string, string>) => ({ get: (name: string) => some[name] ?? null });

describe('a plan that is drawn up', () => {
	it('is read, also in full-width digits', () => {
		const parsed = parsePlanEntry(typedPlan(form({ ...fields, name: ' 次期計画 ', firstFiscalYear: '２０２６' })));
		const value = { name: '次期計画', code: 'dx-2', source: null, firstFiscalYear: 2026, lastFiscalYear: 2028 };
		expect(parsed).toEqual({ ok: true, value });
	});

	it.each([
		[{ name: '' }, 'name', 'no name'],
		[{ name: 'あ'.repeat(201) }, 'name', 'a name that is too long'],
		[{ name: '計画\u0007' }, 'name', 'a letter nobody sees'],
		[{ name: '計画\u202e画計' }, 'name', 'one that turns the direction of reading'],
		[{ code: '' }, 'code', 'no code'],
		[{ code: 'dx 2' }, 'code', 'a space'],
		[{ code: 'dx/2' }, 'code', 'a slash stands in an address'],
		[{ code: '..' }, 'code', 'an address would lead elsewhere'],
		[{ code: '__proto__' }, 'code', 'JavaScript means something else by it'],
		[{ code: 'constructor' }, 'code', 'and by this'],
		[{ code: 'toString' }, 'code', 'and by this'],
		[{ code: 'prototype' }, 'code', 'and by this'],
		[{ code: 'new' }, 'code', '/plans/new is another page'],
		[{ source: 'あ'.repeat(201) }, 'source', 'a source that is too long'],
		[{ firstFiscalYear: '' }, 'firstFiscalYear', 'no year'],
		[{ lastFiscalYear: '令和8' }, 'lastFiscalYear', 'no year to be read'],
		[{ lastFiscalYear: '2025' }, 'lastFiscalYear', 'an end before the beginning']
	])('is asked again with %o, at %s: %s', (change, field, _because) => {
		const parsed = parsePlanEntry({ ...fields, ...change });
		expect(parsed.ok === false && Object.keys(parsed.errors)).toEqual([field]);
	});

	it.each(['計画2', 'a', '2026', 'dx_2.1'])('may have the code %o, as in plan.json', (code) => {
		expect(parsePlanEntry({ ...fields, code })).toMatchObject({ ok: true });
	});
});

it.each([
	['dx', [], 'dx-2'],
	['dx', ['dx-2', 'dx-3'], 'dx-4'],
	['dx-2', ['dx-2'], 'dx-3'],
	['計画', ['計画'], '計画-2'],
	['plan-2026', [], 'plan-2026-2']
])('the code after %s beside %o is %s', (code, taken, next) => {
	expect(suggestedCode(code, new Set(taken))).toBe(next);
});

describe('indicators that are copied', () => {
	const rate = (since: string | null) =>
		({ kind: 'training_rate', window: { kind: 'cumulative', since: since && day(since) } }) as IndicatorRule;
	const rules = [
		{ from: null, rule: rate('2020-04-01') },
		{ from: day('2025-04-01'), rule: rate('2023-04-01') }
	] as const;

	it('have the last rule, and begin with the new plan or go on', () => {
		expect(copiedRule(rules, 'keep', 2026)).toEqual(rate('2023-04-01'));
		expect(copiedRule(rules, 'move', 2026)).toEqual(rate('2026-04-01'));
	});

	it.each([
		rate(null),
		{ kind: 'training_rate', window: { kind: 'fiscal_year' } },
		{ kind: 'manual', unit: '件', direction: 'at_most' }
	] as IndicatorRule[])('that count from no written day stay as they are: %o', (rule) => {
		expect(copiedRule([{ from: null, rule }], 'move', 2026)).toEqual(rule);
	});

	it('have their targets as many years later, without those outside the plan and of departments that are no more', () => {
		const target = (fiscalYear: number, departmentCode: string | null = null) => ({
			...{ fiscalYear, departmentCode, percent: 20, headcount: null, value: null }
		});
		const targets = [target(2022), target(2023), target(2024, '1010'), target(2024, 'GONE'), target(2025)];
		const years = (firstFiscalYear: number, lastFiscalYear: number) => ({ firstFiscalYear, lastFiscalYear });
		const copied = copiedTargets(targets, years(2023, 2025), years(2026, 2027), (code) => code !== 'GONE');
		expect(copied).toEqual([target(2026), target(2027, '1010')]);
	});

	it('have codes of their own, each another one', () => {
		const typed = typedCopy(form({ 'code-a': 'x', 'code-b': 'x', 'code-c': '', since: 'keep', targets: 'none' }), [
			...['a', 'b', 'c', 'd']
		]);
		expect(typed).toEqual({ codes: { a: 'x', b: 'x', c: '', d: '' }, since: 'keep', targets: 'none' });
		expect(Object.keys(copyErrors(typed))).toEqual(['b', 'c', 'd']);
	});
});

it.each(planRefusals)('%s is a sentence that says what to do', (reason) => {
	expect(planRefusalSentence(reason)).toMatch(/。$/);
});
