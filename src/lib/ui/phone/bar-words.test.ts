import { expect, it } from 'vitest';
import { barSentence } from './bar-words';

const nothing = { waiting: 0, held: 0, needsSignIn: false, isOff: false, at: null, isAsking: false };
const at = '2026-06-01T00:00:00Z';

it.each([
	{ known: {}, says: null, because: 'there is nothing to know' },
	{ known: { waiting: 2 }, says: null, because: 'the count says it' },
	{ known: { held: 1 }, says: '受け付けられなかった記録があります。', because: 'the person has to act' },
	{ known: { at }, says: 'つながっていません。', because: 'the page is as the device had kept it' },
	{ known: { isOff: true }, says: 'つながっていません。', because: 'the network went while the page was open' },
	{ known: { at, isAsking: true }, says: 'サーバーに確かめています。', because: 'an answer may come yet' },
	{ known: { at, isAsking: true, isOff: true }, says: 'つながっていません。', because: 'none can come' },
	{ known: { waiting: 1, needsSignIn: true }, says: 'ログインすると送信されます。', because: 'only that holds it up' },
	{ known: { needsSignIn: true, at }, says: 'もう一度ログインしてください。', because: 'the session has ended' }
])('$says: $because', ({ known, says }) => {
	expect(barSentence({ ...nothing, ...known })).toBe(says);
});
