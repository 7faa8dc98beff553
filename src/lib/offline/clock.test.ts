import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { isClockOff } from './clock';

const today = day('2026-06-01');
it.each([
	{ because: 'the clock is right', at: '2026-06-01T01:00:00Z', now: '2026-06-04T01:00:00Z', off: false },
	{ because: 'it was kept just after midnight', at: '2026-06-01T15:01:00Z', now: '2026-06-02T01:00:00Z', off: false },
	{ because: 'a day ahead', at: '2026-06-02T01:00:00Z', now: '2026-06-02T02:00:00Z', off: true },
	{ because: 'a day behind', at: '2026-05-31T01:00:00Z', now: '2026-05-31T02:00:00Z', off: true },
	{ because: 'set back since', at: '2026-06-01T01:00:00Z', now: '2026-05-30T01:00:00Z', off: true }
])('$because: $off', ({ at, now, off }) => {
	expect(isClockOff({ at, today }, new Date(now))).toBe(off);
});
