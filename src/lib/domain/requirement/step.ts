import { type CivilDate, firstDayOf, type FiscalYear } from '$lib/domain/calendar';
import { type ChainState } from './chain-state';
import { longestStepName, longestStepWords, type StepRefusal } from './refusal';
import { type ChainStep, chainSteps } from './requirement';

/** A step of the chain as somebody enters it; null for a day that is not written. */
export type StepDraft = { step: ChainStep; confirmedOn: CivilDate | null; confirmedBy: string; words: string | null };

export type CheckedStep =
	| { ok: true; value: StepDraft & { confirmedOn: CivilDate } }
	| {
			ok: false;
			reason: Extract<
				StepRefusal,
				'no-day' | 'day-outside' | 'before-other' | 'no-name' | 'name-too-long' | 'words-too-long'
			>;
	  };

/** A step has a day, from 1 April of its year until today and not before a step that comes before it, and the name of who did it. */
export function checkStep(
	draft: StepDraft,
	fiscalYear: FiscalYear,
	today: CivilDate,
	steps: ChainState['steps']
): CheckedStep {
	const { step, confirmedOn } = draft;
	const [confirmedBy, words] = [draft.confirmedBy.trim(), draft.words?.trim() || null];
	if (confirmedOn === null) return { ok: false, reason: 'no-day' };
	if (confirmedOn < firstDayOf(fiscalYear) || confirmedOn > today) return { ok: false, reason: 'day-outside' };
	const before = chainSteps.slice(0, chainSteps.indexOf(step)).map((one) => steps[one].confirmation?.confirmedOn);
	if (before.some((day) => day !== undefined && confirmedOn < day)) return { ok: false, reason: 'before-other' };
	if (confirmedBy === '') return { ok: false, reason: 'no-name' };
	if ([...confirmedBy].length > longestStepName) return { ok: false, reason: 'name-too-long' };
	if ([...(words ?? '')].length > longestStepWords) return { ok: false, reason: 'words-too-long' };
	return { ok: true, value: { step, confirmedOn, confirmedBy, words } };
}
