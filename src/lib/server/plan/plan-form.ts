import { type CivilDate, fiscalYearOf, fiscalYearsBetween } from '$lib/domain/calendar';
import {
	countsSinceDay,
	type CopyEntry,
	type IndicatorRule,
	type Plan,
	type PlanFields,
	planFieldsOf,
	suggestedCode
} from '$lib/domain/plan';
import { type Ledger } from '$lib/domain/ledger';

/** Years to choose from beside those a form is filled in with. */
const yearsBack = 10;
const yearsAhead = 20;

/** What the form of a new plan needs: what it is filled in with, and the fiscal years to choose from. */
export type PlanForm = { fields: PlanFields; years: number[] };

export function newPlanForm(ledger: Ledger, today: CivilDate): PlanForm {
	const year = fiscalYearOf(today);
	const code = freeCode(`plan-${year}`, codesOf(ledger));
	const fields = { name: '', code, source: '', firstFiscalYear: String(year), lastFiscalYear: String(year + 2) };
	return { fields, years: yearChoice(year, fields) };
}

/** What the form that puts a plan right needs; null where there is no plan of this code. */
export type CorrectionForm = PlanForm & { plan: Plan; seen: number };

export function correctionForm(ledger: Ledger, planCode: string, today: CivilDate): CorrectionForm | null {
	const plan = ledger.plans.find(({ code }) => code === planCode);
	if (!plan) return null;
	const fields = planFieldsOf(plan);
	const now = fiscalYearOf(today);
	// Of a plan without an end (9999) not every year until then.
	const around = yearChoice(now, { ...fields, lastFiscalYear: fields.firstFiscalYear });
	const years = [...new Set([...around, plan.lastFiscalYear])];
	return { plan, fields, years, seen: ledger.entry };
}

/** One indicator of the plan that is copied. `since`: the day it counts from, null where it does not count from a written day. */
export type CopiedIndicator = { code: string; name: string; since: CivilDate | null; targets: number };

/** What the form of the next plan needs; null where there is no plan of this code. */
export type CopyForm = PlanForm & {
	plan: Plan;
	copy: CopyEntry;
	indicators: CopiedIndicator[];
};

export function copyForm(ledger: Ledger, planCode: string, today: CivilDate): CopyForm | null {
	const plan = ledger.plans.find(({ code }) => code === planCode);
	if (!plan) return null;
	const histories = [...ledger.indicators.values()].filter((one) => one.planCode === planCode);
	const fields = nextPlanFields(ledger, plan, today);
	const indicators = histories.map(({ code, name, rules, targets }) => {
		return { code, name, since: sinceOf(rules.at(-1)!.rule), targets: targets.length };
	});
	const copy: CopyEntry = { codes: suggestedCodes(ledger, histories), since: 'move', targets: 'shift' };
	return { plan, fields, years: yearChoice(fiscalYearOf(today), fields), copy, indicators };
}

/** As many years as the old plan, beginning after it; after one without an end (9999) next year. */
function nextPlanFields(ledger: Ledger, plan: Plan, today: CivilDate): PlanFields {
	const { firstFiscalYear, lastFiscalYear } = plan;
	const isOpen = lastFiscalYear > fiscalYearOf(today) + yearsAhead;
	const first = isOpen ? fiscalYearOf(today) + 1 : lastFiscalYear + 1;
	const last = isOpen ? first + 2 : first + (lastFiscalYear - firstFiscalYear);
	return {
		...{ name: `${plan.name}（次期）`, code: suggestedCode(plan.code, codesOf(ledger)), source: '' },
		...{ firstFiscalYear: String(first), lastFiscalYear: String(last) }
	};
}

function suggestedCodes(ledger: Ledger, indicators: readonly { code: string }[]): Record<string, string> {
	const taken = new Set(ledger.indicators.keys());
	const codes = indicators.map(({ code }) => {
		const suggested = suggestedCode(code, taken);
		taken.add(suggested);
		return [code, suggested] as const;
	});
	return Object.fromEntries(codes);
}

function sinceOf(rule: IndicatorRule): CivilDate | null {
	if (!countsSinceDay(rule) || !('window' in rule) || rule.window?.kind !== 'cumulative') return null;
	return rule.window.since;
}

function codesOf({ plans }: Ledger): Set<string> {
	return new Set(plans.map(({ code }) => code));
}

function freeCode(code: string, taken: ReadonlySet<string>): string {
	return taken.has(code) ? suggestedCode(`${code}-1`, taken) : code;
}

/** The years around this one, and those the form is filled in with wherever they lie. */
function yearChoice(thisYear: number, { firstFiscalYear, lastFiscalYear }: PlanFields): number[] {
	const first = Math.min(thisYear - yearsBack, Number(firstFiscalYear));
	return fiscalYearsBetween(first, Math.max(thisYear + yearsAhead, Number(lastFiscalYear)));
}
