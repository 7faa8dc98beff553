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
