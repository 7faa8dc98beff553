import { type Permission } from './permission';

/** `POST` is a page's only action or an endpoint's method, as is `PUT`; `?/name` one of several actions. */
export type RouteAction = 'GET' | 'POST' | 'PUT' | `?/${string}`;

/** `signed-in` is whoever may use an account at all, whatever the role. */
export type Admission = 'anyone' | 'signed-in' | Permission;

/**
 * One thing that can be done at a path. Where a path and action stand more than once, the first row says who gets in and the
 * others what they see there.
 */
export type RouteRow = { path: string; action: RouteAction; what: string; who: Admission };

/**
 * Every path and action there is. What is not here is open to nobody: the server asks this table before every page, and a test
 * fails for a route without a row. The same table for people: docs/permissions.md.
 */
export const routeTable: readonly RouteRow[] = [
	{ path: '/login', action: 'GET', what: 'ログインの画面を開く', who: 'anyone' },
	{ path: '/login', action: 'POST', what: 'ログインする', who: 'anyone' },
	{ path: '/logout', action: 'POST', what: 'ログアウトする', who: 'anyone' },
	{ path: '/logout/everywhere', action: 'POST', what: 'すべての端末からログアウトする', who: 'anyone' },
	{ path: '/shell', action: 'GET', what: '端末が持つ、中身のない画面', who: 'anyone' },
	{ path: '/healthz', action: 'GET', what: '動いているかを確かめる', who: 'anyone' },
	{ path: '/password', action: 'GET', what: 'パスワードの画面を開く', who: 'signed-in' },
	{ path: '/password', action: 'POST', what: '自分のパスワードを変える', who: 'signed-in' },
	{ path: '/', action: 'GET', what: 'ホームを開く', who: 'signed-in' },
	{ path: '/', action: 'GET', what: '今年度の必須を見る', who: 'completion:read:own' },
	{ path: '/records', action: 'GET', what: '自分の台帳を見る', who: 'completion:read:own' },
	{ path: '/records/new', action: 'GET', what: '受講を記録する画面を開く', who: 'completion:record:own' },
	{ path: '/records/new', action: 'POST', what: '受講を記録する', who: 'completion:record:own' },
	{ path: '/records', action: '?/attach', what: '自分の受講記録に証跡を付ける', who: 'completion:record:own' },
	{ path: '/records', action: '?/detach', what: '自分の受講記録の証跡を外す', who: 'completion:record:own' },
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
	{ path: '/devices', action: 'GET', what: '端末の一覧を見る', who: 'device:read' },
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
	{ path: '/evidence/[id]', action: 'GET', what: '必須研修の確認待ちの証跡を見る', who: 'requirement:confirm' },
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
	{ path: '/plans/[plan]/close', action: '?/close', what: '計画の年度を締める', who: 'figure:freeze' },
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
	},
	{ path: '/requirements', action: 'GET', what: '必須研修の一覧を見る', who: 'requirement:read' },
	{ path: '/requirements', action: '?/copy', what: '前の年度の必須研修を写す', who: 'requirement:edit' },
	{ path: '/requirements/new', action: 'GET', what: '必須研修を作る画面を開く', who: 'requirement:edit' },
	{ path: '/requirements/new', action: '?/preview', what: '保存せずに対象の人数を計算する', who: 'requirement:edit' },
	{ path: '/requirements/new', action: '?/create', what: '必須研修を下書きとして作る', who: 'requirement:edit' },
	{ path: '/requirements/[id]', action: 'GET', what: '必須研修の実施状況を見る', who: 'requirement:read' },
	{ path: '/requirements/[id]', action: '?/publish', what: '必須研修を公開する', who: 'requirement:edit' },
	{ path: '/requirements/[id]', action: '?/withdraw', what: '必須研修を取りやめる', who: 'requirement:edit' },
	{ path: '/requirements/[id]', action: '?/remind', what: '未受講者に催促する', who: 'requirement:remind' },
	{ path: '/requirements/[id]', action: '?/exempt', what: '必須研修を免除する', who: 'requirement:edit' },
	{ path: '/requirements/[id]', action: '?/end-exemption', what: '免除を終わりにする', who: 'requirement:edit' },
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
	{ path: '/section', action: '?/remind', what: '所属の未受講者に催促する', who: 'section:remind' },
	{ path: '/requirements/finishers', action: 'GET', what: '修了者名簿の取込を開く', who: 'finisher:import' },
	{ path: '/requirements/finishers', action: '?/upload', what: '修了者名簿を送る', who: 'finisher:import' },
	{ path: '/requirements/finishers', action: '?/give-up', what: '修了者名簿の取込をやめる', who: 'finisher:import' },
	{ path: '/requirements/finishers', action: '?/undo', what: '修了者名簿の取込を取り消す', who: 'finisher:import' },
	{ path: '/requirements/finishers/columns', action: 'GET', what: '修了者名簿の列を確かめる', who: 'finisher:import' },
	{
		path: '/requirements/finishers/columns',
		action: '?/sheet',
		what: '修了者名簿のシートと見出しの行を選ぶ',
		who: 'finisher:import'
	},
	{ path: '/requirements/finishers/columns', action: '?/save', what: '修了者名簿の列を決める', who: 'finisher:import' },
	{ path: '/requirements/finishers/people', action: 'GET', what: '修了者名簿の人を確かめる', who: 'finisher:import' },
	{ path: '/requirements/finishers/people', action: 'POST', what: '修了者名簿の人を決める', who: 'finisher:import' },
	{
		path: '/requirements/finishers/preview',
		action: 'GET',
		what: '修了者名簿の取込の内容を確かめる',
		who: 'finisher:import'
	},
	{ path: '/requirements/finishers/preview', action: 'POST', what: '修了者名簿を取り込む', who: 'finisher:import' },
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
	},
	{ path: '/audit', action: 'GET', what: '操作の記録を見る', who: 'audit:read' },
	{ path: '/audit', action: '?/verify', what: '操作の記録に書き換えた跡がないか確かめる', who: 'audit:read' },
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

/** The path a route's id stands for: without the groups, which are for layouts only. */
export function pathOfRoute(routeId: string): string {
	return routeId.replace(/\/\([^)]+\)/g, '') || '/';
}

/** Whether nobody in particular may open this route. A route that is not in the table is open to nobody. */
export function isOpenToAnyone(routeId: string): boolean {
	const rows = routeTable.filter((row) => row.path === pathOfRoute(routeId));
	return rows.length > 0 && rows.every((row) => row.who === 'anyone');
}

/** Whether the table knows this route at all. */
export function isKnownRoute(routeId: string): boolean {
	return routeTable.some((row) => row.path === pathOfRoute(routeId));
}
