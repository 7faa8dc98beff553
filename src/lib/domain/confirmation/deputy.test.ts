import { day } from '$lib/domain/calendar';
import { expect, it } from 'vitest';
import { deputyFault } from './deputy';

it.each([
	{ from: '2026-06-15', to: '2026-06-15', fault: null, because: '今日一日だけ' },
	{ from: '2026-06-16', to: '2026-06-30', fault: null, because: '先の日から' },
	{ from: '2026-06-14', to: '2026-06-30', fault: 'begins-in-the-past', because: '昨日からはもう確認できない' },
	{ from: '2026-06-16', to: '2027-06-15', fault: null, because: 'ちょうど1年' },
	{ from: '2026-06-16', to: '2027-06-16', fault: 'too-long', because: '1年と1日' },
	{ from: '2028-02-29', to: '2029-02-27', fault: null, because: 'うるう日から1年' },
	{ from: '2026-06-30', to: '2126-06-30', fault: 'too-long', because: '年の打ち間違い' },
	{ from: '2026-06-20', to: '2026-06-19', fault: 'ends-before-it-begins', because: '終わりが先' }
])('$because: $from – $to', ({ from, to, fault }) => {
	expect(deputyFault({ from: day(from), to: day(to) }, day('2026-06-15'))).toBe(fault);
});
