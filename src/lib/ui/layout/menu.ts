import type { Permission } from '$lib/domain/access';
import type { NavLink } from './AppShell.svelte';

const entries: (NavLink & { permission?: Permission; or?: Permission })[] = [
	{ href: '/', label: 'ホーム' },
	{ href: '/records/new', label: '受講を記録する', permission: 'completion:record:own' },
	{ href: '/records', label: '自分の台帳', permission: 'completion:read:own' },
	{ href: '/qualifications', label: '自分の資格', permission: 'holding:record:own' },
	{ href: '/outbox', label: '送信待ち', permission: 'completion:record:own' },
	{ href: '/confirm', label: '確認待ち', permission: 'completion:confirm', or: 'holding:confirm' },
	{ href: '/records/others', label: '代理で記録', permission: 'completion:record:others' },
	{ href: '/deputies', label: '確認の代行', permission: 'deputy:appoint' },
	{ href: '/section', label: '所属の状況', permission: 'section:read' },
	{ href: '/requirements', label: '必須研修', permission: 'requirement:read' },
	{ href: '/plans', label: '計画', permission: 'figure:read' },
	{ href: '/audit', label: '操作の記録', permission: 'audit:read' },
	{ href: '/settings', label: '設定', permission: 'setting:change' },
	{ href: '/devices', label: '端末', permission: 'device:read', own: true },
	{ href: '/password', label: 'パスワードの変更', own: true }
];

/** Where a page stands in the menu: an indicator belongs to its plan. */
export function placeInMenu(path: string): string {
	return path.startsWith('/indicators/') ? '/plans' : path;
}

/**
 * Whom the menu is for. `waiting`: how many records wait for their confirmation, null for whoever confirms none; `closesSection`: whether
 * they head nothing now and have still to confirm a section of the year that ended.
 */
type Reader = { permissions: readonly Permission[]; waiting: number | null; closesSection?: boolean };

/**
 * The pages this person may open.
 *
 * @param unsent how many of their own records wait on this device
 */
export function menuFor({ permissions, waiting, closesSection = false }: Reader, unsent = 0): NavLink[] {
	const counts: Record<string, number | null> = { '/confirm': waiting, '/outbox': unsent };
	const mayOpen = ({ href, permission, or }: (typeof entries)[number]) =>
		permission === undefined ||
		[permission, or].some((one) => one && permissions.includes(one)) ||
		(href === '/section' && closesSection);
	return entries
		.filter(mayOpen)
		.map(({ href, label, own }) => ({ href, label, count: counts[href] ?? null, ...(own && { own }) }));
}
