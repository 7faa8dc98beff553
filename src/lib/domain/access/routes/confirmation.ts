import { type RouteRow } from './row';

/** What waits to be confirmed, who confirms it, and the 証跡 of it. */
export const confirmationRoutes: readonly RouteRow[] = [
	{ path: '/confirm', action: 'GET', what: '確認待ちを見る', who: 'completion:confirm' },
	{ path: '/confirm', action: '?/confirm', what: '受講記録を確認する', who: 'completion:confirm' },
	{ path: '/confirm', action: '?/return', what: '受講記録を差し戻す', who: 'completion:confirm' },
	{ path: '/confirm', action: '?/hold', what: '受講記録を保留する', who: 'completion:confirm' },
	{ path: '/confirm', action: '?/release', what: '受講記録の保留を解く', who: 'completion:confirm' },
	{ path: '/confirm', action: 'GET', what: '資格の確認待ちを見る', who: 'holding:confirm' },
	{ path: '/confirm', action: '?/confirm', what: '資格を確認する', who: 'holding:confirm' },
	{ path: '/confirm', action: '?/return', what: '資格の記録を差し戻す', who: 'holding:confirm' },
	{ path: '/confirm', action: '?/hold', what: '資格の記録を保留する', who: 'holding:confirm' },
	{ path: '/confirm', action: '?/release', what: '資格の記録の保留を解く', who: 'holding:confirm' },
	{ path: '/confirm/several', action: 'GET', what: '同じ研修・同じ日の記録をまとめて見る', who: 'completion:confirm' },
	{ path: '/confirm/several', action: 'POST', what: '受講記録をまとめて確認する', who: 'completion:confirm' },
	{ path: '/confirm/correct', action: 'GET', what: '訂正の画面を開く', who: 'completion:correct' },
	{ path: '/confirm/correct', action: '?/completion', what: '受講記録を訂正して確認する', who: 'completion:correct' },
	{ path: '/confirm/correct', action: '?/holding', what: '資格の記録を訂正して確認する', who: 'holding:correct' },
	{ path: '/confirm/correct', action: '?/detach', what: '受講記録から証跡を外す', who: 'completion:correct' },
	{ path: '/confirm/correct', action: '?/detach', what: '資格の記録から証跡を外す', who: 'holding:correct' },
	{ path: '/confirm/confirmed', action: 'GET', what: '確認済の記録を探す', who: 'completion:correct' },
	{ path: '/confirm/without-confirmer', action: 'GET', what: '承認者不在の記録を見る', who: 'completion:correct' },
	{ path: '/deputies', action: 'GET', what: '確認の代行を見る', who: 'deputy:appoint' },
	{ path: '/deputies', action: '?/appoint', what: '確認の代行を決める', who: 'deputy:appoint' },
	{ path: '/deputies', action: '?/end', what: '確認の代行を終わりにする', who: 'deputy:appoint' },
	{ path: '/settings', action: 'GET', what: '設定を見る', who: 'setting:change' },
	{ path: '/settings', action: 'POST', what: '記録をだれが確認するかを決める', who: 'setting:change' },
	{ path: '/evidence/[id]', action: 'GET', what: '受講記録の証跡を見る', who: 'completion:read' },
	{ path: '/evidence/[id]', action: 'GET', what: '資格の証跡を見る', who: 'holding:read' },
	{ path: '/evidence/[id]', action: 'GET', what: '必須研修の確認待ちの証跡を見る', who: 'requirement:confirm' }
];
