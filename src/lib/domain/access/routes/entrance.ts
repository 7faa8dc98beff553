import { type RouteRow } from './row';

/** Signing in and out, the password, and what the program itself asks for. */
export const entranceRoutes: readonly RouteRow[] = [
	{ path: '/login', action: 'GET', what: 'ログインの画面を開く', who: 'anyone' },
	{ path: '/login', action: 'POST', what: 'ログインする', who: 'anyone' },
	{ path: '/logout', action: 'POST', what: 'ログアウトする', who: 'anyone' },
	{ path: '/logout/everywhere', action: 'POST', what: 'すべての端末からログアウトする', who: 'anyone' },
	{ path: '/shell', action: 'GET', what: '端末が持つ、中身のない画面', who: 'anyone' },
	{ path: '/healthz', action: 'GET', what: '動いているかを確かめる', who: 'anyone' },
	{ path: '/password', action: 'GET', what: 'パスワードの画面を開く', who: 'signed-in' },
	{ path: '/password', action: 'POST', what: '自分のパスワードを変える', who: 'signed-in' }
];
