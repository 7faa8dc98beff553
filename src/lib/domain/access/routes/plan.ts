import { type RouteRow } from './row';

/** 計画 and their years. */
export const planRoutes: readonly RouteRow[] = [
	{ path: '/plans', action: 'GET', what: '計画の一覧を見る', who: 'figure:read' },
	{ path: '/plans/new', action: 'GET', what: '計画を作る画面を開く', who: 'plan:edit' },
	{ path: '/plans/new', action: 'POST', what: '計画を作る', who: 'plan:edit' },
	{ path: '/plans/[plan]', action: 'GET', what: '計画と全体の数値を見る', who: 'figure:read' },
	{ path: '/plans/[plan]/edit', action: 'GET', what: '計画を直す画面を開く', who: 'plan:edit' },
	{ path: '/plans/[plan]/edit', action: 'POST', what: '計画の名前・出典・期間を直す', who: 'plan:edit' },
	{ path: '/plans/[plan]/targets', action: 'GET', what: '目標の画面を開く', who: 'plan:edit' },
	{ path: '/plans/[plan]/targets', action: '?/save', what: '目標と備考を変える', who: 'plan:edit' },
	{ path: '/plans/[plan]/targets', action: '?/preview', what: '保存せずに目標の人数を計算する', who: 'plan:edit' },
	{ path: '/plans/[plan]/indicators/new', action: 'GET', what: '指標を作る画面を開く', who: 'plan:edit' },
	{ path: '/plans/[plan]/indicators/new', action: '?/preview', what: '新しい指標を試算する', who: 'plan:edit' },
	{ path: '/plans/[plan]/indicators/new', action: '?/create', what: '指標を作る', who: 'plan:edit' },
	{ path: '/plans/[plan]/copy', action: 'GET', what: '次の計画を作る画面を開く', who: 'plan:edit' },
	{ path: '/plans/[plan]/copy', action: '?/preview', what: '次の計画に写すものを確かめる', who: 'plan:edit' },
	{ path: '/plans/[plan]/copy', action: '?/create', what: '計画を写して次の計画を作る', who: 'plan:edit' },
	{ path: '/plans/[plan]/print', action: 'GET', what: '計画の数値を印刷する', who: 'figure:read' },
	{ path: '/plans/[plan]/close', action: 'GET', what: '年度を締める画面を開く', who: 'figure:freeze' },
	{ path: '/plans/[plan]/close', action: '?/close', what: '計画の年度を締める', who: 'figure:freeze' }
];
