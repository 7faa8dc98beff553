import { type CivilDate } from '$lib/domain/calendar';
import { type Seal, sealedKey, type SealedFigures, withSeal, withSeals } from '$lib/domain/frozen';
import { type AnyReport, evaluationOf } from '$lib/domain/indicator';
import { type EvaluatedIndicator, type PlanPage, type RunningIndicator } from './plan-page';
import { type PrintedIndicator } from './print';

/*
 * Figures of days that have a frozen report: the sealed one takes the place of the computed one wherever the whole body is shown.
 * Departments are not in the lists of frozen reports and stay as they are computed.
 */

type Sealable = { asOf: CivilDate; overall: AnyReport['overall'] };

/** A figure on its day, as a card or a heading shows it. */
export function sealedFigureOf<T extends Sealable>(code: string, figure: T, sealed: SealedFigures) {
	return withSeal(figure, sealed.get(sealedKey(code, figure.asOf)));
}

/** Plans (or any groups of indicators) with their figures. */
export function sealedGroups<T extends { indicators: (Sealable & { code: string })[] }>(
	groups: readonly T[],
	sealed: SealedFigures
): (Omit<T, 'indicators'> & { indicators: (T['indicators'][number] & { seal: Seal | null })[] })[] {
	return groups.map((group) => ({
		...group,
		indicators: group.indicators.map((one) => sealedFigureOf(one.code, one, sealed))
	}));
}

/** A plan's page; one that is over is evaluated by what was reported. */
export function sealedPlanPage(page: PlanPage, sealed: SealedFigures) {
	if (!page.isOver) return { ...page, isOver: false as const, indicators: page.indicators.map(runningWith(sealed)) };
	return { ...page, isOver: true as const, indicators: page.indicators.map(evaluatedWith(sealed)) };
}

function runningWith(sealed: SealedFigures) {
	return (one: RunningIndicator) => ({
		...sealedFigureOf(one.code, one, sealed),
		months: withSeals(one.code, one.months, sealed)
	});
}

function evaluatedWith(sealed: SealedFigures) {
	return (one: EvaluatedIndicator) => {
		const years = withSeals(one.code, one.years, sealed);
		const evaluation = evaluationOf(years.flatMap(({ overall }) => overall ?? []));
		return { ...sealedFigureOf(one.code, one, sealed), years, evaluation };
	};
}

/** An indicator on paper; `live` is what is computed of the whole body, for a table of departments that are computed too. */
export function sealedPrint(indicator: PrintedIndicator, asOf: CivilDate, sealed: SealedFigures) {
	const { code, overall: live, years } = indicator;
	return { ...withSeal(indicator, sealed.get(sealedKey(code, asOf))), live, years: withSeals(code, years, sealed) };
}
