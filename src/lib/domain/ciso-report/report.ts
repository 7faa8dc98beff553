import { type CivilDate, type FiscalYear, referenceDay } from '$lib/domain/calendar';
import { type Names, type Steps } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import {
	type ChainState,
	type ChainStep,
	chainSteps,
	type Coverage,
	type Drill,
	gapInWords,
	gapsOf,
	seenInFewWords
} from '$lib/domain/requirement';
import { type CisoReport, type ReportedDrill, type ReportedStep, type TrendYear } from './content';
import { reportedSteps } from './requirement';
import { changesInReport, forReport } from './seen';
import { reportedSections } from './sections';
import { enteredValues } from './values';

/** Where the report comes from: the year's coverages on one day, its chain and 訓練, and by requirement the years before. */
export type ReportSource = {
	fiscalYear: FiscalYear;
	today: CivilDate;
	coverages: readonly Coverage[];
	state: ChainState;
	drills: readonly Drill[];
	earlier: ReadonlyMap<number, readonly TrendYear[]>;
	names: Names;
};

/** The CISO報告書 of a fiscal year as everything stands, in pieces. */
export function* cisoReportSteps(ledger: Ledger, source: ReportSource): Steps<CisoReport> {
	const { fiscalYear, today, coverages, state, drills, earlier, names } = source;
	const asOf = state.asOf ?? referenceDay(fiscalYear, today) ?? today;
	const requirements: CisoReport['requirements'] = [];
	for (const coverage of coverages) {
		const before = earlier.get(coverage.requirement.id) ?? [];
		requirements.push(yield* reportedSteps(ledger, coverage, { earlier: before, names, today }));
		yield;
	}
	return {
		...{ fiscalYear, asOf, requirements },
		...{ sections: reportedSections(state.sections), nowhere: state.nowhere.asked },
		steps: chainSteps.map((step) => reportedStep(step, state)),
		drills: drills.map(reportedDrill),
		values: enteredValues(ledger, asOf)
	};
}

function reportedStep(step: ChainStep, state: ChainState): ReportedStep {
	const { confirmation, changes, renewed } = state.steps[step];
	const missing = gapsOf(step, state).map(gapInWords);
	if (confirmation === null) return { step, confirmation, missing };
	const { confirmedOn, recordedOn, confirmedBy, words, gaps } = confirmation;
	const seen = confirmation.seen.map((one) => seenInFewWords(forReport(one)));
	const since = { changes: changesInReport(changes), renewed };
	return { step, confirmation: { confirmedOn, recordedOn, confirmedBy, words, gaps, seen, ...since }, missing };
}

function reportedDrill({ name, heldOn, note, participants }: Drill): ReportedDrill {
	const people = participants.map(({ staffNumber, name: called, part }) => ({ staffNumber, name: called, part }));
	return { name, heldOn, note, count: people.length, participants: people };
}
