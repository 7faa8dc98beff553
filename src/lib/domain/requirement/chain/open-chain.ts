import { type ChainState } from './state';
import { type ChainConfirmation, type ChainStep, chainSteps } from '../requirement';

/** Whether the committee has been told, which is the end of the chain: also where something before it was left out. */
export function isReported(steps: readonly Pick<ChainConfirmation, 'step'>[]): boolean {
	return steps.some(({ step }) => step === chainSteps.at(-1));
}

/** Whether there is anything to confirm and to report: without anybody asked there is not. */
export function asksSomebody({ now }: Pick<ChainState, 'now'>): boolean {
	return now.some(({ denominator }) => denominator > 0);
}

/** The step that comes next: the one after the last that was entered; null when all is done. */
export function nextStep({ steps }: Pick<ChainState, 'steps'>): ChainStep | null {
	const last = chainSteps.findLastIndex((step) => steps[step].confirmation !== null);
	return chainSteps[last + 1] ?? null;
}

/** The sections that a step has still to wait for: nobody has confirmed them, or their numbers are others since. */
export function openSections({ sections }: Pick<ChainState, 'sections'>): ChainState['sections'] {
	return sections.filter(({ standing }) => standing === 'missing' || standing === 'changed');
}
