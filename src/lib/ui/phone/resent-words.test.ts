import { expect, it } from 'vitest';
import type { Round } from '$lib/offline/queue';
import { resentWords } from './resent-words';

const round = (outcome: string, ...answers: string[]) =>
	({ outcome, answers: answers.map((outcome) => ({ opId: '1', outcome })), message: null }) as unknown as Round;

it.each([
	{ came: round('not-reached'), left: 1, says: /^つながりませんでした。つながると自動で送信されます。$/ },
	{ came: round('needs-sign-in'), left: 1, says: /ログインすると送信されます。$/ },
	{ came: round('nobody'), left: 1, says: /もう一度ログイン/ },
	{ came: round('refused'), left: 1, says: /この端末に残っています。$/ },
	{ came: round('sent', 'applied', 'duplicate'), left: 0, says: /^送信しました。$/ },
	{ came: round('sent', 'applied', 'rejected'), left: 0, says: /^送信しました。1件は受け付けられませんでした。/ },
	{ came: round('not-reached', 'applied'), left: 1, says: /^送信しました。つながりませんでした。/ },
	{ came: round('nothing'), left: 0, says: /^送信しました。$/ },
	{ came: round('sent', 'waiting'), left: 1, says: /^まだ送信できていません。/ }
])('$came.outcome with $left left: $says', ({ came, left, says }) => {
	expect(resentWords(came, left)).toMatch(says);
});
