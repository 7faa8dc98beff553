/** How the wrong sign-ins of one key are slowed down. Times in ms. */
export type ThrottleRule = {
	/** how many wrong ones of late are let through before the first block */
	free: number;
	/** one of them is forgiven each time this has passed */
	forgivenAfter: number;
	firstBlock: number;
	longestBlock: number;
};

/** What is kept of a key. `lastAt` is the moment up to which forgiving has been reckoned. Times in ms since 1970. */
export type ThrottleState = { failures: number; lastAt: number; blockedUntil: number };

const minute = 60_000;

/**
 * One account: five tries for a person at a loss, then 1, 2, 4 … minutes up to an hour. Against a password of twelve characters
 * the two guesses an hour that remain come to nothing, and nobody is shut out for a day because somebody else guessed.
 */
export const accountThrottle: ThrottleRule = {
	free: 5,
	forgivenAfter: 30 * minute,
	firstBlock: minute,
	longestBlock: 60 * minute
};

/**
 * One address: a whole town hall may come through one, so thirty at once, and about three a minute after that; and never blocked
 * for longer than a quarter of an hour.
 */
export const addressThrottle: ThrottleRule = {
	free: 30,
	forgivenAfter: minute / 3,
	firstBlock: minute,
	longestBlock: 15 * minute
};

/**
 * The state as it can be now. Kept while the clock was ahead and read after it was set right, a block would last, and forgiving would
 * wait, until the clock has caught up: so neither is further ahead than it can have been set by now.
 */
export function asOf(
	rule: ThrottleRule,
	{ failures, lastAt, blockedUntil }: ThrottleState,
	now: number
): ThrottleState {
	return {
		failures,
		lastAt: Math.min(lastAt, now),
		blockedUntil: Math.min(blockedUntil, now + rule.longestBlock)
	};
}

/** The state once more has gone wrong now. */
export function afterFailure(rule: ThrottleRule, before: ThrottleState | null, now: number): ThrottleState {
	const kept = forgiven(rule, before, now);
	const failures = kept.failures + 1;
	if (failures < rule.free) return { ...kept, failures };
	const block = Math.min(rule.firstBlock * 2 ** (failures - rule.free), rule.longestBlock);
	return { ...kept, failures, blockedUntil: now + block };
}

/** Whether nothing of the past matters any more. */
export function isForgotten(rule: ThrottleRule, state: ThrottleState, now: number): boolean {
	return state.blockedUntil <= now && forgiven(rule, state, now).failures === 0;
}

function forgiven(rule: ThrottleRule, before: ThrottleState | null, now: number): ThrottleState {
	if (before === null) return { failures: 0, lastAt: now, blockedUntil: 0 };
	const { failures, lastAt, blockedUntil } = asOf(rule, before, now);
	const steps = Math.floor((now - lastAt) / rule.forgivenAfter);
	if (steps >= failures) return { failures: 0, lastAt: now, blockedUntil };
	// The rest of a step is kept, so that failures at any spacing are forgiven at the same pace.
	return { failures: failures - steps, lastAt: lastAt + steps * rule.forgivenAfter, blockedUntil };
}
