import { expect, it } from 'vitest';
import { type ChainState } from './state';
import { asksSomebody, isReported, nextStep } from './open-chain';
import { type ChainStep, chainSteps } from '../requirement';

function stepsOf(entered: readonly ChainStep[]): Pick<ChainState, 'steps'> {
	const state = (step: ChainStep) => ({ confirmation: entered.includes(step) ? {} : null, changes: [], renewed: [] });
	return { steps: Object.fromEntries(chainSteps.map((step) => [step, state(step)])) } as never;
}

it.each<[ChainStep[], ChainStep | null, boolean, string]>([
	[[], 'evaluation', false, 'nothing is entered'],
	[['evaluation'], 'ciso', false, 'the first is'],
	[['ciso'], 'committee', false, 'gone on without 分析・評価: what was left out is not asked for again'],
	[['evaluation', 'ciso', 'committee'], null, true, 'all is done'],
	[['committee'], null, true, 'reported with what was missing']
])('after %j comes %s; reported: %s (%s)', (entered, next, reported) => {
	expect(nextStep(stepsOf(entered))).toBe(next);
	expect(isReported(entered.map((step) => ({ step })))).toBe(reported);
});

it.each([
	[[], false, 'nothing was published'],
	[[{ denominator: 0 }], false, 'asks nobody'],
	[[{ denominator: 0 }, { denominator: 3 }], true, 'one of two asks somebody']
])('%j asks somebody: %s (%s)', (now, expected) => {
	expect(asksSomebody({ now } as never)).toBe(expected);
});
