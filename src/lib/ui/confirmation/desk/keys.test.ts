import { expect, it } from 'vitest';
import { keyAct, type KeyPlace } from './keys';

const pressed = (key: string, more: object = {}) => ({
	...{ key, keyCode: 0, isComposing: false, repeat: false },
	...{ ctrlKey: false, altKey: false, metaKey: false, defaultPrevented: false },
	...more
});

it.each<{ key: string; more?: object; place?: KeyPlace; act: string | null; because: string }>([
	{ key: 'j', act: 'next', because: '次へ' },
	{ key: 'K', act: 'previous', because: '大文字でも同じ' },
	{ key: 'Enter', act: 'confirm', because: '確認' },
	{ key: '?', act: 'help', because: '一覧' },
	{ key: 'x', act: null, because: '何もしないキー' },
	{ key: 'j', place: 'text', act: null, because: '書いている最中の文字' },
	{ key: 'Enter', place: 'text', act: null, because: '書いている最中のEnter' },
	{ key: 'Enter', more: { isComposing: true }, act: null, because: '変換を確定するEnter' },
	{ key: 'Enter', more: { keyCode: 229 }, act: null, because: 'Safariの変換を確定するEnter' },
	{ key: 'Enter', place: 'control', act: null, because: 'ボタンやリンクのEnterはそのもの' },
	{ key: 'r', place: 'control', act: 'return', because: 'ボタンの上でも文字は使える' },
	{ key: 'Enter', more: { repeat: true }, act: null, because: '押し続けても確認は一度' },
	{ key: 'j', more: { repeat: true }, act: 'next', because: '押し続けて進む' },
	{ key: 'r', more: { ctrlKey: true }, act: null, because: 'ブラウザーの再読み込み' },
	{ key: 'h', more: { metaKey: true }, act: null, because: 'Macの「隠す」' },
	{ key: 'j', more: { defaultPrevented: true }, act: null, because: 'ほかで使われたキー' }
])('$key is $act: $because', ({ key, more, place = 'elsewhere', act }) => {
	expect(keyAct(pressed(key, more), place)).toBe(act);
});
