import { and, countDistinct, eq, gte, lte } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import {
	type AnyReport,
	changesBetween,
	type Computed,
	countsOn,
	countsUntil,
	evaluateSteps,
	type FigureWords,
	figureWords,
	type Indicator,
	type IndicatorHistory,
	type IndicatorRule,
	reportOf,
	ruleInWords,
	ruleOn,
	type Steps
} from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Db } from '../db/open';
import { frozenReport, indicator } from '../db/schema';
import { namesOn } from '../indicator/queries';
import { inTurns, takeTurns } from '../indicator/turns';
import { type PreviewedChanges, previewChanges } from './preview-changes';

/** One of the two rules with what it counts on the day. */
export type PreviewedRule = Pick<AnyReport, 'overall' | 'excluded'> & { rule: string; words: FigureWords };

/** What another rule would change, before it is laid down. */
export type RulePreview = {
	/** the first day of the new rule; null: from the beginning */
	from: CivilDate | null;
	/** its last day, behind which another revision counts; null: there is none */
	until: CivilDate | null;
	/** the day both rules are tried on, and whether the new one would count on it */
	on: CivilDate;
	isCounting: boolean;
	before: PreviewedRule;
	after: PreviewedRule;
	/** null for a number entered by hand */
	changes: PreviewedChanges | null;
	/** how many days the new rule counts for have a frozen report, which stays as it is */
	frozen: number;
};

export type PreviewQuestion = { from: CivilDate | null; on: CivilDate; rule: IndicatorRule };

/** Tries a rule beside the one it would take the place of, both on the same day. */
export async function previewRule(
	db: Db,
	ledger: Ledger,
	viewer: Viewer,
	history: IndicatorHistory,
	{ from, on, rule }: PreviewQuestion
): Promise<RulePreview> {
	const replaced = from === null ? history.rules[0].rule : ruleOn(history.rules, from).rule;
	const span = { from, until: countsUntil(history.rules, from) };
	const tried: Tried = [
		{ ledger, rule: replaced },
		{ ledger: aside(ledger), rule }
	];
	const [before, after] = await takeTurns(bothSteps(tried, history.code, on));
	const [said, changes] = (await inTurns(
		[() => [before, after].map((one) => previewed(history, one, viewer.today)), () => changesBetween(before, after)],
		(step) => step()
	)) as [[PreviewedRule, PreviewedRule], ReturnType<typeof changesBetween>];
	return {
		...{ ...span, on, isCounting: countsOn(span, on), before: said[0], after: said[1] },
		changes: changes && previewChanges(ledger, viewer, on, changes),
		frozen: await frozenWithin(db, history.code, span)
	};
}

/**
 * What is worked out for a rule is kept with the posts for as long as they stand; that of a rule somebody only tries shall not be, or a
 * day of trying would fill the memory.
 */
export function aside(ledger: Ledger): Ledger {
	return { ...ledger, posts: { ...ledger.posts } };
}

type Tried = [Pick<Computed, 'ledger' | 'rule'>, Pick<Computed, 'ledger' | 'rule'>];

function* bothSteps([before, after]: Tried, code: string, on: CivilDate): Steps<[Computed, Computed]> {
	return [yield* computed(before, code, on), yield* computed(after, code, on)];
}

function* computed({ ledger, rule }: Tried[number], code: string, on: CivilDate): Steps<Computed> {
	return { ledger, rule, figure: yield* evaluateSteps(ledger, { code, rule }, on) };
}

function previewed(
	{ rules: _, ...rest }: IndicatorHistory,
	{ ledger, rule, figure }: Computed,
	today: CivilDate
): PreviewedRule {
	const indicator: Indicator = { ...rest, rule };
	const { overall, excluded } = reportOf(ledger, figure, indicator, today);
	return { overall, excluded, rule: ruleInWords(rule, namesOn(ledger, figure.asOf)), words: figureWords(rule) };
}

type Span = Pick<RulePreview, 'from' | 'until'>;

async function frozenWithin(db: Db, code: string, { from, until }: Span): Promise<number> {
	const { asOf } = frozenReport;
	const within = [from === null ? undefined : gte(asOf, from), until === null ? undefined : lte(asOf, until)];
	const [found] = await db
		.select({ days: countDistinct(asOf) })
		.from(frozenReport)
		.innerJoin(indicator, eq(indicator.id, frozenReport.indicatorId))
		.where(and(eq(indicator.code, code), ...within));
	return found?.days ?? 0;
}
