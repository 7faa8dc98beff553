import { type Count, standingNumber } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Coverage } from '../coverage';
import { type SeenCoverage } from '../requirement';
import { type Section } from './section';

/** The numbers of the whole body, as somebody sees them who confirms. */
export function seenOf({ requirement: { id, name }, figure: { tally } }: Coverage): SeenCoverage {
	return { requirementId: id, name, ...tally.overall, excluded: tally.excluded };
}

/** The numbers of each section by its code: of every requirement in the order of the coverages, which are of one day. */
export function seenBySection(
	ledger: Ledger,
	coverages: readonly Coverage[],
	sections: readonly Section[]
): Map<string, SeenCoverage[]> {
	const seen = coverages.map((coverage) => seenIn(ledger, coverage, sections));
	return new Map(sections.map(({ code }, index) => [code, seen.map((some) => some[index]!)]));
}

/** People whom no section has: asked by one requirement at least, and others who are left out of all that are about them. */
export type Nowhere = { asked: number; excluded: number };

/** Whose 所属 is not valid on the day, or not known at all: nobody confirms them, so they are told beside the sections. */
export function nowhereOf(ledger: Ledger, coverages: readonly Coverage[], sections: readonly Section[]): Nowhere {
	const nowhere = { asked: 0, excluded: 0 };
	const [first] = coverages;
	if (!first) return nowhere;
	const { posts } = ledger;
	const known = new Set(sections.flatMap((one) => one.departments.map((code) => posts.departments.find(code))));
	for (const row of ledger.primaryPostsOn(first.asOf)) {
		if (known.has(posts.department[row]!)) continue;
		const stands = coverages.map(({ figure }) => figure.stands[posts.person[row]!]!);
		if (stands.some((stand) => stand > 0 && stand < standingNumber.excluded)) nowhere.asked += 1;
		else if (stands.some((stand) => stand > 0)) nowhere.excluded += 1;
	}
	return nowhere;
}

type Sum = Count & { reasons: number[] };

function seenIn(ledger: Ledger, coverage: Coverage, sections: readonly Section[]): SeenCoverage[] {
	const { posts } = ledger;
	const { asOf, figure, reasons, requirement } = coverage;
	const sectionOf = new Map(
		sections.flatMap(({ departments }, index) => departments.map((code) => [posts.departments.find(code)!, index]))
	);
	const none = (): Sum => ({ numerator: 0, denominator: 0, pending: 0, reasons: reasons.map(() => 0) });
	const sums = sections.map(none);
	for (const row of ledger.primaryPostsOn(asOf)) {
		const stand = figure.stands[posts.person[row]!]!;
		const sum = stand === 0 ? undefined : sums[sectionOf.get(posts.department[row]!)!];
		if (sum) add(sum, stand);
	}
	return sums.map(({ reasons: counts, ...count }) => ({
		...{ requirementId: requirement.id, name: requirement.name, ...count },
		excluded: reasons.map((reason, place) => ({ reason, count: counts[place]! })).filter(({ count }) => count > 0)
	}));
}

function add(sum: Sum, stand: number): void {
	if (stand >= standingNumber.excluded) {
		sum.reasons[stand - standingNumber.excluded]! += 1;
		return;
	}
	sum.denominator += 1;
	if (stand === standingNumber.counted) sum.numerator += 1;
	if (stand === standingNumber.pending) sum.pending += 1;
}
