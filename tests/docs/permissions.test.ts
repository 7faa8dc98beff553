import {
	type Admission,
	cells,
	grants,
	neverOnOneself,
	type RouteRow,
	routeTable,
	type ViewerRole,
	viewerRoles
} from '$lib/domain/access';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const text = readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8');

/** The rows of the table under a heading, without the line below the head: what Prettier does to its spaces is not compared. */
function tableUnder(heading: string): string[][] {
	const section = text.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
	const lines = section.split('\n').filter((line) => line.startsWith('|') && !/^\|[\s:|-]+$/.test(line));
	return lines.map((line) =>
		line
			.slice(1, -1)
			.split('|')
			.map((cell) => cell.trim())
	);
}

const reachWords = {
	own: '自分',
	line: '自分の課と部',
	section: '自所属',
	deputised: '代行する所属',
	all: 'すべて'
};

function admitted(who: Admission, role: ViewerRole): string {
	if (who === 'anyone' || who === 'signed-in') return '○';
	if (who === 'figure:read') return grants[role][who] ? '全体' : '―';
	const reach = grants[role][who];
	if (reach === undefined) return '―';
	return reachWords[reach] + (neverOnOneself.has(who) ? '（本人を除く）' : '');
}

function routeLine({ path, action, what, who }: RouteRow): string[] {
	const nobody = who === 'anyone' ? '○' : '―';
	return [`\`${path}\``, `\`${action}\``, what, nobody, ...viewerRoles.map((role) => admitted(who, role))];
}

const mark = (reached: boolean) => (reached ? '○' : '×');

describe('docs/permissions.md says what domain/access says', () => {
	it('path by path and action by action', () => {
		const head = ['パス', '操作', 'すること', 'ログイン前', ...viewerRoles];
		expect(tableUnder('パスと操作')).toEqual([head, ...routeTable.map(routeLine)]);
	});

	it('for one’s own record, the own section and the others, before and after a transfer', () => {
		const head = [
			'役割',
			'すること',
			'本人',
			'自所属の人',
			'ほかの所属の人',
			'自所属から異動した人',
			'自所属へ異動してきた人'
		];
		const whats: Record<string, string> = {
			'completion:record:own': '受講を記録する',
			'completion:read:own': '自分の台帳を見る',
			'completion:read': '受講記録を見る',
			'completion:record:others': '受講を代理で記録する',
			'completion:confirm': '受講記録を確認する・差し戻す・保留する',
			'completion:correct': '受講記録を訂正する',
			'holding:record:own': '資格を記録する',
			'holding:read': '資格を見る',
			'holding:confirm': '資格を確認する・差し戻す・保留する',
			'holding:correct': '資格の記録を訂正する',
			'figure:names': '数値のもとになった人を見る'
		};
		const lines = cells.map(({ role, permission, own, section, other }) => {
			const marks = [own, section, other, other, section].map(mark);
			return [role, whats[permission] ?? permission, ...marks];
		});
		expect(tableUnder('だれの記録に及ぶか')).toEqual([head, ...lines]);
	});
});
