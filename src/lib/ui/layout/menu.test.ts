import { expect, it } from 'vitest';
import type { Permission } from '$lib/domain/access';
import { menuFor, placeInMenu } from './menu';

const labels = (permissions: Permission[], closesSection?: boolean) =>
	menuFor({ permissions, waiting: null, closesSection }).map(({ label }) => label);

it('shows a member of staff nothing they may not open', () => {
	const menu = labels(['completion:record:own', 'completion:read:own', 'device:read', 'figure:read']);
	expect(menu).toEqual(['ホーム', '受講を記録する', '自分の台帳', '送信待ち', '計画', '端末', 'パスワードの変更']);
});

it('offers 代理で記録 and 確認の代行 to whoever has people of their own, and 設定 to whoever decides', () => {
	expect(labels(['completion:record:others', 'deputy:appoint'])).toEqual([
		...['ホーム', '代理で記録', '確認の代行', 'パスワードの変更']
	]);
	expect(labels(['setting:change'])).toContain('設定');
});

it('leads to 所属の状況 whoever reads sections, and whoever has still to close one of the year that ended', () => {
	expect(labels(['section:read'])).toContain('所属の状況');
	expect(labels(['completion:record:own'], true)).toContain('所属の状況');
	expect(labels(['completion:record:own'], false)).not.toContain('所属の状況');
});

it('says how many records wait for whoever confirms', () => {
	for (const permission of ['completion:confirm', 'holding:confirm'] as const)
		expect(menuFor({ permissions: [permission], waiting: 6 })).toContainEqual({
			href: '/confirm',
			label: '確認待ち',
			count: 6
		});
});

it('says how many of one’s own wait on the device', () => {
	const menu = menuFor({ permissions: ['completion:record:own'], waiting: null }, 2);
	expect(menu).toContainEqual({ href: '/outbox', label: '送信待ち', count: 2 });
});

it('shows an indicator under 計画, and every other page where it is', () => {
	expect(['/indicators/dx', '/indicators/dx/people', '/records/new', '/'].map(placeInMenu)).toEqual([
		'/plans',
		'/plans',
		'/records/new',
		'/'
	]);
});
