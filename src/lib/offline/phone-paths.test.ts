import { expect, it } from 'vitest';
import { isPhonePath } from './phone-paths';

it.each([
	{ path: '/', phones: true, because: 'ホーム' },
	{ path: '/records/new', phones: true, because: '受講を記録する' },
	{ path: '/records/', phones: true, because: '余分な斜線は同じ画面' },
	{ path: '/records/new/x', phones: false, because: 'その先は別の画面' },
	{ path: '/recordsnew', phones: false, because: '似た名前' },
	{ path: '/api/records', phones: false, because: '中身は画面ではない' },
	{ path: '/login', phones: false, because: 'サーバーが要る' }
])('$path is a page of the phone: $phones ($because)', ({ path, phones }) => {
	expect(isPhonePath(path)).toBe(phones);
});
