import { type RouteRow } from './row';

/** 修了者名簿: lists of finishers from elsewhere. */
export const finisherRoutes: readonly RouteRow[] = [
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
	{
		path: '/requirements/finishers/file',
		action: 'GET',
		what: '修了者名簿の取り込めない行をCSVで受け取る',
		who: 'finisher:import'
	},
	{ path: '/requirements/finishers/people', action: 'GET', what: '修了者名簿の人を確かめる', who: 'finisher:import' },
	{ path: '/requirements/finishers/people', action: 'POST', what: '修了者名簿の人を決める', who: 'finisher:import' },
	{
		path: '/requirements/finishers/preview',
		action: 'GET',
		what: '修了者名簿の取込の内容を確かめる',
		who: 'finisher:import'
	},
	{ path: '/requirements/finishers/preview', action: 'POST', what: '修了者名簿を取り込む', who: 'finisher:import' },
	{
		path: '/requirements/finishers/result',
		action: 'GET',
		what: '修了者名簿を取り込んだ結果を見る',
		who: 'finisher:import'
	}
];
