import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import type { CommandAnswer } from '$lib/domain/outbox';
import UnsentCard from './UnsentCard.svelte';
import type { ShownItem } from './unsent-words';

const claim = { courseCode: 'DX', completedOn: '2026-06-01', hours: '2', comprehension: '' };
const server = {
	...{ courseCode: 'DX', completedOn: '2026-06-03', hours: 5, comprehension: null },
	...{ state: 'waiting', entry: 77 }
};
const rejected = { outcome: 'rejected', message: 'だめな理由', mendable: true };

function drawn(answer: object | null, changes: object = {}): string {
	const standing = answer ? (answer as CommandAnswer).outcome : 'unsent';
	const item = {
		...{
			opId: 'op',
			recordId: 'r',
			createdAt: '2026-06-01T00:00:00Z',
			attempts: 1,
			about: null,
			later: 0,
			standing,
			answer
		},
		command: { kind: 'record', claim },
		...changes
	} as unknown as ShownItem;
	const act = () => {};
	const props = { item, courses: new Map([['DX', 'DX基礎']]), needsSignIn: false };
	const { body } = render(UnsentCard, { props: { ...props, onresend: act, oncancel: act, onkeepcopy: act } });
	return body.replace(/<!--.*?-->/g, '');
}

it.each([
	{ answer: null, can: ['再送', '編集', '取消', '控えを保存'], cannot: [], because: 'it only waits' },
	{
		answer: rejected,
		can: ['だめな理由', '編集', '取消'],
		cannot: ['再送'],
		because: 'the same again would be refused'
	},
	{
		answer: { ...rejected, mendable: false },
		can: ['記録し直す', '取消', '控えを保存'],
		cannot: ['再送', '編集'],
		because: 'nothing could mend it'
	},
	{
		answer: { outcome: 'conflict', message: '見比べて', server },
		can: ['この端末', '2時間', 'サーバー', '5時間', '確認待ち', '見比べて', '編集', '取消'],
		cannot: ['再送'],
		because: 'both versions stand side by side'
	},
	{
		answer: { outcome: 'conflict', message: '相談して', server: { ...server, state: 'confirmed' } },
		can: ['確認済', '相談して', '取消', '控えを保存'],
		cannot: ['再送', '編集'],
		because: 'what is confirmed cannot be edited'
	}
])('offers what helps: $because', ({ answer, can, cannot }) => {
	const body = drawn(answer);
	expect(can.filter((words) => !body.includes(words))).toEqual([]);
	expect(cannot.filter((words) => body.includes(`>${words}<`))).toEqual([]);
});

it('does not offer to call back a 取消 that may have arrived', () => {
	const withdrawal = { command: { kind: 'withdraw', reason: 'x' } };
	expect(drawn(null, withdrawal)).not.toContain('>取消をやめる<');
	expect(drawn(null, { ...withdrawal, attempts: 0 })).toContain('>取消をやめる<');
	expect(drawn(null, withdrawal)).toMatch(/取消を送信待ち.*届いているかもしれません.*自動で取り下げます/s);
});
