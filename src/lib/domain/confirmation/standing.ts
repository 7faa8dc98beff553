import { type CompletionState } from '$lib/domain/training';

/** Where a record stands between its person and whoever confirms it. `held` (保留) is a mark on one that waits. */
export type Standing = { state: CompletionState; held: boolean };

/** What may be done to a record: the first five by whoever confirms, the last two by its person. */
export const acts = ['confirm', 'return', 'hold', 'release', 'correct', 'amend', 'withdraw'] as const;
export type Act = (typeof acts)[number];

/** Why an act does not fit where the record stands. */
export type StepRefusal = 'not-waiting' | 'not-held' | 'not-amendable' | 'withdrawn';

export type Step = { ok: true; next: Standing } | { ok: false; reason: StepRefusal };

const to = (state: CompletionState, held = false): Step => ({ ok: true, next: { state, held } });
const not = (reason: StepRefusal): Step => ({ ok: false, reason });

/** What a record becomes by an act, or why not: the table of the README. Who may do it is `access`. */
export function step({ state, held }: Standing, act: Act): Step {
	if (act === 'withdraw') return state === 'withdrawn' ? not('withdrawn') : to('withdrawn');
	if (act === 'amend') return state === 'waiting' || state === 'returned' ? to('waiting') : not('not-amendable');
	if (act === 'correct' && state === 'confirmed') return to('confirmed');
	if (state !== 'waiting') return not('not-waiting');
	if (act === 'release') return held ? to('waiting') : not('not-held');
	if (act === 'hold') return to('waiting', true);
	return to(act === 'return' ? 'returned' : 'confirmed');
}
