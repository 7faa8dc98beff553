import fc from 'fast-check';
import { day } from '$lib/domain/calendar';
import {
	type CourseRule,
	type Indicator,
	type IndicatorRule,
	type PopulationRule,
	type RateRule,
	type Target,
	type Window
} from '$lib/domain/indicator';
import { someDay } from './random-days';
import { departmentCodes } from './random-departments';
import { employmentTypes, jobClasses, ranks } from './random-posts';
import { absenceKinds, courseCodes, qualificationCodes, roles } from './random-records';

/** Mostly no restriction, so that somebody is left; else some of the words, perhaps with one that nobody bears. */
function someFilter(words: string[], most = words.length, none = 9): fc.Arbitrary<string[]> {
	const some = fc.subarray(words, { minLength: 1, maxLength: most });
	return fc.oneof(
		{ weight: none, arbitrary: fc.constant<string[]>([]) },
		{ weight: 1, arbitrary: fc.tuple(some, fc.subarray(['誰もいない'])).map((lists) => lists.flat()) }
	);
}

const someKinds = fc.oneof(
	fc.constant<string[]>([]),
	fc.shuffledSubarray([...absenceKinds, '誰もいない'], { minLength: 1 }),
	fc.constant<string[]>(['休職', '育児休業', '休職'])
);

const somePopulation: fc.Arbitrary<PopulationRule> = fc.record({
	employmentTypes: someFilter(employmentTypes),
	jobClasses: someFilter(jobClasses),
	ranks: someFilter(ranks),
	notEmploymentTypes: someFilter(employmentTypes, 1),
	notJobClasses: someFilter(jobClasses, 1),
	notRanks: someFilter(ranks, 2),
	departments: someFilter(departmentCodes.slice(0, 4)),
	roles: someFilter(roles, 2, 4),
	excludeAbsences: someKinds,
	posts: fc.constantFrom('primary', 'each')
});

const someCodes = fc.oneof(fc.subarray(courseCodes, { minLength: 1 }), fc.constant<string[]>(['C1', 'C1']));

const someCourseRule: fc.Arbitrary<CourseRule> = fc.oneof(
	{ weight: 3, arbitrary: fc.record({ anyOf: someCodes, atLeast: fc.constantFrom(1, 1, 2, 3) }) },
	{ weight: 1, arbitrary: fc.record({ allOf: someCodes }) }
);

const someWindow: fc.Arbitrary<Window> = fc.oneof(
	fc.record({
		kind: fc.constant('cumulative'),
		since: fc.option(fc.oneof(fc.constant(day('2023-04-01')), someDay), { freq: 1 })
	}),
	fc.constant<Window>({ kind: 'fiscal_year' }),
	fc.constant<Window>({ kind: 'valid' }),
	fc.constant<Window>({ kind: 'valid' })
);

const someQualifications = fc.record({
	anyOf: fc.subarray(qualificationCodes, { minLength: 1, maxLength: 2 }),
	acceptHigher: fc.boolean()
});

/** What happened is counted over a time; only what holds can be `valid`. */
const someTime = someWindow.map((window): Window => (window.kind === 'valid' ? { kind: 'fiscal_year' } : window));

export const someRateRule: fc.Arbitrary<RateRule> = fc.oneof(
	fc.record({
		kind: fc.constant('training_rate'),
		courses: someCourseRule,
		window: someWindow,
		population: somePopulation
	}),
	fc.record({
		kind: fc.constant('qualification_rate'),
		qualifications: someQualifications,
		population: somePopulation
	})
);

const someComprehension = { kind: fc.constant('comprehension_rate' as const), courses: someCourseRule };

/** The rules of each other kind; those of one kind differ in what they count. */
export const someRules = {
	people: fc.record({
		kind: fc.constant('training_count' as const),
		count: fc.constant('people' as const),
		courses: someCourseRule,
		window: someTime,
		population: somePopulation
	}),
	attendances: fc.record({
		kind: fc.constant('training_count' as const),
		count: fc.constant('attendances' as const),
		courses: someCourseRule,
		window: someTime,
		population: somePopulation
	}),
	holders: fc.record({
		kind: fc.constant('qualification_count' as const),
		count: fc.constant('holders' as const),
		qualifications: someQualifications,
		window: fc.constant(null),
		population: somePopulation
	}),
	new: fc.record({
		kind: fc.constant('qualification_count' as const),
		count: fc.constant('new' as const),
		qualifications: someQualifications,
		window: someTime,
		population: somePopulation
	}),
	coverage: fc.record({
		kind: fc.constant('appointment_coverage' as const),
		role: fc.constantFrom(...roles, '誰も務めない役割'),
		level: fc.constantFrom(1, 1, 2, 2, 3, 4)
	}),
	threshold: fc.record({
		...someComprehension,
		window: someWindow,
		measure: fc.constant('threshold' as const),
		threshold: fc.constantFrom(1, 3, 4, 4, 3.5, 5),
		population: somePopulation
	}),
	mean: fc.record({
		...someComprehension,
		window: someWindow,
		measure: fc.constant('mean' as const),
		threshold: fc.constant(null),
		population: somePopulation
	}),
	manual: fc.record({
		kind: fc.constant('manual' as const),
		unit: fc.constant('件'),
		direction: fc.constantFrom('at_least' as const, 'at_most' as const)
	})
} satisfies Record<string, fc.Arbitrary<IndicatorRule>>;

const somePercent = fc.constantFrom(100, 20, 33.3, 66.7, 0.1, 28.57, 50, 14.2857, 99.9, 0, 1e-7);
const somePromise = fc.oneof(
	somePercent.map((percent) => ({ percent, headcount: null })),
	fc.nat(8).map((headcount) => ({ percent: null, headcount })),
	fc.record({ percent: somePercent, headcount: fc.nat(8) })
);

/** Where a figure is held against a value, another sort of promise is none. */
const someValue = fc.constantFrom(null, 0, 1, 2, 3, 3.5, 3.33, 4, -0.5);

const someTargets: fc.Arbitrary<Target[]> = fc
	.uniqueArray(
		fc.record({
			fiscalYear: fc.constantFrom(2022, 2023, 2024, 2025),
			departmentCode: fc.option(fc.constantFrom(...departmentCodes), { freq: 2 }),
			promise: somePromise,
			value: someValue
		}),
		{ maxLength: 20, minLength: 8, selector: ({ fiscalYear, departmentCode }) => `${fiscalYear} ${departmentCode}` }
	)
	.map((targets) => targets.map(({ promise, ...rest }) => ({ ...rest, ...promise })));

export function someIndicator(someRule: fc.Arbitrary<IndicatorRule>): fc.Arbitrary<Indicator> {
	return fc
		.record({ rule: someRule, targets: someTargets })
		.map((indicator) => ({ code: 'rate', planCode: 'plan', name: '率', note: null, ...indicator }));
}
