import { can, type Viewer } from '$lib/domain/access';
import { type FiscalYear } from '$lib/domain/calendar';
import { percentOf } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import {
	type ChainState,
	type ChainStep,
	chainSteps,
	gapInWords,
	gapsOf,
	type SeenChange,
	type ChainConfirmation,
	type SectionState,
	type SeenCoverage
} from '$lib/domain/requirement';
import { type Db } from '../../db/open';
import { chainOfYear } from './chain';
import { confirmerNames } from './confirmers';
import { drillsOf, type StoredDrill } from '../drills';
import { seenMark } from './seen-mark';

/** A step as the page shows it: its newest confirmation, what has changed since, and what is missing for it, in words. */
export type ShownStep = {
	step: ChainStep;
	confirmation: ChainConfirmation | null;
	/** the older ones, the newest first */
	earlier: ChainConfirmation[];
	changes: SeenChange[];
	/** steps before it that were entered after it, or are of a later day */
	renewed: ChainStep[];
	gaps: string[];
};

/** The chain of a fiscal year on one page, for whoever has `chain:read`. */
export type ChainPage = {
	fiscalYear: FiscalYear;
	/** null where the year has published nothing */
	asOf: ChainState['asOf'];
	/** the whole body's numbers of each requirement; `percent` null with nobody to count */
	now: (SeenCoverage & { percent: number | null })[];
	/** of these numbers, for the form that enters a step */
	mark: string;
	/** `confirmers`: the names of those who confirm it today */
	sections: (SectionState & { confirmers: string[] })[];
	/** so many people are asked and in no section */
	nowhere: number;
	steps: ShownStep[];
	drills: StoredDrill[];
	/** whether the viewer enters steps and 訓練 */
	canConfirm: boolean;
};

/** 確認と報告の流れ of a fiscal year as it stands today. For whoever has `chain:read`. */
export async function chainPage(db: Db, ledger: Ledger, viewer: Viewer, fiscalYear: FiscalYear): Promise<ChainPage> {
	const { state, confirmations } = await chainOfYear(db, ledger, fiscalYear, viewer.today);
	const { asOf, now, nowhere } = state;
	const confirmers = confirmerNames(ledger, asOf, viewer.today);
	return {
		...{ fiscalYear, asOf, nowhere: nowhere.asked, mark: seenMark(now) },
		sections: state.sections.map((one) => ({ ...one, confirmers: one.section ? confirmers(one.code) : [] })),
		now: now.map((one) => ({ ...one, percent: percentOf(one.numerator, one.denominator) })),
		steps: chainSteps.map((step) => shownStep(step, state, confirmations.steps)),
		drills: await drillsOf(db, fiscalYear),
		canConfirm: can(viewer, 'chain:confirm')
	};
}

function shownStep(step: ChainStep, state: ChainState, all: readonly ChainConfirmation[]): ShownStep {
	const { confirmation, changes, renewed } = state.steps[step];
	const earlier = all.filter((one) => one.step === step && one.id !== confirmation?.id);
	const gaps = gapsOf(step, state).map(gapInWords);
	return { step, confirmation, changes, renewed, gaps, earlier: earlier.toSorted((one, other) => other.id - one.id) };
}
