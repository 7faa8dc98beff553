import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { validUntil } from './valid-until';

it.each([
	{ completedOn: '2024-03-31', months: 12, until: '2025-03-31', because: '年度末の受講は翌年度末の日から数えない' },
	{ completedOn: '2024-04-01', months: 12, until: '2025-04-01', because: '年度初めの受講は翌年度末まで有効' },
	{ completedOn: '2024-02-29', months: 12, until: '2025-02-28', because: '閏日は月末に寄せる' },
	{ completedOn: '2024-02-29', months: 48, until: '2028-02-29', because: '閏年から閏年へ' },
	{ completedOn: '2023-02-28', months: 12, until: '2024-02-28', because: '月末でも日は変わらない' },
	{ completedOn: '2024-08-31', months: 6, until: '2025-02-28', because: '31日のない月は月末に寄せる' },
	{ completedOn: '2024-01-31', months: 1, until: '2024-02-29', because: '閏年の2月末に寄せる' },
	{ completedOn: '2024-12-15', months: 1, until: '2025-01-15', because: '年をまたぐ' },
	{ completedOn: '2024-06-12', months: 99_999, until: '9999-12-31', because: '暦の終わりより先は暦の終わり' },
	{ completedOn: '2024-06-12', months: null, until: null, because: '有効期限のない研修' }
])('$because: $completedOn + $months', ({ completedOn, months, until }) => {
	expect(validUntil(day(completedOn), months)).toEqual(until && day(until));
});
