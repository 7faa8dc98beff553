import { and, countDistinct, eq, gte } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import {
	aheadSteps,
	type AnyReport,
	changesBetween,
	type Computed,
	evaluate,
	type FigureWords,
	figureWords,
	type Indicator,
	type IndicatorHistory,
	type IndicatorRule,
	reportOf,
	ruleInWords,
	ruleOn
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
	/** the day both rules are tried on */
	on: CivilDate;
	before: PreviewedRule;
	after: PreviewedRule;
	/** null for a number entered by hand */
	changes: PreviewedChanges | null;
	/** how many reports of the days the new rule counts for are frozen, and stay as they are */
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
	const tried = [
		{ ledger, rule: replaced },
		{ ledger: aside(ledger), rule }
	];
	for (const one of tried) await takeTurns(aheadSteps(one.ledger, one.rule, on));
	const [before, after] = (await inTurns(tried, (one) => computed(one, history.code, on))) as [Computed, Computed];
	const [said, changes] = (await inTurns(
		[() => [before, after].map((one) => previewed(history, one, viewer.today)), () => changesBetween(before, after)],
		(step) => step()
	)) as [[PreviewedRule, PreviewedRule], ReturnType<typeof changesBetween>];
	return {
		...{ from, on, before: said[0], after: said[1] },
		changes: changes && previewChanges(ledger, viewer, on, changes),
		frozen: await frozenSince(db, history.code, from)
	};
}

/**
 * What is worked out for a rule is kept with the posts for as long as they stand; that of a rule somebody only tries shall not be, or a
 * day of trying would fill the memory.
 */
function aside(ledger: Ledger): Ledger {
	return { ...ledger, posts: { ...ledger.posts } };
}

function computed({ ledger, rule }: Pick<Computed, 'ledger' | 'rule'>, code: string, on: CivilDate): Computed {
	return { ledger, rule, figure: evaluate(ledger, { code, rule }, on) };
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

async function frozenSince(db: Db, code: string, from: CivilDate | null): Promise<number> {
	const [found] = await db
		.select({ days: countDistinct(frozenReport.asOf) })
		.from(frozenReport)
		.innerJoin(indicator, eq(indicator.id, frozenReport.indicatorId))
		.where(and(eq(indicator.code, code), from === null ? undefined : gte(frozenReport.asOf, from)));
	return found?.days ?? 0;
}
