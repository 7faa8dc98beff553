import { type Window } from '../rule';
import { type ObjectReader } from './object-reader';

const windows = ['cumulative', 'fiscal_year', 'valid'] as const;

/** Which completions are looked at. `valid` is refused where a figure counts what happened instead of what holds. */
export function readWindow(indicator: ObjectReader, { valid }: { valid: boolean }): Window | undefined {
	const kind = indicator.word('window', valid ? windows : windows.slice(0, 2));
	const since = indicator.dateOrNull('since');
	if (kind === undefined || since === undefined) return undefined;
	if (kind === 'cumulative') return { kind, since };
	if (since !== null) remarkUnused(indicator, 'since', 'cumulative');
	return { kind };
}

/** Says that a key has no effect here; it is no fault. */
export function remarkUnused(indicator: ObjectReader, key: string, when: 'cumulative' | 'new' | 'threshold'): void {
	indicator.context.remark(indicator.at(key), { code: 'unused', when });
}
