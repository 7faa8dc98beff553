import { type CivilDate, referenceDay } from '$lib/domain/calendar';
import {
	allSteps,
	exclusionReasons,
	type Narrowing,
	type RateFigure,
	rateSteps,
	type Report,
	isManual,
	reportOf,
	type Steps
} from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { narrowingOf } from './narrowing';
import { type Exemption, type Requirement } from './requirement';
import { indicatorOf, ruleOf } from './rule';

/** 実施状況: how far the people of a requirement have come on a day. */
export type Coverage = {
	requirement: Requirement;
	/** the day that is looked at: within the fiscal year, unless that is still to come */
	asOf: CivilDate;
	/** what the indicator page and `kenshu report` say of the same rule, less those who are left out */
	figure: RateFigure;
	narrowing: Narrowing;
	/** why people are left out, by the place that `exclusionOf` tells */
	reasons: readonly string[];
};

/**
 * How far the people of a requirement have come. Before the fiscal year nobody is asked; after it 31 March is looked at.
 *
 * @param exemptions also those of other requirements, which change nothing
 */
export function coverageOf(
	ledger: Ledger,
	requirement: Requirement,
	exemptions: readonly Exemption[],
	day: CivilDate
): Coverage {
	return allSteps(coverageSteps(ledger, requirement, exemptions, day));
}

/** The same, in pieces. */
export function* coverageSteps(
	ledger: Ledger,
	requirement: Requirement,
	exemptions: readonly Exemption[],
	day: CivilDate
): Steps<Coverage> {
	const [rule, narrowing] = [ruleOf(requirement), narrowingOf(ledger, requirement, exemptions)];
	const reasons = exclusionReasons(rule.population, narrowing.leftOut);
	const asOf = referenceDay(requirement.fiscalYear, day);
	if (asOf === null) return { requirement, asOf: day, figure: nobodyOn(ledger, day), narrowing, reasons };
	return { requirement, asOf, figure: yield* rateSteps(ledger, rule, asOf, narrowing), narrowing, reasons };
}

/** The coverage by 部・課, in the shape in which an indicator is reported. */
export function coverageReport(ledger: Ledger, { requirement, figure }: Coverage, today: CivilDate): Report {
	const { overall, ...report } = reportOf(ledger, figure, indicatorOf(requirement), today);
	if (isManual(overall)) throw new RangeError('a coverage is computed');
	return { ...report, overall };
}

function nobodyOn(ledger: Ledger, asOf: CivilDate): RateFigure {
	const tree = ledger.treeOn(asOf);
	const none = () => ({ numerator: 0, denominator: 0, pending: 0 });
	const [own, total] = [tree.departments.map(none), tree.departments.map(none)];
	const stands = new Uint8Array(ledger.people.count);
	return { kind: 'rate', asOf, stands, tally: { tree, overall: none(), own, total, excluded: [] } };
}
