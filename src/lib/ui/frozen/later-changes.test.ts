import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import LaterChanges from './LaterChanges.svelte';

type Changes = Parameters<typeof LaterChanges>[1]['changes'];

const entry = {
	number: 17,
	at: '2026-04-10T00:05:00.000Z',
	sentence: [
		{ text: '受講記録を確認しました：', to: null },
		{ text: '海野 花子（0001）', to: { person: '0001' } }
	]
};
const hanako = { key: '0001', staffNumber: '0001', name: '海野 花子', department: '企画課', entry };
const nothing: Changes = {
	...{ count: 0, countWords: '', ruleChanged: false, ruleEntry: null, targets: null, people: [], seen: 0 },
	...{ mayReadLog: false, mayFreeze: false }
};
const one = {
	count: 1,
	countWords: '分子が増えた 1人',
	seen: 1,
	people: [{ ...hanako, before: '対象・未', now: '対象・済' }]
};

/** What stands there, without tags. */
function said(change: Partial<Changes>): string {
	return drawn(change)
		.replace(/<!--[\s\S]*?-->|<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ');
}

function drawn(change: Partial<Changes>, latest = 1): string {
	const props = { changes: { ...nothing, ...change }, code: 'dx', asOf: day('2026-03-31'), edition: 1, latest };
	return render(LaterChanges, { props }).body;
}

describe('LaterChanges', () => {
	it('says that there are none, and then asks for nothing', () => {
		expect(said({ mayFreeze: true })).toContain('確定後の変更はありません。');
		expect(drawn({ mayFreeze: true })).not.toContain('<a ');
	});

	it('shows who, what was and is, and what did it', () => {
		expect(said(one)).toContain('確定後の変更 1件 （分子が増えた 1人）');
		expect(said(one)).toContain(
			'海野 花子 0001 企画課 対象・未 対象・済 2026年4月10日 操作の記録 17番 受講記録を確認しました：海野 花子（0001）'
		);
	});

	it('leads to the entry only whoever reads the log, and to the next edition only whoever freezes', () => {
		expect(drawn(one)).not.toContain('<a ');
		const body = drawn({ ...one, mayReadLog: true, mayFreeze: true });
		expect(body).toContain('href="/audit?before=18"');
		expect(body).toContain('href="/audit?person=0001"');
		expect(body).toContain('href="/indicators/dx/frozen?as-of=2026-03-31"');
		expect(said({ ...one, mayFreeze: true })).toContain('第2版を確定する');
	});

	it.each<[because: string, change: Partial<Changes>, words: string]>([
		['who sees no names sees how many', { count: 3 }, '氏名を見る権限がないので、件数だけを表示しています。'],
		['others are of other sections', { ...one, count: 3 }, '担当する所属でない人の変更が2件あります。'],
		['so many are not read', { ...one, count: 1200, seen: 1200 }, '1,200件のうち、はじめの1件を表示しています。'],
		['no entry did it', { ...one, people: [{ ...one.people[0]!, entry: null }] }, '記録の変更ではありません'],
		['the rule was revised', { ruleChanged: true, ruleEntry: entry }, '数え方は、確定のあとで改められました。'],
		['whoever may not freeze is told who does', one, '人事担当かDX推進担当が次の版を確定します。']
	])('%s', (_because, change, words) => {
		expect(said(change)).toContain(words);
	});

	it('tells of targets that were changed since, with the entry, and that the people are the same', () => {
		const [before, now] = [70, 60].map((percent) => ({ percent, from: 'overall' }));
		const targets = { before: before!, now: now!, departments: 0, entry };
		expect(said({ targets })).toContain('確定後に目標が 70% から 60% に変わりました。');
		expect(said({ targets })).toContain('操作の記録 17番');
		expect(said({ targets })).toContain('数えられる人の変更はありません。');
		const departments = { ...targets, now: before!, departments: 2 };
		expect(said({ targets: departments })).not.toContain('確定後に目標が');
		expect(said({ targets: departments })).toContain('確定後に所属の目標が2件変わりました。');
		expect(said({ targets, mayFreeze: true })).toContain('第2版を確定する');
	});

	it('of an older edition does not offer the next', () => {
		expect(drawn({ ...one, mayFreeze: true }, 2)).not.toContain('版を確定する');
	});

	it('of departments has no column of names', () => {
		const people = [{ ...hanako, key: '1010', staffNumber: null, name: '', before: '空席', now: '配置あり' }];
		const body = drawn({ count: 1, seen: 1, people });
		expect(body).not.toContain('氏名</th>');
		expect(body).toContain('<th scope="row">企画課</th>');
	});
});
