import * as silence from '$lib/server/db/silence';
import { onTestFinished, vi } from 'vitest';

/** Lets whoever writes in this process say nothing for so many milliseconds until the test is over: ten seconds are long to wait for. */
export function letSilenceBe(milliseconds: number): void {
	const spy = vi.spyOn(silence, 'longestSilence').mockReturnValue(milliseconds);
	onTestFinished(() => spy.mockRestore());
}
