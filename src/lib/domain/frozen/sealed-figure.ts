import { type CivilDate } from '$lib/domain/calendar';
import { type AnyReport, isManual } from '$lib/domain/indicator';

type Overall = AnyReport['overall'];

/** What the latest edition of a day says of the whole body. */
export type SealedFigure = { edition: number; overall: Overall };

/** By `sealedKey`. */
export type SealedFigures = ReadonlyMap<string, SealedFigure>;

/** Stands beside a figure that is the sealed one; `now` is what is computed today where that is another, else null. */
export type Seal = { edition: number; now: Overall | null };

export function sealedKey(code: string, asOf: CivilDate): string {
	return `${asOf} ${code}`;
}

/** The figure as people stand behind it: the sealed one where its day has an edition, else as it was (`seal` null). */
export function withSeal<T extends { overall: Overall }>(
	figure: T,
	sealed: SealedFigure | undefined
): T & { seal: Seal | null } {
	if (!sealed) return { ...figure, seal: null };
	const { edition, overall } = sealed;
	const isSame = isSameFigure(overall, figure.overall) && isSameTarget(overall, figure.overall);
	return { ...figure, overall, seal: { edition, now: isSame ? null : figure.overall } };
}

/** The same of every fiscal year (or month-end) of an indicator; what was promised is then as it was when it was sealed, too. */
export function withSeals<T extends { asOf: CivilDate | null; overall: Overall | null; target: Overall['target'] }>(
	code: string,
	figures: readonly T[],
	sealed: SealedFigures
): (T & { seal: Seal | null })[] {
	return figures.map((figure) => {
		const { asOf, overall } = figure;
		const one = asOf === null || overall === null ? undefined : sealed.get(sealedKey(code, asOf));
		if (!one || overall === null) return { ...figure, seal: null };
		return { ...figure, ...withSeal({ overall }, one), target: one.overall.target };
	});
}

/** Whether two say the same number. Records that wait are no part of it. */
export function isSameFigure(one: Overall, other: Overall): boolean {
	if (isManual(one) || isManual(other))
		return isManual(one) && isManual(other) && one.value === other.value && one.source === other.source;
	return (
		one.numerator === other.numerator &&
		one.denominator === other.denominator &&
		one.percent === other.percent &&
		(one.mean ?? null) === (other.mean ?? null)
	);
}

/** Whether the same was promised. */
export function isSameTarget(
	{ target: one }: Pick<Overall, 'target'>,
	{ target: other }: Pick<Overall, 'target'>
): boolean {
	return (['percent', 'headcount', 'value'] as const).every(
		(field) => (one?.[field] ?? null) === (other?.[field] ?? null)
	);
}
