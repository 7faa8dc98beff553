import fc from 'fast-check';
import { day } from '$lib/domain/calendar';
import {
	type CourseRule,
	type Indicator,
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

const someRule: fc.Arbitrary<RateRule> = fc.oneof(
	fc.record({
		kind: fc.constant('training_rate'),
		courses: someCourseRule,
		window: someWindow,
		population: somePopulation
	}),
	fc.record({
		kind: fc.constant('qualification_rate'),
		qualifications: fc.record({
			anyOf: fc.subarray(qualificationCodes, { minLength: 1, maxLength: 2 }),
			acceptHigher: fc.boolean()
		}),
		population: somePopulation
	})
);

const somePercent = fc.constantFrom(100, 20, 33.3, 66.7, 0.1, 28.57, 50, 14.2857, 99.9, 0, 1e-7);
const somePromise = fc.oneof(
	somePercent.map((percent) => ({ percent, headcount: null })),
	fc.nat(8).map((headcount) => ({ percent: null, headcount })),
	fc.record({ percent: somePercent, headcount: fc.nat(8) })
);

const someTargets: fc.Arbitrary<Target[]> = fc
	.uniqueArray(
		fc.record({
			fiscalYear: fc.constantFrom(2022, 2023, 2024, 2025),
			departmentCode: fc.option(fc.constantFrom(...departmentCodes), { freq: 2 }),
			promise: somePromise
		}),
		{ maxLength: 20, minLength: 8, selector: ({ fiscalYear, departmentCode }) => `${fiscalYear} ${departmentCode}` }
	)
	.map((targets) => targets.map(({ promise, ...rest }) => ({ ...rest, ...promise, value: null })));

export const someIndicator: fc.Arbitrary<Indicator> = fc
	.record({ rule: someRule, targets: someTargets })
	.map((indicator) => ({ code: 'rate', planCode: 'plan', name: '率', note: null, ...indicator }));
