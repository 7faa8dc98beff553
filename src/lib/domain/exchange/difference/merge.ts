import { type Indicator, type Target } from '$lib/domain/indicator';
import { type Holding } from '$lib/domain/qualification';
import { type Completion, type CompletionState } from '$lib/domain/training';

/**
 * A stored completion with what a package says of it: raised to confirmed, never lowered, its sources one more. null where it
 * was returned or withdrawn, which stays as it is.
 */
export function mergeCompletion(before: Completion, incoming: Completion): Completion | null {
	const state = raised(before.state, incoming.state);
	const more = incoming.sources.filter((source) => !before.sources.includes(source));
	return state && { ...incoming, state, sources: [...before.sources, ...more] };
}

/** A stored holding with what a package says of it, its 合格日 as it is written here; null where it was returned or withdrawn. */
export function mergeHolding(before: Holding, incoming: Holding): Holding | null {
	const state = raised(before.state, incoming.state);
	return state && { ...incoming, passedOn: before.passedOn, state };
}

/** The package's indicator; with the stored targets where only their order differs. */
export function mergeIndicator(before: Indicator, incoming: Indicator): Indicator {
	const same = JSON.stringify(sorted(before.targets)) === JSON.stringify(sorted(incoming.targets));
	return same ? { ...incoming, targets: before.targets } : incoming;
}

function raised(before: CompletionState, incoming: CompletionState): CompletionState | null {
	if (before === 'returned' || before === 'withdrawn') return null;
	return before === 'confirmed' ? before : incoming;
}

function sorted(targets: readonly Target[]): unknown[] {
	return targets
		.map(({ fiscalYear, departmentCode, percent, headcount, value }) => [
			fiscalYear,
			departmentCode,
			percent,
			headcount,
			value
		])
		.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}
