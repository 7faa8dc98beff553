import { type CivilDate, fiscalYearOf } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Figure } from '../evaluate';
import { type Indicator, type IndicatorHistory, indicatorOn, type IndicatorRule } from '$lib/domain/plan';
import { type Standing, standingOf } from './standing';

/** 済, 確認中, 未 or 対象外: the one word of a duty. */
export const dutyStates = ['済', '確認中', '未', '対象外'] as const;
export type DutyState = (typeof dutyStates)[number];

/** The one word for where a person stands with a figure. */
export const standingWords: Record<Standing, DutyState> = {
	counted: '済',
	pending: '確認中',
	missing: '未',
	excluded: '対象外'
};

/** What a person is expected to take this year, and where they stand. `courses` are codes: any of them, or with `all` each of them. */
export type Duty = { courses: string[]; all: boolean; state: DutyState; indicatorCodes: string[] };

/** From the most urgent to the least: where two indicators ask for the same courses, the more urgent state is shown. */
const urgency: readonly DutyState[] = ['未', '確認中', '済', '対象外'];

/**
 * 今年度の必須 of one person: the courses of the indicators of running plans whose population holds the person on the day (or would,
 * but for an absence).
 *
 * @param figureOf the figure of an indicator on that day
 */
export function dutiesOf(
	ledger: Ledger,
	person: number,
	on: CivilDate,
	figureOf: (indicator: IndicatorHistory) => Figure
): Duty[] {
	const duties = new Map<string, Duty>();
	for (const history of ledger.indicators.values()) {
		const indicator = indicatorOn(history, on);
		if (indicator.rule.kind !== 'training_rate' || !isRunning(ledger, indicator, on)) continue;
		const state = dutyState(figureOf(history), person);
		if (state === null) continue;
		const asked = coursesOf(indicator.rule);
		const key = JSON.stringify([asked.courses.toSorted(), asked.all]);
		const known = duties.get(key);
		duties.set(
			key,
			known ? merged(known, state, indicator.code) : { ...asked, state, indicatorCodes: [indicator.code] }
		);
	}
	return [...duties.values()].sort((one, other) => urgency.indexOf(one.state) - urgency.indexOf(other.state));
}

function isRunning({ plans }: Ledger, { planCode }: Indicator, on: CivilDate): boolean {
	const plan = plans.find(({ code }) => code === planCode);
	const year = fiscalYearOf(on);
	return plan !== undefined && plan.firstFiscalYear <= year && year <= plan.lastFiscalYear;
}

/** null where the person is none of the indicator's people. */
function dutyState(figure: Figure, person: number): DutyState | null {
	const standing = figure.kind === 'rate' ? standingOf(figure, person) : null;
	return standing === null ? null : standingWords[standing];
}

function coursesOf(rule: Extract<IndicatorRule, { kind: 'training_rate' }>): { courses: string[]; all: boolean } {
	return 'allOf' in rule.courses
		? { courses: rule.courses.allOf, all: true }
		: { courses: rule.courses.anyOf, all: false };
}

function merged(duty: Duty, state: DutyState, code: string): Duty {
	const [first = state] = [duty.state, state].sort((one, other) => urgency.indexOf(one) - urgency.indexOf(other));
	return { ...duty, state: first, indicatorCodes: [...duty.indicatorCodes, code] };
}
