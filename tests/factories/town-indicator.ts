import {
	type CourseRule,
	type Indicator,
	type PopulationRule,
	type QualificationRule,
	type Target,
	type Window
} from '$lib/domain/indicator';

export type TargetSketch = Partial<Target> & { fiscalYear: number };

type Sketch = { population?: Partial<PopulationRule>; targets?: TargetSketch[] };
type TrainingSketch = Sketch & { courses?: CourseRule; window?: Window };
type QualificationSketch = Sketch & { qualifications?: QualificationRule };

/** Everyone, in the department of the 本務. */
export const everyone: PopulationRule = {
	employmentTypes: [],
	jobClasses: [],
	ranks: [],
	notEmploymentTypes: [],
	notJobClasses: [],
	notRanks: [],
	departments: [],
	roles: [],
	excludeAbsences: [],
	posts: 'primary'
};

/** 受講率 of everyone in DX基礎 or DX応用 from the beginning, unless the test says otherwise. */
export function trainingRate({
	courses = { anyOf: ['DX-BASIC', 'DX-ADVANCED'], atLeast: 1 },
	window = { kind: 'cumulative', since: null },
	population,
	targets
}: TrainingSketch = {}): Indicator {
	return indicator({ kind: 'training_rate', courses, window, population: { ...everyone, ...population } }, targets);
}

/** 保有率 of everyone in 応用情報技術者 or what is 相当, unless the test says otherwise. */
export function qualificationRate({
	qualifications = { anyOf: ['AP'], acceptHigher: true },
	population,
	targets
}: QualificationSketch = {}): Indicator {
	return indicator({ kind: 'qualification_rate', qualifications, population: { ...everyone, ...population } }, targets);
}

/** An indicator of any rule. */
export function indicatorOf(rule: Indicator['rule'], targets?: TargetSketch[]): Indicator {
	return indicator(rule, targets);
}

type CountSketch = TrainingSketch & { count?: 'people' | 'attendances' };

/** 受講者数 of everyone in DX基礎 or DX応用 from the beginning, unless the test says otherwise. */
export function trainingCount({
	courses = { anyOf: ['DX-BASIC', 'DX-ADVANCED'], atLeast: 1 },
	window = { kind: 'cumulative', since: null },
	count = 'people',
	population,
	targets
}: CountSketch = {}): Indicator {
	const who = { ...everyone, ...population };
	return indicator({ kind: 'training_count', courses, window, count, population: who }, targets);
}

type ComprehensionSketch = TrainingSketch & { threshold?: number | null };

/** 理解度 of everyone in DX基礎 or DX応用: the share of 4 and more, with `threshold` null the mean. */
export function comprehension({
	courses = { anyOf: ['DX-BASIC', 'DX-ADVANCED'], atLeast: 1 },
	window = { kind: 'cumulative', since: null },
	threshold = 4,
	population,
	targets
}: ComprehensionSketch = {}): Indicator {
	const measure = threshold === null ? 'mean' : 'threshold';
	const who = { ...everyone, ...population };
	return indicator({ kind: 'comprehension_rate', courses, window, measure, threshold, population: who }, targets);
}

function indicator(rule: Indicator['rule'], targets: TargetSketch[] = []): Indicator {
	return {
		code: 'rate',
		planCode: 'plan',
		name: '率',
		note: null,
		rule,
		targets: targets.map((one) => ({ departmentCode: null, percent: null, headcount: null, value: null, ...one }))
	};
}
