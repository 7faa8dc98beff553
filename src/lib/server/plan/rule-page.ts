import { inArray } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type CivilDate, dayInJapan, firstDayOf, fiscalYearOf } from '$lib/domain/calendar';
import {
	type DatedRule,
	fieldsOf,
	type IndicatorHistory,
	type IndicatorKind,
	type IndicatorRule,
	type Plan,
	type RuleChoices,
	type RuleFields,
	ruleInWords,
	ruleOn
} from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { accountOfActor, actorPart } from '../audit/actor-words';
import { namesOf } from '../audit/names';
import { type Db } from '../db/open';
import { entry } from '../db/schema';
import { indicatorWithPlan, namesOn } from '../indicator/queries';
import { ruleChoices } from './choices';
import { type RevisedSince } from './revised-since';

/** A rule of an indicator as a page shows it; `isNow` the one that counts today. */
export type RuleVersion = { from: CivilDate | null; words: string; isNow: boolean };

export type RulePage = {
	plan: Pick<Plan, 'code' | 'name' | 'firstFiscalYear' | 'lastFiscalYear'>;
	indicator: { code: string; name: string; kind: IndicatorKind };
	/** the first one first */
	versions: RuleVersion[];
	/** the rule that counts today, as the form has it */
	fields: RuleFields;
	choices: RuleChoices;
	/** the day a revision begins if nothing else is said: the plan's next 1 April, in its last year today */
	from: CivilDate;
	/** the last entry of the log this page knows */
	seen: number;
};

/** What is needed to revise a rule; null where there is no indicator of this code. */
export function rulePage(ledger: Ledger, code: string, { today }: Viewer): RulePage | null {
	const found = indicatorWithPlan(ledger, code);
	if (!found) return null;
	const { indicator, plan } = found;
	const now = ruleOn(indicator.rules, today);
	return {
		plan,
		indicator: { code, name: indicator.name, kind: now.rule.kind },
		versions: indicator.rules.map((one) => version(ledger, one, one === now, today)),
		fields: fieldsOf(now.rule),
		choices: ruleChoices(ledger, rulesOf(indicator), today),
		from: startOffered(plan, today),
		seen: ledger.entry
	};
}

function rulesOf({ rules }: IndicatorHistory): IndicatorRule[] {
	return rules.map(({ rule }) => rule);
}

function version(ledger: Ledger, { from, rule }: DatedRule, isNow: boolean, today: CivilDate): RuleVersion {
	return { from, words: ruleInWords(rule, namesOn(ledger, today)), isNow };
}

/** Most changes come with a new 年度; in the plan's last one there is none to come, so it is today. Of a plan that is over, its last year. */
function startOffered({ firstFiscalYear, lastFiscalYear }: Plan, today: CivilDate): CivilDate {
	const year = fiscalYearOf(today);
	if (year === lastFiscalYear) return today;
	return firstDayOf(Math.max(firstFiscalYear, Math.min(year + 1, lastFiscalYear)));
}

/** What somebody else laid down meanwhile, with who and on which day. */
export type OthersRule = { from: CivilDate | null; words: string; by: string; on: CivilDate | null };

export async function othersRules(
	db: Db,
	ledger: Ledger,
	others: readonly RevisedSince[],
	today: CivilDate
): Promise<OthersRule[]> {
	const numbers = others.map((one) => one.entry);
	const entries = await db
		.select({ number: entry.number, at: entry.at, actor: entry.actor })
		.from(entry)
		.where(inArray(entry.number, numbers));
	const accounts = entries.map(({ actor }) => accountOfActor(actor)).filter((id) => id !== null);
	const names = await namesOf(db, { staff: [], accounts, courses: [], imports: [] });
	return others.map(({ from, rule, entry: number }) => {
		const by = entries.find((one) => one.number === number);
		return {
			...{ from, words: ruleInWords(rule, namesOn(ledger, today)) },
			by: by ? actorPart(by.actor, names).text : '',
			on: by ? dayInJapan(new Date(by.at)) : null
		};
	});
}
