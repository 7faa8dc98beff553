import { expect, it } from 'vitest';
import type { Round } from '$lib/offline/queue';
import { resentFileWords, resentWords } from './resent-words';

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

it.each([
	{ outcome: 'nothing', standing: null, needsSignIn: false, says: /^送信しました。$/ },
	{ outcome: 'nothing', standing: 'rejected', needsSignIn: false, says: /^証跡は受け付けられませんでした。理由を読み/ },
	{ outcome: 'sent', standing: 'unsent', needsSignIn: false, says: /^証跡はまだ送信できていません。/ },
	{ outcome: 'not-reached', standing: 'unsent', needsSignIn: false, says: /^つながりませんでした。/ },
	{ outcome: 'nothing', standing: 'unsent', needsSignIn: true, says: /ログインすると送信されます。$/ }
] as const)('a file, $outcome, then $standing: $says', ({ outcome, standing, needsSignIn, says }) => {
	expect(resentFileWords(outcome, standing, needsSignIn)).toMatch(says);
});
