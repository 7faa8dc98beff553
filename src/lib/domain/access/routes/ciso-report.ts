import { type RouteRow } from './row';

/** CISO報告書, as it stands and as it was handed in. */
export const cisoReportRoutes: readonly RouteRow[] = [
	{ path: '/requirements/report/[year]', action: 'GET', what: 'CISO報告書のいまの内容を見る', who: 'chain:read' },
	{ path: '/requirements/report/[year]', action: 'GET', what: 'CISO報告書の氏名を見る', who: 'requirement:read' },
	{ path: '/requirements/report/[year]', action: '?/hand-in', what: 'CISO報告書を提出する', who: 'chain:confirm' },
	{ path: '/requirements/report/[year]/print', action: 'GET', what: 'CISO報告書を印刷する', who: 'chain:read' },
	{
		path: '/requirements/report/[year]/export/[file]',
		action: 'GET',
		what: 'CISO報告書をファイルで受け取る',
		who: 'chain:read'
	},
	{
		path: '/requirements/report/[year]/[edition]',
		action: 'GET',
		what: '提出したCISO報告書を見る',
		who: 'chain:read'
	},
	{
		path: '/requirements/report/[year]/[edition]',
		action: 'GET',
		what: '提出したCISO報告書の氏名を見る',
		who: 'requirement:read'
	},
	{
		path: '/requirements/report/[year]/[edition]/export/[file]',
		action: 'GET',
		what: '提出したCISO報告書を表計算のファイルで受け取る',
		who: 'chain:read'
	},
	{
		path: '/requirements/report/[year]/[edition]/export/[file]',
		action: 'GET',
		what: '提出した内容のファイルを受け取る',
		who: 'requirement:read'
	}
];
