import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import DaySteps from './DaySteps.svelte';

it.each([
	['2026-05-15', ['2026-04-30', '2026-05-31', '2027-03-31'], 'a month back, a month on, and the end of the 年度'],
	['2026-03-31', ['2026-02-28', '2026-04-30'], 'it is the end of the 年度'],
	['2200-12-31', ['2200-11-30'], 'behind it nothing can be asked for'],
	['1900-01-01', ['1900-01-31', '1900-03-31'], 'nor before']
])('from %s the links lead to %o: %s', (asOf, days, _because) => {
	const { body } = render(DaySteps, { props: { asOf: day(asOf), href: (to: string) => `/x?as-of=${to}` } });
	expect([...body.matchAll(/as-of=([\d-]+)/g)].map(([, to]) => to)).toEqual(days);
});
