import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import AppShell from './AppShell.svelte';

const links = [
	{ href: '/', label: 'ホーム' },
	{ href: '/records', label: '自分の台帳' },
	{ href: '/records/new', label: '受講を記録する' },
	{ href: '/confirm', label: '確認待ち', count: 6 }
];
const children = (() => {}) as never;

function here(current: string): string[] {
	const { body } = render(AppShell, {
		props: { person: { name: '山田', department: null }, links, current, children }
	});
	return [...body.matchAll(/<a href="([^"]+)"[^>]*aria-current="page"/g)].map((match) => match[1] ?? '');
}

describe('AppShell', () => {
	it.each([
		{ current: '/', marked: ['/'], because: 'ホーム is only itself' },
		{ current: '/records', marked: ['/records'], because: 'the page itself' },
		{ current: '/records/new', marked: ['/records/new'], because: 'the longest match, not its parent too' },
		{ current: '/records/12', marked: ['/records'], because: 'a page below it' },
		{ current: '/recordings', marked: [], because: 'only whole segments count' }
	])('marks where one is at $current: $because', ({ current, marked }) => {
		expect(here(current)).toEqual(marked);
	});

	it('has a menu that opens without JavaScript and a sign-out that is a form', () => {
		const { body } = render(AppShell, { props: { person: { name: '山田', department: '企画課' }, links, children } });
		const menu = /popovertarget="([^"]+)"/.exec(body)?.[1];
		expect(body).toContain(`id="${menu}" popover`);
		expect(body).toMatch(/<form method="POST" action="\/logout">/);
	});

	it('shows neither menu nor sign-out where nobody is signed in', () => {
		const { body } = render(AppShell, { props: { children } });
		expect(body).not.toContain('メニュー');
		expect(body).not.toContain('ログアウト');
	});
});
