import { type RouteRow } from './row';

/** What people see and record of themselves and of others: ホーム, 台帳, 代理で記録, 資格, 送信待ち. */
export const recordRoutes: readonly RouteRow[] = [
	{ path: '/', action: 'GET', what: 'ホームを開く', who: 'signed-in' },
	{ path: '/', action: 'GET', what: '今年度の必須を見る', who: 'completion:read:own' },
	{ path: '/records', action: 'GET', what: '自分の台帳を見る', who: 'completion:read:own' },
	{ path: '/records/new', action: 'GET', what: '受講を記録する画面を開く', who: 'completion:record:own' },
	{ path: '/records/new', action: 'POST', what: '受講を記録する', who: 'completion:record:own' },
	{ path: '/records', action: '?/attach', what: '自分の受講記録に証跡を付ける', who: 'completion:record:own' },
	{ path: '/records', action: '?/detach', what: '自分の受講記録の証跡を外す', who: 'completion:record:own' },
	{ path: '/records', action: '?/withdraw', what: '自分の受講記録を取り下げる', who: 'completion:record:own' },
	{ path: '/records/edit', action: 'GET', what: '自分の受講記録を直す画面を開く', who: 'completion:record:own' },
	{ path: '/records/edit', action: 'POST', what: '自分の受講記録を直す', who: 'completion:record:own' },
	{ path: '/records/others', action: 'GET', what: '代理で記録の画面を開く', who: 'completion:record:others' },
	{ path: '/records/others', action: '?/preview', what: '代理で記録する人を確かめる', who: 'completion:record:others' },
	{ path: '/records/others', action: '?/record', what: '受講を代理で記録する', who: 'completion:record:others' },
	{
		path: '/records/others',
		action: '?/withdraw',
		what: '代理で記録したものを取り下げる',
		who: 'completion:record:others'
	},
	{ path: '/qualifications', action: 'GET', what: '自分の資格を見る', who: 'holding:record:own' },
	{ path: '/qualifications', action: '?/withdraw', what: '自分の資格の記録を取り下げる', who: 'holding:record:own' },
	{ path: '/qualifications', action: '?/detach', what: '自分の資格の証跡を外す', who: 'holding:record:own' },
	{ path: '/qualifications/new', action: 'GET', what: '資格を記録する画面を開く', who: 'holding:record:own' },
	{ path: '/qualifications/new', action: 'POST', what: '資格を記録する', who: 'holding:record:own' },
	{ path: '/outbox', action: 'GET', what: '送信待ちを見る', who: 'completion:record:own' },
	{ path: '/devices', action: 'GET', what: '端末の一覧を見る', who: 'device:read' }
];
