import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import SignOutQuestion from './SignOutQuestion.svelte';
import { signOutTrouble } from './sign-out-words';

const nothing = () => {};
const acts = { onsend: nothing, onkeepcopy: nothing, onleave: nothing, onclose: nothing };
const asked = (waiting: number, refused: number, isOff = false) =>
	render(SignOutQuestion, { props: { waiting, refused, isOff, trouble: null, isBusy: false, ...acts } }).body;
const buttonsIn = (body: string) =>
	['送る', '控えを保存', '残す', 'ログアウト'].filter((one) => body.includes(`>${one}<`));

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

it.each([0, 1, 2])(
	'offers and promises without a network only what can be done there, %d of two refused',
	(refused) => {
		const body = asked(2, refused, true);
		expect(buttonsIn(body)).toEqual(['控えを保存']);
		expect(body).toContain('いまはログアウトできません');
		expect(body).not.toMatch(/残すと|残したもの|次にあなたが/);
	}
);

it('says that all is sent where nothing is left, and then only signs out', () => {
	const body = asked(0, 0);
	expect(body).toContain('すべて送信しました');
	expect([buttonsIn(body), /0件|残す|field-error/.test(body)]).toEqual([['ログアウト'], false]);
});

it.each([
	{ waiting: 2, refused: 0, isOff: false, trouble: null, says: null },
	{ waiting: 2, refused: 0, isOff: false, trouble: 'unsent' as const, says: /まだ送信できていない/ },
	{ waiting: 2, refused: 2, isOff: false, trouble: 'unsent' as const, says: null },
	{ waiting: 0, refused: 0, isOff: false, trouble: 'unsent' as const, says: null },
	{
		waiting: 2,
		refused: 0,
		isOff: false,
		trouble: 'unreached' as const,
		says: /ログアウトできません.*控えは保存できます/
	},
	{ waiting: 0, refused: 0, isOff: false, trouble: 'unreached' as const, says: /渡さないでください。$/ }
])('$trouble with $waiting unsent, $refused refused: $says', ({ says, ...standing }) => {
	expect(signOutTrouble(standing) ?? 'nothing').toMatch(says ?? /^nothing$/);
});

it('asks about files whose record was sent; of them no copy can be kept', () => {
	const props = { waiting: 0, files: 2, refused: 0, isOff: false, trouble: null, isBusy: false, ...acts };
	const body = render(SignOutQuestion, { props }).body;
	expect(body).toContain('送信していない証跡が2件あります');
	expect(buttonsIn(body)).toEqual(['送る', '残す']);
	expect(signOutTrouble({ ...props, trouble: 'unsent' })).toMatch(/証跡があります/);
	expect(render(SignOutQuestion, { props: { ...props, waiting: 1 } }).body).toContain('記録が1件と証跡が2件');
});
