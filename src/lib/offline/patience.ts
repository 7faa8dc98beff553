import { type Reached } from './reach';

/**
 * ms after which what the device has kept is shown instead of an answer that does not come; the answer takes its place when it does come.
 * Shorter where somebody has just waited for the same server in vain: the worker, where the page was started from the kept shell, or whoever
 * asked before. Whatever is tapped stands within 1.5 s.
 */
const [ordinary, afterVain] = [800, 250];

/** ms for which a server that let somebody wait in vain is taken to do so still. */
const memory = 10_000;
let hungAt: number | null = null;

/** Notes that the server let somebody wait in vain; an answer of it undoes that. */
export function noteHanging(): void {
	hungAt = performance.now();
}

/** Whether somebody has just waited for the server in vain. */
export function isHanging(): boolean {
	return hungAt !== null && performance.now() - hungAt < memory;
}

/**
 * The answer, or `not-reached` where it takes too long and there is something else to show.
 *
 * @param last what the device has kept; null for nothing, and then only the answer helps
 * @param isShell whether the page was started from the kept shell, and nothing has been drawn yet
 */
export function soon(asking: Promise<Reached>, last: Promise<unknown>, isShell: boolean): Promise<Reached> {
	const late = new Promise<void>((resolve) => setTimeout(resolve, isShell || isHanging() ? afterVain : ordinary));
	const instead = late.then(async () => {
		if ((await last) === null) return asking;
		noteHanging();
		return { outcome: 'not-reached' } as const;
	});
	void asking.then(({ outcome }) => outcome === 'answered' && (hungAt = null)).catch(() => {});
	return Promise.race([asking, instead]);
}
