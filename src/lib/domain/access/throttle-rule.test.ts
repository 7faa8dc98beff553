import { expect, it } from 'vitest';
import {
	accountThrottle,
	addressThrottle,
	afterFailure,
	asOf,
	isForgotten,
	type ThrottleRule,
	type ThrottleState
} from './throttle-rule';

const minute = 60_000;
const start = 1_700_000_000_000;

/** The state after as many failures at one moment. */
function failed(times: number, rule: ThrottleRule = accountThrottle, at = start): ThrottleState {
	let state: ThrottleState | null = null;
	for (let time = 0; time < times; time++) state = afterFailure(rule, state, at);
	if (state === null) throw new RangeError('at least once');
	return state;
}

const minutesBlocked = (state: ThrottleState, now = start) => Math.max(0, state.blockedUntil - now) / minute;

it.each([
	{ failures: 4, minutes: 0, because: '4回までは待たない' },
	{ failures: 5, minutes: 1, because: '5回目で1分' },
	{ failures: 6, minutes: 2, because: '倍になる' },
	{ failures: 8, minutes: 8, because: '倍になる' },
	{ failures: 11, minutes: 60, because: '1時間が限り' },
	{ failures: 40, minutes: 60, because: 'いつまでも1時間が限り' }
])('an account after $failures failures waits $minutes minutes: $because', ({ failures, minutes }) => {
	expect(minutesBlocked(failed(failures))).toBe(minutes);
});

it.each([
	{ failures: 29, minutes: 0, because: '庁舎全体が一つのアドレスかもしれない' },
	{ failures: 30, minutes: 1, because: '30回目で1分' },
	{ failures: 60, minutes: 15, because: '15分が限り' }
])('an address after $failures failures waits $minutes minutes: $because', ({ failures, minutes }) => {
	expect(minutesBlocked(failed(failures, addressThrottle))).toBe(minutes);
});

it('forgives one failure of an account every half hour', () => {
	const later = afterFailure(accountThrottle, failed(4), start + 30 * minute);
	expect(later.failures).toBe(4);
	expect(afterFailure(accountThrottle, failed(4), start + 29 * minute).failures).toBe(5);
});

it('forgives at the same pace however the failures are spaced', () => {
	let state = failed(4);
	for (const at of [20, 40, 60]) state = afterFailure(accountThrottle, state, start + at * minute);
	expect(state.failures).toBe(4 + 3 - 2);
});

it('forgets a key when all is forgiven and no block runs', () => {
	expect(isForgotten(accountThrottle, failed(2), start + 59 * minute)).toBe(false);
	expect(isForgotten(accountThrottle, failed(2), start + 60 * minute)).toBe(true);
	expect(isForgotten(accountThrottle, { failures: 1, lastAt: 0, blockedUntil: start + 1 }, start)).toBe(false);
});

it('does not forgive backwards when the clock was set back', () => {
	expect(afterFailure(accountThrottle, failed(4), start - 60 * minute).failures).toBe(5);
});

it.each([
	{ rule: accountThrottle, longest: 60, because: '利用者は1時間' },
	{ rule: addressThrottle, longest: 15, because: 'アドレスは15分' }
])('lets no block last longer than the longest after a clock that was a year ahead: $because', ({ rule, longest }) => {
	const ahead = failed(60, rule, start + 365 * 24 * 60 * minute);
	expect(minutesBlocked(asOf(rule, ahead, start))).toBe(longest);
	expect(asOf(rule, ahead, start)).toMatchObject({ failures: 60, lastAt: start });
});

it('goes on forgiving from now after a clock that was ahead', () => {
	const corrected = asOf(accountThrottle, failed(4, accountThrottle, start + 600 * minute), start);
	expect(afterFailure(accountThrottle, corrected, start + 60 * minute).failures).toBe(4 - 2 + 1);
});

it('leaves a state of the past as it is', () => {
	const state = failed(6);
	expect(asOf(accountThrottle, state, start + minute)).toEqual(state);
});
