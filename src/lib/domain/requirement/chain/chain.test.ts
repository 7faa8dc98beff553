import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { buildLedger } from '$lib/domain/ledger';
import { exemptionOf, requirementOf } from '../../../../../tests/factories/requirement';
import { type DepartmentSketch, town } from '../../../../../tests/factories/town';
import { type PersonSketch } from '../../../../../tests/factories/town-people';
import { gapInWords, gapsOf, gapsToldOnce, laterThan } from './gaps';
import { chainStateOf } from './state';
import { type Coverage, coverageOf } from '../coverage';
import {
	type ChainConfirmation,
	type ChainStep,
	chainSteps,
	type Exemption,
	type SectionConfirmation
} from '../requirement';
import { sectionsOn } from './section';
import { seenBySection, seenOf } from './seen';
import { seenChangeInWords, seenChangesInWords, seenChanges } from './seen-change';

const departments: DepartmentSketch[] = [
	{ code: '1010', name: '企画課', to: '2026-09-30' },
	{ code: '1015', name: '政策課', from: '2026-10-01' },
	{ code: '1020', name: '財政課' }
];
const moved = [
	{ in: '1010', to: '2026-09-30' },
	{ in: '1015', from: '2026-10-01' }
];
const usual: PersonSketch[] = [{ posts: moved }, { posts: '1020', completions: ['2026-05-01'] }, { posts: '1020' }];

type Town = { people?: PersonSketch[]; exemptions?: Exemption[]; published?: boolean };

function on(date: string, { people = usual, exemptions = [], published = true }: Town = {}) {
	const ledger = buildLedger(town({ departments, people }));
	const coverages = published ? [coverageOf(ledger, requirementOf(), exemptions, day(date))] : [];
	return { ledger, coverages };
}

type At = ReturnType<typeof on>;

function confirmedBy(code: string, { ledger, coverages }: At, id = 1): SectionConfirmation {
	const { name, ...section } = sectionsOn(ledger, coverages, new Set()).find((one) => one.code === code)!;
	return {
		...{ id, fiscalYear: 2026, departmentCode: code, departmentName: name },
		...{ confirmedOn: day('2026-09-01'), confirmedBy: '課長' },
		seen: seenBySection(ledger, coverages, [{ name, ...section }]).get(code)!
	};
}

function stepBy(step: ChainStep, coverages: readonly Coverage[], id = 1): ChainConfirmation {
	const who = {
		confirmedOn: day('2027-03-31'),
		recordedOn: day('2027-03-31'),
		confirmedBy: '統括',
		words: null,
		gaps: []
	};
	return { id, fiscalYear: 2026, step, ...who, seen: coverages.map(seenOf) };
}

function gaps(
	step: ChainStep,
	{ ledger, coverages }: At,
	sections: SectionConfirmation[],
	steps: ChainConfirmation[] = []
) {
	return gapsOf(step, chainStateOf(ledger, coverages, { sections, steps })).map(gapInWords);
}

describe('what is missing before a step', () => {
	const summer = on('2026-09-01');
	const all = [confirmedBy('1010', summer), confirmedBy('1020', summer)];
	const evaluation = stepBy('evaluation', summer.coverages);

	it.each<[because: string, ChainStep, sections: SectionConfirmation[], steps: ChainConfirmation[], gaps: string[]]>([
		['nothing', 'evaluation', all, [], []],
		['a section', 'evaluation', all.slice(0, 1), [], ['財政課の確認']],
		['every section, in 機構順', 'evaluation', [], [], ['企画課の確認', '財政課の確認']],
		['the step before', 'ciso', all, [], ['統括情報セキュリティ責任者の分析・評価']],
		['nothing once that is done', 'ciso', all, [evaluation], []],
		['the one in the middle', 'committee', all, [evaluation], ['CISOへの報告']],
		[
			'both, and a section',
			'committee',
			all.slice(1),
			[],
			['企画課の確認', '統括情報セキュリティ責任者の分析・評価', 'CISOへの報告']
		],
		['nothing at the end', 'committee', all, [evaluation, stepBy('ciso', summer.coverages)], []]
	])('%s', (_because, step, sections, steps, expected) => {
		expect(gaps(step, summer, sections, steps)).toEqual(expected);
	});

	it.each(chainSteps)('for %s without a published requirement, or before the year: that', (step) => {
		expect(gaps(step, on('2026-09-01', { published: false }), [])).toEqual(['公開した必須研修とその対象者']);
		expect(gaps(step, on('2026-03-31'), [])).toEqual(['公開した必須研修とその対象者']);
	});

	it.each<[because: string, DepartmentSketch[], gaps: string[]]>([
		[
			'people of a department that is no more',
			[
				{ code: '1010', name: '企画課' },
				{ code: '1020', name: '財政課', to: '2026-06-30' }
			],
			['企画課の確認', '所属が分からない人 2人']
		],
		['a body without departments', [], ['所属が分からない人 3人']]
	])('%s: whom no section has', (_because, known, expected) => {
		const people = [{ posts: '1010' }, { posts: '1020' }, { posts: '1020' }];
		const ledger = buildLedger(town({ departments: known, people }));
		const coverages = [coverageOf(ledger, requirementOf(), [], day('2026-12-01'))];
		const at = { ledger, coverages };
		expect(gaps('evaluation', at, [])).toEqual(expected);
		const sections = known.length === 0 ? [] : [confirmedBy('1010', at)];
		expect(gaps('evaluation', at, sections)).toEqual(expected.slice(-1));
	});

	it('two sections of one name are told apart', () => {
		const same = [
			{ code: '1', name: '庶務係' },
			{ code: '2', name: '庶務係' }
		];
		const ledger = buildLedger(town({ departments: same, people: [{ posts: '1' }, { posts: '2' }] }));
		const coverages = [coverageOf(ledger, requirementOf(), [], day('2026-09-01'))];
		expect(gaps('evaluation', { ledger, coverages }, [])).toEqual(['庶務係［1］の確認', '庶務係［2］の確認']);
	});
});

describe('after a confirmation', () => {
	const summer = on('2026-09-01');
	const all = [confirmedBy('1010', summer), confirmedBy('1020', summer)];
	const stateOf = (at: At, sections = all, steps: ChainConfirmation[] = []) =>
		chainStateOf(at.ledger, at.coverages, { sections, steps });
	const standings = (at: At, sections = all) =>
		Object.fromEntries(stateOf(at, sections).sections.map(({ name, standing }) => [name, standing]));

	it('a section that is abolished keeps it, and the one after it has to confirm', () => {
		const autumn = on('2026-10-01');
		expect(standings(autumn)).toEqual({ 企画課: 'ended', 政策課: 'missing', 財政課: 'confirmed' });
		expect(gaps('evaluation', autumn, all)).toEqual(['政策課の確認']);
	});

	it('a section that lost its people has nothing to confirm any more', () => {
		const people = [
			usual[0]!,
			{
				posts: [
					{ in: '1020', to: '2026-09-15' },
					{ in: '1010', from: '2026-09-16', to: '2026-09-30' }
				]
			}
		];
		const before = on('2026-09-01', { people });
		const sections = [confirmedBy('1020', before)];
		expect(standings(on('2026-09-20', { people }), sections)).toEqual({ 企画課: 'missing', 財政課: 'ended' });
	});

	it.each<[because: string, Town, date: string, change: string]>([
		[
			'somebody did it',
			{ people: [usual[0]!, usual[1]!, { posts: '1020', completions: ['2026-09-10'] }] },
			'2026-09-10',
			'済 1/2 → 2/2'
		],
		[
			'something waits',
			{ people: [usual[0]!, usual[1]!, { posts: '1020', completions: [{ on: '2026-09-10', state: 'waiting' }] }] },
			'2026-09-10',
			'確認待ち 0 → 1'
		],
		['somebody came', { people: [...usual, { posts: '1020', hiredOn: '2026-09-10' }] }, '2026-09-10', '済 1/2 → 1/3'],
		[
			'somebody is exempt',
			{ exemptions: [exemptionOf('0003', '2026-09-05', '2026-12-31')] },
			'2026-09-10',
			'済 1/2 → 1/1、免除（長期派遣） 0 → 1'
		],
		[
			'somebody was transferred',
			{
				people: [
					usual[0]!,
					usual[1]!,
					{
						posts: [
							{ in: '1020', to: '2026-09-09' },
							{ in: '1010', from: '2026-09-10', to: '2026-09-30' }
						]
					}
				]
			},
			'2026-09-10',
			'済 1/2 → 1/1'
		]
	])('%s: the numbers old and new are told, and it is a gap', (_because, changed, date, words) => {
		const at = on(date, changed);
		const section = stateOf(at).sections.find(({ code }) => code === '1020')!;
		expect(section.standing).toBe('changed');
		expect(section.changes.map(seenChangeInWords)).toEqual([`情報セキュリティ研修：${words}`]);
		expect(gaps('evaluation', at, all)).toContain('財政課の確認（確認後に変わりました）');
	});

	it('confirmed again, the newest counts, in whatever order they are told', () => {
		const people = [...usual, { posts: '1020', hiredOn: '2026-09-10' }];
		const later = on('2026-09-10', { people });
		const again = [confirmedBy('1020', later, 7), ...all];
		expect(standings(later, again)).toEqual({ 企画課: 'confirmed', 財政課: 'confirmed' });
		expect(standings(later, again.toReversed())).toEqual({ 企画課: 'confirmed', 財政課: 'confirmed' });
	});

	it('a step that saw other numbers is a gap for the next', () => {
		const later = on('2026-09-10', { people: [...usual, { posts: '1020', hiredOn: '2026-09-10' }] });
		const sections = [all[0]!, confirmedBy('1020', later, 9)];
		const steps = [stepBy('evaluation', summer.coverages)];
		expect(gaps('ciso', later, sections, steps)).toEqual([
			'統括情報セキュリティ責任者の分析・評価（確認後に変わりました）'
		]);
		expect(gaps('ciso', later, sections, [...steps, stepBy('evaluation', later.coverages, 2)])).toEqual([]);
	});

	it.each<[because: string, evaluation: Partial<ChainConfirmation>, gaps: string[]]>([
		['of the same day, entered before', { id: 1 }, []],
		['entered anew after it', { id: 9 }, ['renewed']],
		['of a later day', { id: 1, confirmedOn: day('2027-04-01') }, ['renewed']]
	])('a step that reports an older one is a gap for the next: 分析・評価 %s', (_because, other, expected) => {
		const steps = [{ ...stepBy('evaluation', summer.coverages), ...other }, stepBy('ciso', summer.coverages, 2)];
		const words = 'CISOへの報告（このあとに統括情報セキュリティ責任者の分析・評価を記録しています）';
		expect(gaps('committee', summer, all, steps)).toEqual(expected.map(() => words));
		expect(stateOf(summer, all, steps).steps.ciso.renewed).toEqual(expected.map(() => 'evaluation'));
		expect(gaps('ciso', summer, all, steps)).toEqual([]);
	});

	it('a step that saw other numbers and reports an older one is one gap, which says both', () => {
		const later = on('2026-09-10', { people: [...usual, { posts: '1020', hiredOn: '2026-09-10' }] });
		const sections = [all[0]!, confirmedBy('1020', later, 9)];
		const steps = [stepBy('evaluation', later.coverages, 9), stepBy('ciso', summer.coverages, 2)];
		expect(gaps('committee', later, sections, steps)).toEqual([
			'CISOへの報告（確認後に変わりました。このあとに統括情報セキュリティ責任者の分析・評価を記録しています）'
		]);
	});

	it.each([
		['2026-09-01', []],
		['2026-08-31', ['この日より後に確認した所属 2（企画課、財政課）']]
	])('a step of %s rests on sections that confirmed by then: %o', (on, expected) => {
		expect(laterThan(day(on), stateOf(summer)).map(gapInWords)).toEqual(expected);
	});

	it('after 31 March everything stands as on that day', () => {
		const [last, after] = [
			on('2027-03-31'),
			on('2027-06-01', { people: [...usual, { posts: '1020', hiredOn: '2027-04-01' }] })
		];
		const sections = [confirmedBy('1015', last), confirmedBy('1020', last, 2)];
		expect(gaps('evaluation', after, sections)).toEqual([]);
		expect(stateOf(after).asOf).toBe('2027-03-31');
	});
});

describe('more than five sections are named once', () => {
	const some = (count: number) => Array.from({ length: count }, (_, place) => `課${place}の確認`);
	it.each<[because: string, gaps: string[], above: string[], told: string[]]>([
		['five', some(5), some(5), some(5)],
		['six that stand above', [...some(6), 'CISOへの報告'], some(6), ['管理者の確認 6所属（上の表）', 'CISOへの報告']],
		[
			'six of which one does not',
			[...some(6), '監査課の確認（確認後に変わりました）'],
			some(6),
			['管理者の確認 6所属（上の表）', '監査課の確認（確認後に変わりました）']
		],
		['six that stand nowhere else', some(6), [], some(6)]
	])('%s', (_because, gaps, above, told) => {
		expect(gapsToldOnce(gaps, new Set(above), '上の表')).toEqual(told);
	});
});

describe('the numbers somebody saw', () => {
	const seen = { requirementId: 1, name: '研修', numerator: 1, denominator: 2, pending: 0, excluded: [] };

	it('another name, or the reasons in another order, is no change', () => {
		const reasons = [
			{ reason: '休職', count: 1 },
			{ reason: '育児休業', count: 2 }
		];
		const then = [{ ...seen, excluded: reasons }];
		expect(seenChanges(then, [{ ...seen, name: '改称した研修', excluded: reasons.toReversed() }])).toEqual([]);
	});

	it('a requirement that came or went is told', () => {
		const other = { ...seen, requirementId: 2, name: '別の研修' };
		expect(seenChanges([seen], [seen, other]).map(seenChangeInWords)).toEqual(['別の研修：確認の後に加わりました']);
		expect(seenChanges([seen, other], [seen]).map(seenChangeInWords)).toEqual(['別の研修：確認の後になくなりました']);
	});

	it('several that came or went are one line each, after the numbers that are others', () => {
		const [two, three] = [2, 3].map((requirementId) => ({ ...seen, requirementId, name: `研修${requirementId}` }));
		const [four, five] = [4, 5].map((requirementId) => ({ ...seen, requirementId, name: `研修${requirementId}` }));
		const changes = seenChanges([seen, two!, three!], [four!, { ...seen, numerator: 2 }, five!]);
		expect(seenChangesInWords(changes)).toEqual([
			'研修：済 1/2 → 2/2',
			'2件の必須研修が、確認の後に加わりました',
			'2件の必須研修が、確認の後になくなりました'
		]);
	});
});
