import { type CivilDate, firstDayOf, type FiscalYear } from '$lib/domain/calendar';
import { type ChainState } from './state';
import { longestStepName, longestStepWords, type StepRefusal } from '../refusal';
import { type ChainStep, chainSteps } from '../requirement';

/** A step of the chain as somebody enters it; null for a day that is not written. */
export type StepDraft = { step: ChainStep; confirmedOn: CivilDate | null; confirmedBy: string; words: string | null };

export type StepFault = Extract<
	StepRefusal,
	'no-day' | 'day-outside' | 'before-other' | 'no-name' | 'name-too-long' | 'words-too-long'
>;

export type CheckedStep =
	| { ok: true; value: StepDraft & { confirmedOn: CivilDate } }
	/** all that is wrong, at most one thing of each field */
	| { ok: false; faults: StepFault[] };

/** A step has a day, from 1 April of its year until today and not before a step that comes before it, and the name of who did it. */
export function checkStep(
	draft: StepDraft,
	fiscalYear: FiscalYear,
	today: CivilDate,
	steps: ChainState['steps']
): CheckedStep {
	const { step, confirmedOn } = draft;
	const [confirmedBy, words] = [draft.confirmedBy.trim(), draft.words?.trim() || null];
	const found = [dayFault(draft, fiscalYear, today, steps), nameFault(confirmedBy), wordsFault(words)];
	const faults = found.filter((fault) => fault !== null);
	if (confirmedOn === null || faults.length > 0) return { ok: false, faults };
	return { ok: true, value: { step, confirmedOn, confirmedBy, words } };
}

function dayFault(
	{ step, confirmedOn }: StepDraft,
	fiscalYear: FiscalYear,
	today: CivilDate,
	steps: ChainState['steps']
): StepFault | null {
	if (confirmedOn === null) return 'no-day';
	if (confirmedOn < firstDayOf(fiscalYear) || confirmedOn > today) return 'day-outside';
	const before = chainSteps.slice(0, chainSteps.indexOf(step)).map((one) => steps[one].confirmation?.confirmedOn);
	return before.some((day) => day !== undefined && confirmedOn < day) ? 'before-other' : null;
}

function nameFault(name: string): StepFault | null {
	if (name === '') return 'no-name';
	return [...name].length > longestStepName ? 'name-too-long' : null;
}

function wordsFault(words: string | null): StepFault | null {
	return [...(words ?? '')].length > longestStepWords ? 'words-too-long' : null;
}
