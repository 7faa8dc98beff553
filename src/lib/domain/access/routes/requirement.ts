import { type RouteRow } from './row';

/** 必須研修, 所属の状況, 確認と報告の流れ. */
export const requirementRoutes: readonly RouteRow[] = [
	{ path: '/requirements', action: 'GET', what: '必須研修の一覧を見る', who: 'requirement:read' },
	{ path: '/requirements', action: '?/copy', what: '前の年度の必須研修を写す', who: 'requirement:edit' },
	{ path: '/requirements/new', action: 'GET', what: '必須研修を作る画面を開く', who: 'requirement:edit' },
	{ path: '/requirements/new', action: '?/preview', what: '保存せずに対象の人数を計算する', who: 'requirement:edit' },
	{ path: '/requirements/new', action: '?/create', what: '必須研修を下書きとして作る', who: 'requirement:edit' },
	{ path: '/requirements/[id]', action: 'GET', what: '必須研修の実施状況を見る', who: 'requirement:read' },
	{ path: '/requirements/[id]', action: '?/publish', what: '必須研修を公開する', who: 'requirement:edit' },
	{ path: '/requirements/[id]', action: '?/withdraw', what: '必須研修を取りやめる', who: 'requirement:edit' },
	{ path: '/requirements/[id]', action: '?/delete', what: '必須研修の下書きを削除する', who: 'requirement:edit' },
	{ path: '/requirements/[id]', action: '?/remind', what: '未受講者に催促する', who: 'requirement:remind' },
	{ path: '/requirements/[id]', action: '?/exempt', what: '必須研修を免除する', who: 'requirement:edit' },
	{ path: '/requirements/[id]', action: '?/end-exemption', what: '免除を終わりにする', who: 'requirement:edit' },
	{
		path: '/requirements/[id]',
		action: '?/take-back-exemption',
		what: 'まちがえた免除を取り消す',
		who: 'requirement:edit'
	},
	{ path: '/requirements/[id]/edit', action: 'GET', what: '必須研修を直す画面を開く', who: 'requirement:edit' },
	{
		path: '/requirements/[id]/edit',
		action: '?/preview',
		what: '保存せずに対象の人数を計算する',
		who: 'requirement:edit'
	},
	{ path: '/requirements/[id]/edit', action: '?/save', what: '必須研修を直す', who: 'requirement:edit' },
	{ path: '/requirements/[id]/people', action: 'GET', what: '必須研修の対象者の名簿を見る', who: 'requirement:read' },
	{ path: '/requirements/[id]/print', action: 'GET', what: '未受講者などの名簿を印刷する', who: 'requirement:read' },
	{
		path: '/requirements/[id]/file',
		action: 'GET',
		what: '未受講者などの名簿を表計算のファイルで受け取る',
		who: 'requirement:read'
	},
	{ path: '/requirements/[id]/waiting', action: 'GET', what: '必須研修の確認待ちを見る', who: 'requirement:confirm' },
	{
		path: '/requirements/[id]/waiting',
		action: 'POST',
		what: '必須研修の受講記録をまとめて確認する',
		who: 'requirement:confirm'
	},
	{ path: '/requirements/years/[year]', action: 'GET', what: '確認と報告の流れを見る', who: 'chain:read' },
	{
		path: '/requirements/years/[year]',
		action: '?/step',
		what: '分析・評価、CISOと委員会への報告を記録する',
		who: 'chain:confirm'
	},
	{ path: '/requirements/years/[year]', action: '?/drill', what: '訓練を記録する・直す', who: 'chain:confirm' },
	{
		path: '/requirements/years/[year]',
		action: '?/remove-drill',
		what: '訓練の記録を取り下げる',
		who: 'chain:confirm'
	},
	{ path: '/section', action: 'GET', what: '所属の状況を見る', who: 'section:read' },
	{ path: '/section', action: '?/confirm', what: '実施状況を確認する', who: 'section:confirm' },
	{ path: '/section', action: '?/remind', what: '所属の未受講者に催促する', who: 'section:remind' }
];
