import { type CivilDate, fiscalYearOf, referenceDay } from '$lib/domain/calendar';
import {
	type AnyReport,
	type FigureWords,
	figureWords,
	type Indicator,
	type IndicatorHistory,
	indicatorOn,
	isManual,
	type Plan,
	type Steps,
	type Target,
	type TargetField,
	targetFieldsOf
} from '$lib/domain/indicator';
import { type Ledger, type TreeDay, withEverythingBelow } from '$lib/domain/ledger';
import { reportSteps } from '../indicator/figures';
import { yearsShown } from '../indicator/queries';
import { takeTurns } from '../indicator/turns';
import { type KeptTarget, keptTargets } from './kept-targets';

/** What a promise is held against: today's figure, of a year that is over that of its last day. `value`: a mean, or entered by hand. */
export type GridFigure = { numerator: number | null; denominator: number | null; value: number | null };

/** 全体 (`code` null) or a department of today, with what stands in each year of the grid. */
export type GridRow = {
	code: string | null;
	name: string;
	/** 1 at the top, 0 of the whole body */
	depth: number;
	/** the departments above it, the nearest first */
	above: string[];
	/** as the years of the grid; null where nothing is known of it on that day */
	figures: (GridFigure | null)[];
};

export type TargetGrid = {
	plan: Plan;
	/** of the plan, to choose from */
	indicators: Pick<Indicator, 'code' | 'name'>[];
	indicator: Pick<Indicator, 'code' | 'name' | 'note'>;
	words: FigureWords;
	fields: readonly TargetField[];
	years: { fiscalYear: number; when: 'over' | 'running' | 'ahead' }[];
	rows: GridRow[];
	/** how many departments that should have a row are left out, because there are too many */
	left: number;
	targets: Target[];
	kept: KeptTarget[];
	/** what can be added to the rows; empty where only the whole body has targets */
	departments: { code: string; name: string; depth: number }[];
	/** the last entry of the log it shows */
	seen: number;
};

/**
 * What is asked for: an indicator (blank: the first), the departments below one (blank: all), rows beside those with targets, and those
 * in which something was typed, which are never left out.
 */
export type GridQuestion = { indicator: string; below: string; added: readonly string[]; typed?: readonly string[] };

/** So many departments are drawn at once: a city has hundreds, and each has fields for every year. */
export const rowsAtOnce = 100;

/**
 * The targets of one indicator to be edited: the whole body, and the departments of today that have an entry of their own or were
 * added, in 機構順. Null where there is no such plan; `indicator` null in a plan without any.
 */
export async function targetGrid(
	ledger: Ledger,
	planCode: string,
	question: GridQuestion,
	today: CivilDate
): Promise<TargetGrid | { plan: Plan; indicator: null } | null> {
	const plan = ledger.plans.find(({ code }) => code === planCode);
	if (!plan) return null;
	const indicators = [...ledger.indicators.values()].filter((one) => one.planCode === planCode);
	const history = indicators.find(({ code }) => code === question.indicator) ?? indicators[0];
	return history ? gridOf(ledger, plan, indicators, history, question, today) : { plan, indicator: null };
}

async function gridOf(
	ledger: Ledger,
	plan: Plan,
	indicators: IndicatorHistory[],
	history: IndicatorHistory,
	question: GridQuestion,
	today: CivilDate
): Promise<TargetGrid> {
	const { code, name, note, targets, rule } = indicatorOn(history, today);
	const years = yearsShown(plan, today);
	const tree = ledger.treeOn(today);
	const asked = rule.kind === 'manual' ? [] : rowPlaces(tree, targets, years, question);
	const places = firstOf(tree, asked, question);
	const reports = await takeTurns(reportsSteps(ledger, history, years, today));
	return {
		plan,
		indicators: indicators.map((one) => ({ code: one.code, name: one.name })),
		indicator: { code, name, note },
		words: figureWords(rule),
		fields: targetFieldsOf(rule),
		years: years.map((fiscalYear) => ({ fiscalYear, when: whenOf(fiscalYear, today) })),
		rows: rowsOf(tree, places, reports),
		left: asked.length - places.length,
		targets,
		kept: keptTargets(ledger, targets, years, today, rule.kind !== 'manual'),
		departments:
			rule.kind === 'manual'
				? []
				: tree.departments.map((one, place) => ({ code: one.code, name: one.name, depth: tree.depth[place]! })),
		seen: ledger.entry
	};
}

function* reportsSteps(
	ledger: Ledger,
	history: IndicatorHistory,
	years: readonly number[],
	today: CivilDate
): Steps<AnyReport[]> {
	const reports: AnyReport[] = [];
	for (const year of years)
		reports.push(yield* reportSteps(ledger, history, referenceDay(year, today) ?? today, today));
	return reports;
}

function whenOf(fiscalYear: number, today: CivilDate): TargetGrid['years'][number]['when'] {
	const now = fiscalYearOf(today);
	return fiscalYear < now ? 'over' : fiscalYear === now ? 'running' : 'ahead';
}

/** The places of the departments that have a row. Those above one that is asked for stay, since it inherits from them. */
function rowPlaces(
	tree: TreeDay,
	targets: readonly Target[],
	years: readonly number[],
	{ below, added, typed = [] }: GridQuestion
): number[] {
	const own = targets
		.filter(({ fiscalYear }) => years.includes(fiscalYear))
		.map(({ departmentCode }) => departmentCode);
	const shown = new Set([...own, ...added, ...typed]);
	const top = tree.placeOf(below);
	const inside = top === undefined ? null : withEverythingBelow(tree, [below]);
	const above = new Set(top === undefined ? [] : placesAbove(tree, top));
	return [...tree.departments.keys()].filter(
		(place) => shown.has(tree.departments[place]!.code) && (inside === null || inside[place] === 1 || above.has(place))
	);
}

/** Those in which something was typed, then what was added, then what has targets, as far as they can be drawn. */
function firstOf(tree: TreeDay, places: number[], { added, typed = [] }: GridQuestion): number[] {
	const [isTyped, isAdded] = [new Set(typed), new Set(added)];
	const most = Math.max(rowsAtOnce, isTyped.size + Math.min(isAdded.size, rowsAtOnce));
	if (places.length <= most) return places;
	const codeAt = (place: number) => tree.departments[place]!.code;
	const order = (place: number) => (isTyped.has(codeAt(place)) ? 0 : isAdded.has(codeAt(place)) ? 1 : 2);
	const first = new Set(places.toSorted((one, other) => order(one) - order(other)).slice(0, most));
	return places.filter((place) => first.has(place));
}

/** The places above one, the nearest first. */
function placesAbove(tree: TreeDay, place: number): number[] {
	const above: number[] = [];
	for (let next = tree.parent[place]!; next >= 0; next = tree.parent[next]!) above.push(next);
	return above;
}

function rowsOf(tree: TreeDay, places: readonly number[], reports: readonly AnyReport[]): GridRow[] {
	const whole = {
		...{ code: null, name: '全体', depth: 0, above: [] },
		figures: reports.map(({ overall }) => figureOfOverall(overall))
	};
	const byCode = reports.map(({ departments }) => new Map(departments.map((row) => [row.code, row.total])));
	const rows = places.map((place) => {
		const { code, name } = tree.departments[place]!;
		const figures = byCode.map((totals) => {
			const total = totals.get(code);
			return total ? { numerator: total.numerator, denominator: total.denominator, value: total.mean ?? null } : null;
		});
		const above = placesAbove(tree, place).map((one) => tree.departments[one]!.code);
		return { code, name, depth: tree.depth[place]!, above, figures };
	});
	return [whole, ...rows];
}

function figureOfOverall(overall: AnyReport['overall']): GridFigure {
	if (isManual(overall)) return { numerator: null, denominator: null, value: overall.value };
	return { numerator: overall.numerator, denominator: overall.denominator, value: overall.mean ?? null };
}

/** The departments below one, with itself: what is added together. */
export function withBelow(ledger: Ledger, code: string, today: CivilDate): string[] {
	const tree = ledger.treeOn(today);
	const inside = withEverythingBelow(tree, [code]);
	return tree.departments.flatMap((one, place) => (inside[place] === 1 ? [one.code] : []));
}
