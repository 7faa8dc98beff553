import {
	addMonths,
	type CivilDate,
	firstDayOf,
	type FiscalYear,
	formatDay,
	lastDayOf,
	parts,
	toDayNumber
} from '$lib/domain/calendar';
import type { Progress } from '$lib/domain/requirement';
import { rounded, valueScale } from '$lib/ui/chart/axis';

/** The place of the curve in px, and the units across in which it is drawn, whatever its width on the page. */
export const plot = { top: 30, height: 200, bottom: 30, across: 1000 };

/** Narrower than this twelve names of months would touch. */
export const drawingWidth = 300;

/**
 * The coverage of the whole body over the days of a fiscal year in percent, from 1 April to 31 March; `x` in percent of the width, `y` in
 * px. `due` is where the time is over.
 */
export function progressGeometry(progress: readonly Progress[], fiscalYear: FiscalYear, dueOn: CivilDate) {
	const [first, last] = [toDayNumber(firstDayOf(fiscalYear)), toDayNumber(lastDayOf(fiscalYear))];
	const at = (day: CivilDate) => rounded(((toDayNumber(day) - first) / (last - first)) * 100);
	const scale = valueScale([], { full: 100, unit: '%', rising: 'higher' }, [plot.top + plot.height, plot.top]);
	const points = progress.flatMap(({ asOf, percent }) =>
		percent === null ? [] : [{ asOf, x: at(asOf), y: scale.at(percent) }]
	);
	return {
		ticks: scale.ticks,
		months: monthsOf(fiscalYear).map((day) => ({ text: `${parts(day).month}`, x: at(day) })),
		path: points.map(({ x, y }, place) => `${place === 0 ? 'M' : 'L'}${(x / 100) * plot.across} ${y}`).join(''),
		last: points.at(-1) ?? null,
		due: at(dueOn),
		height: plot.top + plot.height + plot.bottom
	};
}

function monthsOf(fiscalYear: FiscalYear): CivilDate[] {
	return Array.from({ length: 12 }, (_, month) => addMonths(firstDayOf(fiscalYear), month));
}

/** What the curve says in words. */
export function progressSummary(progress: readonly Progress[], dueOn: CivilDate): string {
	const last = progress.at(-1);
	if (!last || last.percent === null) return '数値はまだありません。';
	const now = `${formatDay(last.asOf)}は${last.percent.toFixed(1)}%です。`;
	const then = progress.find(({ asOf }) => asOf === dueOn);
	if (!then || then === last || then.percent === null) return `${now}期限は${formatDay(dueOn)}です。`;
	return `${now}期限の${formatDay(dueOn)}は${then.percent.toFixed(1)}%でした。`;
}
