import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import SignOutQuestion from './SignOutQuestion.svelte';

const nothing = () => {};
const acts = { onsend: nothing, onkeepcopy: nothing, onleave: nothing, onclose: nothing };
const asked = (waiting: number, refused: number) =>
	render(SignOutQuestion, { props: { waiting, refused, message: null, isSending: false, ...acts } }).body;

const promise = '次にあなたがログインしたときに送信します。';

it.each([
	{ refused: 0, send: true, way: false, because: 'all of them may go' },
	{ refused: 1, send: true, way: true, because: 'one of them only after it was mended' },
	{ refused: 2, send: false, way: true, because: 'none can go as it is, now or later' }
])('promises only what can come true: $because', ({ refused, send, way }) => {
	const body = asked(2, refused);
	const says = [body.includes('>送る'), body.includes(promise), body.includes('href="/outbox"')];
	expect([says, body.includes('うち1件は、')]).toEqual([[send, send, way], refused === 1]);
});
