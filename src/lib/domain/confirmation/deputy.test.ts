import { day } from '$lib/domain/calendar';
import { expect, it } from 'vitest';
import { deputyFault } from './deputy';

it.each([
	{ from: '2026-06-15', to: '2026-06-15', fault: null, because: '今日一日だけ' },
	{ from: '2026-06-16', to: '2026-06-30', fault: null, because: '先の日から' },
	{ from: '2026-06-14', to: '2026-06-30', fault: 'begins-in-the-past', because: '昨日からはもう確認できない' },
	{ from: '2026-06-20', to: '2026-06-19', fault: 'ends-before-it-begins', because: '終わりが先' }
])('$because: $from – $to', ({ from, to, fault }) => {
	expect(deputyFault({ from: day(from), to: day(to) }, day('2026-06-15'))).toBe(fault);
});
