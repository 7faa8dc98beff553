import { type CivilDate, day, monthEndsUntil } from '$lib/domain/calendar';
import { type IndicatorHistory, type OverallFigure, type Steps, trendSteps } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { takeTurns } from '$lib/server/indicator/turns';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { once } from './timing';

/** All indicators of all plans on 36 month-ends: how long it takes, and the longest time the event loop stood still for it. */
export type Trends = { indicators: number; seconds: number; pause: number };

/** Computed in turns as a page does it, but without what the server keeps. `until`: the last month-end lies on it or before. */
export async function trendTime(ledger: Ledger, until = day('2026-11-21')): Promise<Trends> {
	const histories = [...ledger.indicators.values()];
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	const { milliseconds } = await once(() => takeTurns(allTrends(ledger, histories, monthEndsUntil(until, 36))));
	delay.disable();
	return { indicators: histories.length, seconds: milliseconds / 1000, pause: delay.max / 1e6 };
}

function* allTrends(
	ledger: Ledger,
	histories: readonly IndicatorHistory[],
	days: readonly CivilDate[]
): Steps<OverallFigure[][]> {
	const trends: OverallFigure[][] = [];
	for (const history of histories) trends.push(yield* trendSteps(ledger, history, days));
	return trends;
}
