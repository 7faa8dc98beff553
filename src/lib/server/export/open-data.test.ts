import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { type Indicator } from '$lib/domain/indicator';
import { buildLedger } from '$lib/domain/ledger';
import { comprehension, indicatorOf, trainingCount, trainingRate } from '../../../../tests/factories/town-indicator';
import { people, type PersonSketch } from '../../../../tests/factories/town-people';
import { town } from '../../../../tests/factories/town';
import { figureOf } from '../indicator/figures';
import { wholeExport } from './exported';
import { openDataCsv } from './open-data';
import { openDataSummary } from './open-data-summary';

const asOf = day('2024-03-31');
const plans = [{ code: 'plan', name: '計画', source: null, firstFiscalYear: 2023, lastFiscalYear: 2025 }];
const trained = (count: number, posts: string) => people(count, { posts, completions: ['2023-06-01'] });
const untrained = (count: number, posts: string) => people(count, { posts });

const departments = [
	{ code: '1000', name: '企画部' },
	{ code: '1010', name: '企画課', parentCode: '1000' },
	{ code: '1020', name: '財政課', parentCode: '1000' },
	{ code: '1030', name: '=管財課', parentCode: '1000' },
	{ code: '2000', name: '市民部' }
];
const everyone: PersonSketch[] = [
	...untrained(1, '1000'),
	...[...trained(12, '1010'), ...untrained(8, '1010')],
	...[...trained(5, '1020'), ...untrained(6, '1020')],
	...[...trained(2, '1030'), ...untrained(7, '1030')],
	...[...trained(7, '2000'), ...untrained(5, '2000')]
];

function openData(indicator: Indicator, sketch: PersonSketch[] = everyone): string[] {
	const ledger = buildLedger({ ...town({ departments, people: sketch }), plans, indicators: [indicator] });
	const exported = wholeExport(ledger, indicator.code, asOf, day('2026-06-15'))!;
	return openDataCsv(exported, figureOf(ledger, ledger.indicators.get(indicator.code)!, asOf)).split('\r\n');
}

describe('open data', () => {
	it('of a rate: a file for everybody in which nobody is told', () => {
		const rule = '基準日に在籍する職員のうち、基準日までにDX基礎・DX応用のいずれかを1回以上受講し、確認済の人の割合';
		const marks = 'Xは秘匿（5人未満の数と、それを計算できる数）、-は該当する数がないことを示す。';
		expect(openData(trainingRate())).toEqual([
			'\uFEFF指標コード,指標名,年度,基準日,所属コード,所属名,上位所属コード,階層,直属の分子,直属の分母,直属の割合（%）,分子,分母,割合（%）,単位,数え方,備考',
			`rate,率,令和5年度,2024-03-31,,全体,,,-,-,-,26,53,49.1,人,${rule},${marks}`,
			'rate,率,令和5年度,2024-03-31,1000,企画部,,1,X,X,X,19,41,46.3,人,,Xは秘匿',
			'rate,率,令和5年度,2024-03-31,1010,企画課,1000,2,12,20,60.0,12,20,60.0,人,,',
			'rate,率,令和5年度,2024-03-31,1020,財政課,1000,2,X,X,X,X,X,X,人,,Xは秘匿',
			"rate,率,令和5年度,2024-03-31,1030,'=管財課,1000,2,X,X,X,X,X,X,人,,Xは秘匿",
			'rate,率,令和5年度,2024-03-31,2000,市民部,,1,7,12,58.3,7,12,58.3,人,,',
			''
		]);
	});

	it.each<[string, Indicator]>([
		['people may have two posts', trainingRate({ population: { posts: 'each' } })],
		['people are counted where they were', trainingCount()],
		['answers are counted where they were given', comprehension({ threshold: null })]
	])('has no departments where they do not add up: %s', (_, indicator) => {
		const answered = everyone.map((one) => ({
			...one,
			completions: one.completions?.map(() => ({ on: '2023-06-01', comprehension: 4 }))
		}));
		const [, whole = '', ...rest] = openData(indicator, answered);
		expect(rest).toEqual(['']);
		expect(whole).toContain('所属ごとの数は、足しても全体にならないため載せていない。');
		expect(whole).not.toContain(',X,');
	});

	it('withholds a whole body of few people too', () => {
		const few = [...trained(3, '1010'), ...untrained(60, '2000')];
		expect(openData(trainingRate(), few)[1]).toContain(',全体,,,-,-,-,X,X,X,人,');
		expect(openData(trainingCount(), few)[1]).toContain(',全体,,,-,X,人,');
		const twice = people(2, { posts: '1010', completions: ['2023-06-01', '2023-06-02', '2023-06-03'] });
		expect(openData(trainingCount({ count: 'attendances' }), twice)[1]).toContain(',-,X,延べ人,');
	});

	it('of a number entered by hand: the number, open as its source', () => {
		const rule = { kind: 'manual', unit: '件', direction: 'at_most' } as const;
		expect(openData(indicatorOf(rule))[1]).toContain(',全体,,,-,件,');
	});
});

describe('before it is published', () => {
	function summary(indicator: Indicator, sketch: PersonSketch[]) {
		const ledger = buildLedger({ ...town({ departments, people: sketch }), plans, indicators: [indicator] });
		const exported = wholeExport(ledger, indicator.code, asOf, day('2026-06-15'))!;
		return openDataSummary(exported, figureOf(ledger, ledger.indicators.get(indicator.code)!, asOf));
	}

	it('tells how many rows are withheld, and of nobody in this town all or none', () => {
		expect(summary(trainingRate(), everyone)).toEqual({ rows: 5, withheld: 3, told: { all: [], none: [] } });
	});

	it('names the departments of which a shown row tells that all or none have it', () => {
		const sketch = [...trained(9, '1010'), ...untrained(8, '1020'), ...trained(7, '2000'), ...untrained(7, '2000')];
		// Of an empty department, and of the 部 that has both, nothing of the sort is said.
		expect(summary(trainingRate(), sketch)?.told).toEqual({ all: ['企画課'], none: ['財政課'] });
	});

	it('has nothing to tell of a number entered by hand, nor rows where they do not add up', () => {
		expect(summary(indicatorOf({ kind: 'manual', unit: '件', direction: 'at_most' }), everyone)).toBeNull();
		expect(summary(trainingCount(), everyone)).toMatchObject({ rows: 0, withheld: 0 });
	});
});
