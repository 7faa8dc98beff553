import { describe, expect, it } from 'vitest';
import { safeNext, sessionEndIn, signInPath } from './safe-next';

describe('where to go after signing in', () => {
	it.each([
		{ next: '/records?year=2026', to: '/records?year=2026', because: '開こうとしたページ' },
		{ next: '/indicators/sumoto%2Ddx', to: '/indicators/sumoto%2Ddx', because: '開こうとしたページ' },
		{ next: null, to: '/', because: '指定なし' },
		{ next: '', to: '/', because: '空' },
		{ next: 'https://evil.example/', to: '/', because: 'よそのサイト' },
		{ next: '//evil.example', to: '/', because: 'よそのサイト' },
		{ next: '/\\evil.example', to: '/', because: '逆斜線も // と読まれる' },
		{ next: '/\t/evil.example', to: '/', because: 'タブは読み飛ばされる' },
		{ next: '/.//evil.example', to: '/', because: '整えると // で始まる' },
		{ next: 'javascript:alert(1)', to: '/', because: 'アドレスではない' },
		{ next: '/login?next=/login', to: '/', because: '堂々めぐり' },
		{ next: '/logout', to: '/', because: '入ってすぐ出る' }
	])('$next → $to: $because', ({ next, to }) => {
		expect(safeNext(next)).toBe(to);
	});
});

it.each([
	{ ended: null, path: '/login?next=%2Fplans%3Fday%3D1' },
	{ ended: 'time', path: '/login?next=%2Fplans%3Fday%3D1&session=ended' },
	{ ended: 'elsewhere', path: '/login?next=%2Fplans%3Fday%3D1&session=elsewhere' }
] as const)('the sign-in keeps the way back, and knows how a session has ended: $ended', ({ ended, path }) => {
	expect(signInPath('/plans?day=1', ended)).toBe(path);
	const { searchParams } = new URL(path, 'http://localhost');
	expect([safeNext(searchParams.get('next')), sessionEndIn(searchParams)]).toEqual(['/plans?day=1', ended]);
});

it('takes no other word for the end of a session', () => {
	expect(sessionEndIn(new URLSearchParams({ session: 'toString' }))).toBeNull();
});
