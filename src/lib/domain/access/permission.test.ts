import { day } from '$lib/domain/calendar';
import { describe, expect, it } from 'vitest';
import { cells } from './cells';
import { seesDepartmentFigure } from './department-figure';
import { permissions, viewerRoles } from './permission';
import { type AccountRole } from './role';
import { can, reaches, reachesDepartment, scopeOf } from './scope';
import { type Viewer } from './viewer';

const [me, colleague, stranger] = [1, 2, 3];

function viewer(changes: Partial<Viewer> = {}): Viewer {
	return {
		accountId: 10,
		staffNumber: '0001',
		staffId: me,
		name: '汐見花子',
		roles: ['職員'],
		mustChangePassword: false,
		today: day('2026-11-21'),
		departmentCode: '1010',
		departmentName: '企画課',
		departmentLine: ['1010', '1000'],
		headed: new Set(),
		deputised: new Set(),
		inPlaceOf: [],
		confirmation: { completions: '所属長', holdings: '所属長' },
		...changes
	};
}

const head = viewer({ headed: new Set(['1010', '1011']) });
const hr = viewer({ roles: ['人事'] });
const administratorOnly = viewer({ staffId: null, roles: ['管理者'], departmentCode: null, departmentLine: [] });

const deputy = viewer({ deputised: new Set(['1010', '1011']) });
const hasSection: readonly string[] = ['所属長', '確認代行'];

function inRole(role: (typeof viewerRoles)[number]): Viewer {
	if (role === '所属長') return head;
	return role === '確認代行' ? deputy : viewer({ roles: [role] satisfies AccountRole[] });
}

describe('the cells of docs/permissions.md', () => {
	it.each(cells)('$role $permission: own $own, section $section, other $other', (cell) => {
		const scope = scopeOf(inRole(cell.role), cell.permission);
		expect(reaches(scope, me, '1010')).toBe(cell.own);
		expect(reaches(scope, stranger, '2010')).toBe(cell.other);
		const anyoneOfTheSection = reaches(scope, colleague, hasSection.includes(cell.role) ? '1011' : '1010');
		expect(anyoneOfTheSection).toBe(cell.section);
	});

	it('has a cell for every role and every permission about a person', () => {
		const aboutPeople = permissions.filter((word) => /^(completion|holding):/.test(word) || word === 'figure:names');
		const expected = viewerRoles.flatMap((role) => aboutPeople.map((permission) => `${role} ${permission}`));
		expect(cells.map(({ role, permission }) => `${role} ${permission}`)).toEqual(expected);
	});
});

describe('who may do what', () => {
	it.each([
		{
			who: administratorOnly,
			permission: 'completion:record:own',
			may: false,
			because: '職員でない管理者に台帳はない'
		},
		{ who: administratorOnly, permission: 'completion:read', may: false, because: '管理者は人の記録を見ない' },
		{ who: administratorOnly, permission: 'figure:read', may: true, because: '全体の数値は職員と同じ' },
		{ who: hr, permission: 'completion:record:own', may: true, because: '在籍する人は、どの役割でも職員でもある' },
		{ who: viewer({ roles: ['管理者'] }), permission: 'completion:record:own', may: true, because: '同上' },
		{
			who: viewer({ departmentCode: null, departmentLine: [] }),
			permission: 'figure:read:line',
			may: false,
			because: '本務のない人に自分の課はない'
		},
		{ who: viewer(), permission: 'completion:confirm', may: false, because: '職員は確認しない' },
		{ who: head, permission: 'completion:confirm', may: true, because: '所属長は自分の所属を確認する' }
	] as const)('$permission is $may: $because', ({ who, permission, may }) => {
		expect(can(who, permission)).toBe(may);
	});

	it.each([
		{ who: hr, because: '人事でも' },
		{ who: head, because: '所属長でも' },
		{ who: viewer({ roles: ['人事'], headed: new Set(['1010']) }), because: '人事で所属長でも' }
	])('nobody confirms a record of their own: $because', ({ who }) => {
		expect(reaches(scopeOf(who, 'completion:confirm'), me, '1010')).toBe(false);
	});

	it('lets a head whose own post is elsewhere see the own record beside those of the headed department', () => {
		const elsewhere = viewer({ departmentCode: '2010', departmentLine: ['2010'], headed: new Set(['1010']) });
		const scope = scopeOf(elsewhere, 'completion:read');
		expect([reaches(scope, me, '2010'), reaches(scope, colleague, '1010')]).toEqual([true, true]);
		expect(reaches(scope, stranger, '2010')).toBe(false);
	});

	it('reaches nobody without a post today, except for those who reach all', () => {
		expect(reaches(scopeOf(head, 'completion:read'), colleague, null)).toBe(false);
		expect(reaches(scopeOf(hr, 'completion:read'), colleague, null)).toBe(true);
	});
});

describe('who confirms, by what the municipality has decided', () => {
	const decisions = [
		{ completions: '所属長', holdings: '人事', theirs: [true, false], because: '受講記録だけ所属長に' },
		{ completions: '人事', holdings: '所属長', theirs: [false, true], because: '資格だけ所属長に' },
		{ completions: '所属長', holdings: '所属長', theirs: [true, true], because: 'どちらも所属長に' },
		{ completions: '人事', holdings: '人事', theirs: [false, false], because: 'どちらも人事だけに' }
	] as const;
	const confirms = (who: Viewer, { completions, holdings }: (typeof decisions)[number]) => {
		const asker = { ...who, confirmation: { completions, holdings } };
		const may = (permission: 'completion:confirm' | 'holding:confirm') =>
			reaches(scopeOf(asker, permission), colleague, '1010');
		return [may('completion:confirm'), may('holding:confirm')];
	};

	it.each(decisions)('a head and a deputy what is theirs, 人事 always: $because', (decision) => {
		expect([head, deputy].map((who) => confirms(who, decision))).toEqual([decision.theirs, decision.theirs]);
		expect(confirms(hr, decision)).toEqual([true, true]);
	});

	it('a deputy with nothing to confirm reads nothing of others, while a head still does', () => {
		const confirmation = { completions: '人事', holdings: '人事' } as const;
		const reads = (who: Viewer) => reaches(scopeOf({ ...who, confirmation }, 'completion:read'), colleague, '1010');
		expect([reads(deputy), reads(head)]).toEqual([false, true]);
	});
});

describe('before and after', () => {
	it('a colleague who is transferred leaves one head and joins the other', () => {
		const otherHead = viewer({ staffId: 9, headed: new Set(['2010']) });
		const [before, after] = ['1010', '2010'];
		const sees = (who: Viewer, department: string) =>
			reaches(scopeOf(who, 'completion:confirm'), colleague, department);
		expect([sees(head, before), sees(otherHead, before)]).toEqual([true, false]);
		expect([sees(head, after), sees(otherHead, after)]).toEqual([false, true]);
	});

	it('a head whose appointment has ended keeps what 職員 have', () => {
		const after = viewer({ headed: new Set() });
		expect(can(after, 'completion:confirm')).toBe(false);
		expect(scopeOf(after, 'completion:read')).toEqual({ kind: 'own', staffId: me });
	});
});

describe('figures of a department', () => {
	const dx = viewer({ roles: ['DX推進担当'] });

	it.each([
		{ who: viewer(), code: '1010', people: 5, sees: true, because: '自分の課、5人' },
		{ who: viewer(), code: '1010', people: 4, sees: false, because: '4人では誰が未受講か分かってしまう' },
		{ who: viewer(), code: '1000', people: 31, sees: true, because: '自分の部' },
		{ who: viewer(), code: '1020', people: 31, sees: false, because: '同じ部のほかの課' },
		{ who: head, code: '1011', people: 1, sees: true, because: '所属長は人数によらず自分の所属を見る' },
		{ who: head, code: '1000', people: 31, sees: true, because: '所属長も職員として自分の部を見る' },
		{ who: head, code: '2010', people: 31, sees: false, because: 'ほかの所属' },
		{ who: dx, code: '2010', people: 1, sees: true, because: 'DX推進担当は名前なしですべての所属を見る' },
		{ who: administratorOnly, code: '1010', people: 31, sees: false, because: '管理者は全体だけ' }
	])('$because: $code with $people → $sees', ({ who, code, people, sees }) => {
		expect(seesDepartmentFigure(who, code, people)).toBe(sees);
	});

	it('has no row within an own-record scope', () => {
		expect(reachesDepartment(scopeOf(viewer(), 'completion:read'), '1010')).toBe(false);
	});
});
