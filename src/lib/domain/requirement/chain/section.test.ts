import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { buildLedger } from '$lib/domain/ledger';
import { exemptionOf, requirementOf } from '../../../../../tests/factories/requirement';
import { town, type DepartmentSketch } from '../../../../../tests/factories/town';
import { people, type PersonSketch } from '../../../../../tests/factories/town-people';
import { coverageOf } from '../coverage';
import { sectionsOn } from './section';
import { sectionView } from './section-view';
import { seenBySection } from './seen';
import { standingInWords } from '../standing';

const departments: DepartmentSketch[] = [
	{ code: '1000', name: '企画部' },
	{ code: '1010', name: '企画課', parentCode: '1000' },
	{ code: '1011', name: '調整係', parentCode: '1010' },
	{ code: '1020', name: '財政課', parentCode: '1000' },
	{ code: '2000', name: '総務部' },
	{ code: '2010', name: '総務課', parentCode: '2000' }
];
const head = (code: string, sketch: PersonSketch = {}): PersonSketch => ({
	...{ name: `${code}の長`, posts: code, appointments: [{ role: '所属長', in: code }] },
	...sketch
});

function sections(staff: PersonSketch[], confirmed: string[] = [], on = '2026-12-01') {
	const ledger = buildLedger(town({ departments, people: staff }));
	const exemptions = [exemptionOf('0099', '2026-04-01', '2027-03-31')];
	const coverages = [coverageOf(ledger, requirementOf(), exemptions, day(on))];
	const some = sectionsOn(ledger, coverages, new Set(confirmed));
	return some.map((one) => `${one.code} ${one.departments.join('+')} ${one.heads.join('・')}`.trim());
}

describe('sections', () => {
	it.each<[because: string, PersonSketch[], confirmed: string[], sections: string[]]>([
		['each head with their department', [head('1010'), head('1020')], [], ['1010 1010 1010の長', '1020 1020 1020の長']],
		['what is below without a head of its own', [head('1010'), { posts: '1011' }], [], ['1010 1010+1011 1010の長']],
		[
			'a vacancy belongs to the next above',
			[head('1000'), head('1010'), { posts: '1020' }],
			[],
			['1000 1000+1020 1000の長', '1010 1010 1010の長']
		],
		['unless it confirmed this year', [head('1000'), { posts: '1020' }], ['1020'], ['1000 1000 1000の長', '1020 1020']],
		['without a head above, itself', [{ posts: '2010' }, { posts: '2000' }], [], ['2000 2000', '2010 2010']],
		['nobody to ask, no section', [head('1010'), { posts: '2010', staffNumber: '0099' }], [], ['1010 1010 1010の長']],
		[
			'a head whose own department asks nobody',
			[head('1000', { posts: '2010' }), { posts: '1010' }],
			[],
			['1000 1010 1000の長', '2010 2010']
		],
		[
			'a 情報セキュリティ管理者 heads too',
			[head('1010', { appointments: [{ role: '情報セキュリティ管理者', in: '1010' }] })],
			[],
			['1010 1010 1010の長']
		],
		[
			'another role does not',
			[head('1000', { appointments: [{ role: 'DX推進員', in: '1000' }] }), { posts: '1010' }],
			[],
			['1000 1000', '1010 1010']
		],
		[
			'two heads of one department',
			[head('1010', { name: '甲' }), head('1010', { name: '乙' })],
			[],
			['1010 1010 甲・乙']
		],
		[
			'an appointment that is over',
			[head('1010', { appointments: [{ role: '所属長', in: '1010', to: '2026-11-30' }] })],
			[],
			['1010 1010']
		],
		['a head who has left', [head('1010', { leftOn: '2026-11-30' }), { posts: '1010' }], [], ['1010 1010']]
	])('%s', (_because, staff, confirmed, expected) => {
		expect(sections(staff, confirmed)).toEqual(expected);
	});

	it('without any requirement there are none', () => {
		expect(sectionsOn(buildLedger(town({ people: [head('1010')] })), [], new Set())).toEqual([]);
	});

	it('people of a department where all are left out are with the nearest section above', () => {
		const staff = [head('1010'), head('1011')];
		const ledger = buildLedger(town({ departments, people: staff }));
		const exemptions = [exemptionOf('0002', '2026-04-01', '2027-03-31')];
		const coverages = [coverageOf(ledger, requirementOf(), exemptions, day('2026-12-01'))];
		const all = sectionsOn(ledger, coverages, new Set());
		expect(all.map(({ code, departments: own }) => [code, ...own])).toEqual([['1010', '1010', '1011']]);
		expect(seenBySection(ledger, coverages, all).get('1010')).toMatchObject([{ excluded: [{ count: 1 }] }]);
	});

	it('their numbers are those of their own departments, requirement by requirement', () => {
		const done = { completions: ['2026-05-01'] };
		const staff = [head('1010'), { posts: '1011', ...done }, head('1020', done), ...people(2, { posts: '1020' })];
		const ledger = buildLedger(town({ departments, people: staff }));
		const all = [requirementOf(), requirementOf({ id: 2, name: '番号法の研修', audience: { departments: ['1020'] } })];
		const exemptions = [exemptionOf('0005', '2026-04-01', '2027-03-31')];
		const coverages = all.map((one) => coverageOf(ledger, one, exemptions, day('2026-12-01')));
		const seen = seenBySection(ledger, coverages, sectionsOn(ledger, coverages, new Set()));
		const written = [...seen].map(([code, some]) => [
			code,
			...some.map(
				(one) => `${one.name} ${one.numerator}/${one.denominator} ${one.excluded.map(({ reason }) => reason)}`
			)
		]);
		expect(written).toEqual([
			['1010', '情報セキュリティ研修 1/2 ', '番号法の研修 0/0 '],
			['1020', '情報セキュリティ研修 1/2 免除（長期派遣）', '番号法の研修 1/3 ']
		]);
	});
});

describe('所属の状況', () => {
	const staff = [
		{ name: '乙', kana: 'オツ', posts: '1020', completions: ['2026-05-01'] },
		{ name: '甲', kana: 'コウ', posts: '1020', hiredOn: '2026-11-01' },
		{ name: '丙', kana: 'ヘイ', posts: '1010' },
		{ name: '丁', kana: 'アオ', posts: '1020', leftOn: '2026-06-30' },
		{
			name: '戊',
			kana: 'ボ',
			posts: [
				{ in: '1010', to: '2026-09-30' },
				{ in: '1020', from: '2026-10-01' }
			]
		}
	];
	const ledger = buildLedger(town({ departments, people: staff }));
	const all = [
		requirementOf(),
		requirementOf({ id: 2, name: '新規採用者研修', hired: 'this-year', dueOn: '2026-12-31' })
	];
	const viewOn = (on: string, codes: string[]) => {
		const coverages = all.map((one) => coverageOf(ledger, one, [], day(on)));
		return sectionView(ledger, coverages, new Set(codes), day(on));
	};
	const written = ({ people }: ReturnType<typeof viewOn>) =>
		people.map(({ name, standings }) => [
			name,
			...standings.map((one) => one && `${standingInWords(one)}${one.state === '未' ? ` ${one.dueOn}` : ''}`)
		]);

	it('shows the people of the day with each requirement, in 機構順 and by kana', () => {
		const view = viewOn('2026-12-01', ['1020', '1010']);
		expect(view.requirements.map(({ name, dueOn }) => `${name} ${dueOn}`)).toEqual([
			'情報セキュリティ研修 2026-09-30',
			'新規採用者研修 2026-12-31'
		]);
		expect(written(view)).toEqual([
			['丙', '期限超過 2026-09-30', null],
			['乙', '済', null],
			['甲', '期限超過 2026-09-30', '未 2026-12-31'],
			['戊', '期限超過 2026-09-30', null]
		]);
	});

	it.each([
		['2026-09-30', '1010', ['丙', '戊']],
		['2026-10-01', '1010', ['丙']],
		['2026-06-30', '1020', ['丁', '乙']],
		['2026-07-01', '1020', ['乙']],
		['2026-12-01', '1000', []]
	])('on %s, of %s it is %o', (on, code, names) => {
		expect(viewOn(on, [code]).people.map(({ name }) => name)).toEqual(names);
	});

	it('shows no requirement that is about nobody there', () => {
		const view = viewOn('2026-12-01', ['1010']);
		expect(view.requirements.map(({ name }) => name)).toEqual(['情報セキュリティ研修']);
		expect(written(view)).toEqual([['丙', '期限超過 2026-09-30']]);
	});

	it('without any requirement there is nobody', () => {
		expect(sectionView(ledger, [], new Set(['1020']), day('2026-12-01'))).toEqual({ requirements: [], people: [] });
	});
});
