import { type RouteRow } from './row';

/** 操作の記録. */
export const auditRoutes: readonly RouteRow[] = [
	{ path: '/audit', action: 'GET', what: '操作の記録を見る', who: 'audit:read' },
	{ path: '/audit', action: '?/verify', what: '操作の記録に書き換えた跡がないか確かめる', who: 'audit:read' }
];
