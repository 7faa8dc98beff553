import { type FiscalYear, firstDayOf, fiscalYearsBetween, formatFiscalYear } from '$lib/domain/calendar';
import { DX_SECTION, TRAINED_SECTION } from './town/departments';
import type { Setting } from './setting';

const administrative = { employmentTypes: ['常勤'], jobClasses: ['一般行政職'], excludeAbsences: ['育児休業', '休職'] };

type Target = { fiscalYear: FiscalYear; percent: number; departmentCode?: string };

/** 汐見市DX人材育成計画: three fiscal years of which today's is the last, on which the sign-ins land. */
export function ownPlan(setting: Setting) {
	const { planStart, fiscalYear } = setting;
	return {
		code: 'shiomi',
		name: '汐見市DX人材育成計画',
		source: `汐見市DX人材育成計画（${formatFiscalYear(planStart - 1)}策定） 第3章 数値目標`,
		fiscalYears: [planStart, fiscalYear],
		indicators: [dxTraining(setting), securityTraining(setting), qualification(setting)]
	};
}

function dxTraining({ planStart }: Setting) {
	return {
		code: 'shiomi-dx',
		name: '常勤の一般行政職のDX研修受講率（計画期間の累計）',
		kind: 'training_rate',
		courses: { anyOf: ['DX-BASIC', 'DX-ADVANCED'] },
		window: 'cumulative',
		since: firstDayOf(planStart),
		population: administrative,
		targets: [
			...targets(planStart, [40, 70, 100]),
			...targets(planStart, [100, 100, 100], DX_SECTION),
			...targets(planStart, [60, 80, 100], TRAINED_SECTION),
			...targets(planStart, [30, 60, 90], '0300')
		],
		note: '計画期間のはじめから数えます。以前に受講した人も、計画期間のうちにもう一度受講します。'
	};
}

function securityTraining({ planStart }: Setting) {
	return {
		code: 'shiomi-security',
		name: '全職員の情報セキュリティ研修受講率（年度）',
		kind: 'training_rate',
		courses: { anyOf: ['SECURITY'] },
		window: 'fiscal_year',
		population: {},
		targets: targets(planStart, [100, 100, 100])
	};
}

function qualification({ planStart }: Setting) {
	return {
		code: 'shiomi-ip',
		name: '常勤の一般行政職のITパスポート保有率（上位の試験と旧試験を含む）',
		kind: 'qualification_rate',
		qualifications: { anyOf: ['IP'], acceptHigher: true },
		population: administrative,
		targets: [...targets(planStart, [25, 30, 40]), ...targets(planStart, [50, 75, 100], DX_SECTION)]
	};
}

/** One target a fiscal year from the first on, for the whole body or for one department and what is below it. */
function targets(first: FiscalYear, percents: number[], departmentCode?: string): Target[] {
	return fiscalYearsBetween(first, first + percents.length - 1).map((fiscalYear, index) => {
		const percent = percents[index] as number;
		return departmentCode === undefined ? { fiscalYear, percent } : { fiscalYear, departmentCode, percent };
	});
}
