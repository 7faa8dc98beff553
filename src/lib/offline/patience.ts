import { type Reached } from './reach';

/**
 * ms after which what the device has kept is shown instead of an answer that does not come; the answer takes its place when it does come.
 * Shorter where the page was started from the kept shell: then the worker has just waited for the same server in vain. Whatever is tapped
 * stands within 1.5 s.
 */
const [ordinary, afterShell] = [800, 250];

/**
 * The answer, or `not-reached` where it takes too long and there is something else to show.
 *
 * @param last what the device has kept; null for nothing, and then only the answer helps
 * @param isShell whether the page was started from the kept shell, and nothing has been drawn yet
 */
export function soon(asking: Promise<Reached>, last: Promise<unknown>, isShell: boolean): Promise<Reached> {
	const late = new Promise<void>((resolve) => setTimeout(resolve, isShell ? afterShell : ordinary));
	const instead = late.then(async () => ((await last) === null ? asking : ({ outcome: 'not-reached' } as const)));
	return Promise.race([asking, instead]);
}
