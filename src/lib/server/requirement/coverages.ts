import { type CivilDate, referenceDay } from '$lib/domain/calendar';
import { type Steps } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Coverage, coverageSteps, type Exemption, type Progress, progressSteps } from '$lib/domain/requirement';
import { takeTurns } from '../indicator/turns';
import { KeptByGround } from './kept';
import { type RequirementYear, type StoredRequirement } from './rows';

const coverages = new KeptByGround<Coverage>();
const progresses = new KeptByGround<Progress[]>();

/** 実施状況 of a stored requirement on a day, in pieces, computed once for as long as nothing it depends on was written. */
export function* keptCoverageSteps(
	ledger: Ledger,
	requirement: StoredRequirement,
	exemptions: readonly Exemption[],
	day: CivilDate
): Steps<Coverage> {
	const asOf = referenceDay(requirement.fiscalYear, day) ?? day;
	return yield* coverages.steps(ledger, requirement, keyOf(requirement, exemptions, [asOf]), () =>
		coverageSteps(ledger, requirement, exemptions, asOf)
	);
}

/** The whole body on many days, in the same way. */
export function* keptProgressSteps(
	ledger: Ledger,
	requirement: StoredRequirement,
	exemptions: readonly Exemption[],
	days: readonly CivilDate[]
): Steps<Progress[]> {
	return yield* progresses.steps(ledger, requirement, keyOf(requirement, exemptions, days), () =>
		progressSteps(ledger, requirement, exemptions, days)
	);
}

/** 実施状況 of every published requirement of the year, in their order and all of one day. */
export function coveragesOfYear(ledger: Ledger, year: RequirementYear, day: CivilDate): Promise<Coverage[]> {
	return takeTurns(yearSteps(ledger, year, day));
}

function* yearSteps(ledger: Ledger, { requirements, exemptions }: RequirementYear, day: CivilDate): Steps<Coverage[]> {
	const all: Coverage[] = [];
	for (const requirement of requirements)
		if (requirement.state === 'published') all.push(yield* keptCoverageSteps(ledger, requirement, exemptions, day));
	return all;
}

/** The entry that wrote the row says which version it is; an exemption is told by its own. */
function keyOf({ id, entry }: StoredRequirement, exemptions: readonly Exemption[], days: readonly CivilDate[]): string {
	const own = exemptions.filter(({ requirementId }) => requirementId === id);
	return JSON.stringify([id, entry, days, own.map((one) => [one.id, one.staffNumber, one.reason, one.from, one.to])]);
}
