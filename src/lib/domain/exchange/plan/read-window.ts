import { type Window } from '$lib/domain/indicator';
import { type ObjectReader } from './object-reader';

const windows = ['cumulative', 'fiscal_year', 'valid'] as const;

/** Which completions are looked at. `valid` is refused where a figure counts what happened instead of what holds. */
export function readWindow(indicator: ObjectReader, { valid }: { valid: boolean }): Window | undefined {
	const kind = indicator.word('window', valid ? windows : windows.slice(0, 2));
	const since = indicator.dateOrNull('since');
	if (kind === undefined || since === undefined) return undefined;
	if (kind === 'cumulative') return { kind, since };
	if (since !== null) noteUnused(indicator, 'since', 'window が cumulative');
	return { kind };
}

/** Says that a key has no effect here; it is no fault. */
export function noteUnused(indicator: ObjectReader, key: string, when: string): void {
	indicator.context.messages.push(`plan.json の ${indicator.at(key)} は、${when}のときだけ使うので読みません。`);
}
