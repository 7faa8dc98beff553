import { type RouteRow } from './row';

/** 指標: their figures, rules, files and frozen reports. */
export const indicatorRoutes: readonly RouteRow[] = [
	{ path: '/indicators/[code]', action: 'GET', what: '指標の数え方と全体の数値を見る', who: 'figure:read' },
	{ path: '/indicators/[code]', action: 'GET', what: '5人以上の課と部の数値を見る', who: 'figure:read:line' },
	{ path: '/indicators/[code]', action: 'GET', what: '所属の数値を見る', who: 'figure:read:departments' },
	{ path: '/indicators/[code]', action: '?/enter', what: '手入力の指標の数値を入力する', who: 'figure:enter' },
	{ path: '/indicators/[code]/edit', action: 'GET', what: '指標の名前を直す画面を開く', who: 'plan:edit' },
	{ path: '/indicators/[code]/edit', action: 'POST', what: '指標の名前と備考を直す', who: 'plan:edit' },
	{ path: '/indicators/[code]/rule', action: 'GET', what: '数え方を改める画面を開く', who: 'plan:edit' },
	{ path: '/indicators/[code]/rule', action: '?/preview', what: '新しい数え方を試算する', who: 'plan:edit' },
	{ path: '/indicators/[code]/rule', action: '?/save', what: '数え方を改める', who: 'plan:edit' },
	{ path: '/indicators/[code]/rule', action: '?/withdraw', what: '予定の改定を取りやめる', who: 'plan:edit' },
	{ path: '/indicators/[code]/years', action: 'GET', what: '全体の数値を年度で比べる', who: 'figure:read' },
	{
		path: '/indicators/[code]/years',
		action: 'GET',
		what: '5人以上の課と部の数値を年度で比べる',
		who: 'figure:read:line'
	},
	{ path: '/indicators/[code]/years', action: 'GET', what: '所属の数値を年度で比べる', who: 'figure:read:departments' },
	{ path: '/indicators/[code]/people', action: 'GET', what: '数値のもとになった人を見る', who: 'figure:names' },
	{ path: '/indicators/[code]/export', action: 'GET', what: '出力の画面を開く', who: 'figure:read:departments' },
	{
		path: '/indicators/[code]/export/unfit',
		action: 'GET',
		what: 'CP932で表せない文字を見る',
		who: 'figure:read:departments'
	},
	{
		path: '/indicators/[code]/export/[file]',
		action: 'GET',
		what: '所属の数値をファイルで受け取る',
		who: 'figure:read:departments'
	},
	{ path: '/indicators/[code]/export/[file]', action: 'GET', what: '名簿をファイルで受け取る', who: 'figure:names' },
	{ path: '/indicators/[code]/print', action: 'GET', what: '指標の全体の数値を印刷する', who: 'figure:read' },
	{ path: '/indicators/[code]/print', action: 'GET', what: '5人以上の課と部の数値を印刷する', who: 'figure:read:line' },
	{ path: '/indicators/[code]/print', action: 'GET', what: '所属の数値を印刷する', who: 'figure:read:departments' },
	{ path: '/indicators/[code]/frozen', action: 'GET', what: '確定した報告の一覧を見る', who: 'figure:read' },
	{ path: '/indicators/[code]/frozen', action: '?/freeze', what: '報告を確定する', who: 'figure:freeze' },
	{
		path: '/indicators/[code]/frozen/[asOf]/[edition]',
		action: 'GET',
		what: '確定した全体の数値を見る',
		who: 'figure:read'
	},
	{
		path: '/indicators/[code]/frozen/[asOf]/[edition]',
		action: 'GET',
		what: '確定した所属の数値を見る',
		who: 'figure:read:departments'
	},
	{
		path: '/indicators/[code]/frozen/[asOf]/[edition]/people',
		action: 'GET',
		what: '確定した名簿を見る',
		who: 'figure:names'
	},
	{
		path: '/indicators/[code]/frozen/[asOf]/[edition]/export/[file]',
		action: 'GET',
		what: '確定した所属の数値をファイルで受け取る',
		who: 'figure:read:departments'
	},
	{
		path: '/indicators/[code]/frozen/[asOf]/[edition]/export/[file]',
		action: 'GET',
		what: '確定した名簿を表計算のファイルで受け取る',
		who: 'figure:names'
	},
	{
		path: '/indicators/[code]/frozen/[asOf]/[edition]/file',
		action: 'GET',
		what: '確定した内容のファイルを受け取る（全員の名簿を見られる人だけ）',
		who: 'figure:names'
	}
];
