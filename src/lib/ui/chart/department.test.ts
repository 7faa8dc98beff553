import { describe, expect, it } from 'vitest';
import { chooseDepartments } from './department-choice';
import { departmentGeometry } from './department-geometry';
import { departmentSummary } from './department-summary';
import type { ChartAxis, ChartDepartment } from './types';

const percent: ChartAxis = { full: 100, unit: '%', rising: 'higher' };
const count: ChartAxis = { full: null, unit: '人', rising: 'more' };
const rest = 'すべては表にあります。';

function department(name: string, depth: number, value: number | null, missing: number | null = null): ChartDepartment {
	const judged = missing === null ? null : missing > 0 ? ('unmet' as const) : ('met' as const);
	const actual = { value, text: value === null ? '対象者なし' : `${value.toFixed(1)}%` };
	const target = missing === null ? null : { value: 100, text: '100%' };
	const aim = { target, judged, shortfall: missing ? `あと${missing}人` : null, missing };
	return { name, depth, actual, parts: value === null ? '0／0' : '5／10', ...aim };
}

const names = (rows: ChartDepartment[]) => rows.map(({ name }) => name).join(' ');
const tree = [
	department('総務部', 1, 50, 9),
	department('総務課', 2, 80, 2),
	department('人事課', 2, 20, 7),
	department('空の課', 2, null),
	department('会計課', 1, 100, 0)
];

describe('which departments are drawn', () => {
	it.each([
		{ order: 'gap', is: '人事課 総務課 会計課', because: 'one above others would say their people again' },
		{ order: 'structure', is: '総務部 総務課 人事課 会計課', because: 'the tree as it stands' }
	] as const)('are, in the order $order, $is: $because', ({ order, is }) => {
		const choice = chooseDepartments(tree, order, false);
		expect([names(choice.rows), choice.empty]).toEqual([is, 1]);
	});

	it('the lower rate comes first where the same number is missing, and where nothing was promised', () => {
		const same = [department('甲', 1, 60, 2), department('乙', 1, 40, 2), department('丙', 1, 10, 0)];
		expect(names(chooseDepartments(same, 'gap', false).rows)).toBe('乙 甲 丙');
		const free = [department('甲', 1, 60), department('乙', 1, 40), department('丙', 1, 0)];
		expect(names(chooseDepartments(free, 'gap', false).rows)).toBe('丙 乙 甲');
	});

	it('the larger number comes first of mere numbers', () => {
		const numbers = [3, 12, 7].map((value) => ({ ...department(`${value}`, 1, value), parts: '' }));
		expect(chooseDepartments(numbers, 'gap', true)).toMatchObject({ by: 'amount', unmet: null });
		expect(names(chooseDepartments(numbers, 'gap', true).rows)).toBe('12 7 3');
	});

	it('a department stands for those below it that the figure does not know', () => {
		const covered = [department('部', 1, 100, 0), department('課', 2, null), department('係', 3, null)];
		expect(chooseDepartments(covered, 'gap', false)).toMatchObject({ among: 1, empty: 0 });
		expect(chooseDepartments(covered, 'structure', false)).toMatchObject({ among: 1, empty: 0 });
	});

	it('are twenty by gap; in 機構順 only levels that can be drawn whole', () => {
		const many = Array.from({ length: 30 }, (_, index) => [
			department(`部${index}`, 1, index, 30 - index),
			department(`課${index}`, 2, index, 30 - index)
		]).flat();
		const [gap, structure] = [chooseDepartments(many, 'gap', false), chooseDepartments(many, 'structure', false)];
		expect([gap.rows.length, gap.among, gap.rows[0]?.name]).toEqual([20, 30, '課0']);
		expect([structure.rows.length, structure.among, structure.rows[1]?.name]).toEqual([30, 30, '部1']);
	});
});

describe('what the chart of departments says', () => {
	it.each([
		{ departments: [], says: '表示できる所属がありません。' },
		{ departments: [department('空の課', 1, null)], says: '表示できる所属がありません。対象のない1所属は除きました。' },
		{
			departments: tree,
			says: '3所属を目標までの差の大きい順に示しています。差が最も大きいのは人事課（あと7人、20.0%）です。目標に届いていないのは3所属のうち2所属です。対象のない1所属は除きました。'
		},
		{
			departments: [department('甲', 1, 100, 0), department('乙', 1, 100, 0)],
			says: '2所属を低い順に示しています。最も低いのは甲（100.0%）です。どの所属も目標に届いています。'
		}
	])('$says', ({ departments, says }) => {
		expect(departmentSummary(chooseDepartments(departments, 'gap', false), rest)).toBe(says);
	});

	it('says how many of how many, and where the others stand', () => {
		const many = Array.from({ length: 21 }, (_, index) => department(`課${index}`, 1, index));
		expect(departmentSummary(chooseDepartments(many, 'gap', false), rest)).toBe(
			'21所属のうち20所属を低い順に示しています。すべては表にあります。最も低いのは課0（0.0%）です。'
		);
	});
});

describe('the chart of departments', () => {
	it('draws a rate between nothing and its whole width, with the target where it is', () => {
		const { rows } = departmentGeometry([department('甲', 1, 0, 3), department('乙', 1, 100)], 'gap', percent);
		expect(rows.map(({ bar, target }) => [bar.x, bar.width, target])).toEqual([
			[0, 0, 100],
			[0, 100, null]
		]);
	});

	it('draws numbers against the largest of them, and nothing but zeros as nothing', () => {
		const widths = (values: number[]) =>
			departmentGeometry(
				values.map((value) => department('甲', 1, value)),
				'gap',
				count
			).rows.map(({ bar }) => bar.width);
		expect(widths([200_000, 100_000])).toEqual([100, 50]);
		expect(widths([0, 0])).toEqual([0, 0]);
	});

	it('says a target once where it is everybody’s, else in each row', () => {
		const same = departmentGeometry([department('甲', 1, 50, 3), department('乙', 1, 50, 1)], 'gap', percent);
		expect([same.commonTarget, same.rows[0]?.says.text]).toEqual(['100%', '50.0%（5／10） あと3人']);
		const mixed = departmentGeometry([department('甲', 1, 50, 3), department('乙', 1, 50)], 'gap', percent);
		expect([mixed.commonTarget, mixed.rows[0]?.says.text]).toEqual([null, '50.0%（5／10） 目標100% あと3人']);
	});

	it('takes a second line where a name is too long for a phone, and is wider where even that is too short', () => {
		const long = (length: number) => departmentGeometry([department('課'.repeat(length), 1, 50, 3)], 'gap', percent);
		expect([long(3).height, long(20).height, long(20).width]).toEqual([44, 62, 284]);
		expect(long(40).width).toBeGreaterThan(500);
	});
});
