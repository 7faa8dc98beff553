import { can, type Viewer } from '$lib/domain/access';
import { type CivilDate, fiscalYearOf, lastDayOf } from '$lib/domain/calendar';
import { type AnyReport, type FigureWords, figureWords, indicatorOn, isManual, type Plan } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Db } from '../db/open';
import { reportSteps } from '../indicator/figures';
import { indicatorWithPlan } from '../indicator/queries';
import { takeTurns } from '../indicator/turns';
import { unconfirmedOf } from './content';
import { frozenSummaries, type FrozenSummary } from './queries';
import { figureSeen } from './seen';
import { toldTo } from './who';

/** The frozen reports of an indicator and, for whoever may freeze, what would be frozen on a day. */
export type FrozenList = {
	plan: { code: string; name: string };
	indicator: { code: string; name: string };
	words: FigureWords;
	reports: FrozenSummary[];
	/** null for whoever may not freeze; `latest` is the edition there is of the day, 0 for none */
	draft: {
		asOf: CivilDate;
		overall: AnyReport['overall'];
		words: FigureWords;
		/** the figure in a few letters, to be sent along when it is frozen */
		figure: string;
		unconfirmed: number;
		latest: number;
		isFuture: boolean;
		isEmpty: boolean;
	} | null;
};

/** @param asked the day the form is for; null for the one that is most likely meant */
export async function frozenList(
	db: Db,
	ledger: Ledger,
	viewer: Viewer,
	code: string,
	asked: CivilDate | null
): Promise<FrozenList | null> {
	const found = indicatorWithPlan(ledger, code);
	if (!found) return null;
	const { plan, indicator } = found;
	const reports = (await frozenSummaries(db, { indicatorCode: code })).map(toldTo(viewer));
	const asOf = asked ?? usualDay(plan, viewer.today);
	const words = figureWords(indicatorOn(indicator, asOf).rule);
	const list = {
		plan: { code: plan.code, name: plan.name },
		indicator: { code, name: indicator.name },
		words,
		reports
	};
	if (!can(viewer, 'figure:freeze')) return { ...list, draft: null };
	const { overall } = await takeTurns(reportSteps(ledger, indicator, asOf, viewer.today));
	return {
		...list,
		draft: {
			...{ asOf, overall, figure: figureSeen(overall), words, unconfirmed: unconfirmedOf(ledger, { indicator, asOf }) },
			latest: reports.find((one) => one.asOf === asOf)?.edition ?? 0,
			isFuture: asOf > viewer.today,
			isEmpty: isManual(overall) && overall.value === null
		}
	};
}

/** The last 31 March that lies in the plan; today where there was none yet. */
export function usualDay({ firstFiscalYear, lastFiscalYear }: Plan, today: CivilDate): CivilDate {
	const running = fiscalYearOf(today);
	const last = Math.min(lastDayOf(running) === today ? running : running - 1, lastFiscalYear);
	return last < firstFiscalYear ? today : lastDayOf(last);
}
