import { describe, expect, it } from 'vitest';
import { day as civil, fiscalYearOf, firstDayOf, lastDayOf } from '$lib/domain/calendar';
import { demonstrationTown } from './demonstration-town';
import {
	administrativeOn,
	awayOn,
	completersOf,
	dxRate,
	DX_COURSES,
	isOn,
	postsOn,
	type Row,
	rowsOf
} from './reference';

const days = ['2026-04-01', '2026-11-21', '2027-03-31', '2029-08-15'];
const towns = days.flatMap((today) => [1, 2, 3, 4].map((seed) => ({ today, seed })));

describe.each(towns)('汐見市 on $today with seed $seed', (options) => {
	const { today } = options;
	const town = demonstrationTown(options);
	const rows = rowsOf(town);
	const fiscalYear = fiscalYearOf(civil(today));
	const planStart = firstDayOf(fiscalYear - 2);
	const yearEnds = Array.from({ length: fiscalYear - 2022 }, (_, index) => lastDayOf(2022 + index));
	const held = (role: string) => rows['appointments.csv'].filter((row) => row.role_code === role && isOn(row, today));

	it.each([
		['2024-03-31', 20, 22],
		['2025-03-31', 41, 44],
		['2026-03-31', 90, 95]
	])("has 洲本市's rate on %s between %i and %i %%", (day, least, most) => {
		const rate = dxRate(rows, '2023-04-01', day);
		expect(rate).toBeGreaterThanOrEqual(least);
		expect(rate).toBeLessThanOrEqual(most);
	});

	it('misses, reaches and is on the way to the targets of its own plan', () => {
		const [first, second] = [fiscalYear - 2, fiscalYear - 1].map((year) => dxRate(rows, planStart, lastDayOf(year)));
		expect(first).toBeGreaterThan(20);
		expect(second).toBeGreaterThan(70);
		expect(dxRate(rows, planStart, today)).toBeGreaterThan(70);
		expect(dxRate(rows, planStart, today)).toBeLessThan(93);
	});

	it('has about 250 常勤の一般行政職 and 180 others on every year end', () => {
		for (const day of [...yearEnds, today]) {
			const all = [...postsOn(rows, day).values()];
			const ours = all.filter((row) => row.employment_type === '常勤' && row.job_class === '一般行政職');
			expect(ours.length, day).toBeGreaterThanOrEqual(245);
			expect(ours.length, day).toBeLessThanOrEqual(260);
			expect(all.length - ours.length, day).toBeGreaterThanOrEqual(172);
			expect(all.length - ours.length, day).toBeLessThanOrEqual(182);
		}
	});

	it('has 3 部, about 20 課 and some 係 today', () => {
		const now = rows['departments.csv'].filter((row) => isOn(row, today, 'valid_from', 'valid_to'));
		const depth = (row: Row): number => {
			const parent = now.find((candidate) => candidate.code === row.parent_code);
			return parent ? depth(parent) + 1 : 1;
		};
		expect([1, 2, 3].map((level) => now.filter((row) => depth(row) === level).length)).toEqual([3, 22, 8]);
	});

	it('has one 課 at 0 %, one at 100 % and one with nobody, for both plans', () => {
		for (const since of ['2023-04-01', planStart]) {
			expect(dxRate(rows, since, today, '0160')).toBe(0);
			expect(dxRate(rows, since, today, '0120')).toBe(100);
			expect(dxRate(rows, since, today, '0170')).toBeNull();
		}
	});

	it('had 3 課 re-parented, 1 renamed and 1 merged on a 4月1日', () => {
		const reorganisation = firstDayOf(fiscalYear - 1);
		const [before, after] = [lastDayOf(fiscalYear - 2), reorganisation].map(
			(day) =>
				new Map(
					rows['departments.csv']
						.filter((row) => isOn(row, day, 'valid_from', 'valid_to'))
						.map((row) => [row.code, row])
				)
		) as [Map<string, Row>, Map<string, Row>];
		const stayed = [...before.values()].filter((row) => after.has(row.code ?? ''));
		const changed = (column: string) => stayed.filter((row) => after.get(row.code ?? '')?.[column] !== row[column]);
		expect(changed('parent_code')).toHaveLength(3);
		expect(changed('name')).toHaveLength(1);
		expect([...before.keys()].filter((code) => !after.has(code ?? ''))).toEqual(['0280']);
		const merged = [...postsOn(rows, lastDayOf(fiscalYear - 2))].filter(([, row]) => row.department_code === '0280');
		const now = postsOn(rows, reorganisation);
		expect(merged.filter(([number]) => now.get(number)?.department_code === '0230').length).toBeGreaterThan(2);
	});

	it('has at least 8 on leave at each year end, all of them people the plans would count', () => {
		for (const day of yearEnds) {
			const away = awayOn(rows, day);
			const ours = [...postsOn(rows, day)].filter(([number, row]) => {
				return away.has(number) && row.employment_type === '常勤' && row.job_class === '一般行政職';
			});
			expect(ours.length, day).toBeGreaterThanOrEqual(8);
		}
	});

	it('has at least 10 兼務, some across 部', () => {
		const posts = postsOn(rows, today);
		const lent = rows['assignments.csv'].filter((row) => row.kind === '兼務' && isOn(row, today));
		const across = lent.filter(
			(row) => posts.get(row.staff_number ?? '')?.department_code?.slice(0, 2) !== row.department_code?.slice(0, 2)
		);
		expect(lent.length).toBeGreaterThanOrEqual(10);
		expect(across.length).toBeGreaterThanOrEqual(3);
	});

	it('has DX推進課 with 5 to 7 people, some of whom hold 応用情報 or better', () => {
		for (const day of [...yearEnds, today]) {
			const people = [...postsOn(rows, day)].filter(([, row]) => row.department_code === '0210');
			expect(people.length, day).toBeGreaterThanOrEqual(5);
			expect(people.length, day).toBeLessThanOrEqual(7);
			const holders = rows['qualifications.csv'].filter((row) => ['AP', 'SC'].includes(row.qualification_code ?? ''));
			const held = people.filter(([number]) => holders.some((row) => row.staff_number === number));
			expect(held.length, day).toBeGreaterThanOrEqual(1);
		}
	});

	it('has records waiting, several of them in the section the sign-in 所属長 heads', () => {
		const posts = administrativeOn(rows, today);
		const done = completersOf(rows, DX_COURSES, planStart, today);
		const waiting = rows['completions.csv'].filter((row) => row.status === '未確認');
		const raising = waiting.filter((row) => posts.has(row.staff_number ?? '') && !done.has(row.staff_number ?? ''));
		const visited = raising.filter((row) => posts.get(row.staff_number ?? '')?.department_code === '0310');
		expect(raising.length).toBeGreaterThanOrEqual(6);
		expect(visited.length).toBeGreaterThanOrEqual(3);
	});

	it('has old and new examinations, part dates and a registration that has lapsed', () => {
		const codes = new Set(rows['qualifications.csv'].map((row) => row.qualification_code));
		for (const code of ['OLD-2', 'SW', 'AD', 'FE', 'IP', 'SG', 'AP', 'SC', 'RISS']) expect(codes).toContain(code);
		const written = rows['qualifications.csv'].map((row) => row.passed_on ?? '');
		for (const form of [/^\d{4}$/, /^\d{4}-\d{2}$/, /^[SHR]\d+\.\d+$/, /^[SHR]\d+$/, /^\d{4}-\d{2}-\d{2}$/])
			expect(
				written.some((text) => form.test(text)),
				String(form)
			).toBe(true);
		const registrations = rows['qualifications.csv'].filter((row) => row.qualification_code === 'RISS');
		expect(registrations.some((row) => (row.expires_on ?? '') <= today)).toBe(true);
		expect(registrations.some((row) => (row.expires_on ?? '') > today)).toBe(true);
	});

	it('has a 所属長 and a 情報セキュリティ管理者 for every 課 with people', () => {
		const sections = new Set([...postsOn(rows, today).values()].map((row) => `${row.department_code?.slice(0, 3)}0`));
		for (const role of ['所属長', '情報セキュリティ管理者']) {
			const headed = new Set(held(role).map((row) => row.department_code));
			const without = [...sections].filter((section) => !section.endsWith('00') && !headed.has(section));
			expect(without, role).toEqual([]);
		}
	});

	it('has roles, and a DX推進員 whose post is elsewhere since 4月1日', () => {
		for (const role of ['DX推進員', 'DX推進リーダー', '情報化リーダー', 'CSIRT要員'])
			expect(held(role)).not.toEqual([]);
		const posts = postsOn(rows, today);
		const moved = held('DX推進員').filter(
			(row) => posts.get(row.staff_number ?? '')?.department_code?.slice(0, 3) !== row.department_code?.slice(0, 3)
		);
		expect(moved.length).toBeGreaterThanOrEqual(1);
	});

	it('has somebody to sign in as in the section where a record moves the rate', () => {
		const posts = administrativeOn(rows, today);
		const number = (title: string) => town.signIns.find((signIn) => signIn.title === title)?.staffNumber ?? '';
		expect(town.signIns.filter((signIn) => !posts.has(signIn.staffNumber))).toEqual([]);
		expect(posts.get(number('職員'))?.department_code).toBe('0310');
		const heads = held('所属長').filter((row) => row.department_code === '0310');
		expect(heads.map((row) => row.staff_number)).toEqual([number('所属長')]);
		expect(completersOf(rows, DX_COURSES, '2022-04-01', today)).not.toContain(number('職員'));
		expect(dxRate(rows, planStart, today, '0310')).toBeLessThan(90);
	});

	it('has trained people in the present year already, whatever the day', () => {
		expect(completersOf(rows, DX_COURSES, firstDayOf(fiscalYear), today).size).toBeGreaterThanOrEqual(3);
		expect(completersOf(rows, ['SECURITY'], firstDayOf(fiscalYear), today).size).toBeGreaterThanOrEqual(5);
	});

	it('has trained nine of ten in information security in each finished year', () => {
		for (const day of yearEnds) {
			const posts = [...postsOn(rows, day).keys()];
			const done = completersOf(rows, ['SECURITY'], firstDayOf(fiscalYearOf(civil(day))), day);
			const share = posts.filter((number) => done.has(number)).length / posts.length;
			expect(share, day).toBeGreaterThan(0.85);
			expect(share, day).toBeLessThan(0.97);
		}
	});
});
