import { type RouteRow } from './row';

/** What pages and devices ask for without a screen. */
export const apiRoutes: readonly RouteRow[] = [
	{ path: '/api/me', action: 'GET', what: '自分の名前とメニュー', who: 'signed-in' },
	{ path: '/api/home', action: 'GET', what: 'ホームの中身', who: 'signed-in' },
	{ path: '/api/records', action: 'GET', what: '自分の台帳の中身', who: 'completion:read:own' },
	{ path: '/api/outbox', action: 'POST', what: '端末の記録を送る', who: 'completion:record:own' },
	{ path: '/api/outbox/key', action: 'GET', what: '未送信の記録を守る鍵', who: 'completion:record:own' },
	{ path: '/api/evidence/[sha256]', action: 'PUT', what: '証跡のファイルを送る', who: 'completion:record:own' },
	{ path: '/api/waiting', action: 'GET', what: '受講記録の確認待ちの続き', who: 'completion:confirm' },
	{ path: '/api/waiting', action: 'GET', what: '資格の確認待ちの続き', who: 'holding:confirm' },
	{ path: '/api/devices', action: 'GET', what: '端末の一覧の中身', who: 'device:read' },
	{ path: '/api/record-form', action: 'GET', what: '受講を記録する画面の選択肢', who: 'completion:record:own' }
];
