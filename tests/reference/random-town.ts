import fc from 'fast-check';
import { addDays, addMonths, type CivilDate, day, isCivilDate } from '$lib/domain/calendar';
import { type Indicator, type IndicatorRule } from '$lib/domain/indicator';
import { type Facts } from '$lib/domain/ledger';
import { type Staff } from '$lib/domain/organisation';
import { leastDay, seldomDay, yearsBefore } from './random-days';
import { someDepartments } from './random-departments';
import { postsOf, someCareer } from './random-posts';
import {
	absencesOf,
	appointmentsOf,
	completionsOf,
	holdingsOf,
	someCatalogue,
	someCourses,
	someRecords
} from './random-records';
import { someIndicator, someRateRule } from './random-rules';
import { type SketchOf } from './sketch';

const somePerson = fc.record({
	hiredOn: seldomDay,
	leftOn: seldomDay,
	career: someCareer,
	records: someRecords
});

/** Of some of the years a number, of another indicator too. */
const someManualValues = fc.uniqueArray(
	fc.record({
		indicatorCode: fc.constantFrom('rate', 'rate', 'other'),
		fiscalYear: fc.integer({ min: 2021, max: 2026 }),
		value: fc.constantFrom(0, 1, 2, 3, 3.5, -1),
		source: fc.constantFrom('資料1', '資料2')
	}),
	{ maxLength: 8, selector: ({ indicatorCode, fiscalYear }) => `${indicatorCode} ${fiscalYear}` }
);

/** A small town that an import would accept. */
export const someTown: fc.Arbitrary<Facts> = fc
	.record({
		departments: someDepartments.filter((rows) => rows.length > 0),
		people: fc.array(somePerson, { maxLength: 20, size: 'max' }),
		courses: someCourses,
		catalogue: someCatalogue,
		manualValues: someManualValues
	})
	.map(({ departments, people, courses, catalogue, manualValues }) => {
		const staff = people.map(employment);
		const each = <T>(rows: (person: Staff, sketch: SketchOf<typeof somePerson>) => T[]) =>
			people.flatMap((sketch, index) => rows(staff[index]!, sketch));
		return {
			departments,
			staff,
			assignments: each((person, { career }) => postsOf(person, career, departments)),
			absences: each(({ staffNumber }, { records }) => absencesOf(staffNumber, records)),
			courses,
			completions: each(({ staffNumber }, { records }) => completionsOf(staffNumber, records)),
			holdings: each(({ staffNumber }, { records }) => holdingsOf(staffNumber, records)),
			appointments: each(({ staffNumber }, { records }) => appointmentsOf(staffNumber, records, departments)),
			catalogue,
			plans: [],
			indicators: [],
			ruleRevisions: [],
			manualValues
		};
	});

function employment({ hiredOn, leftOn }: SketchOf<typeof somePerson>, index: number): Staff {
	const [from, to] = hiredOn && leftOn && leftOn < hiredOn ? [leftOn, hiredOn] : [hiredOn, leftOn];
	return {
		staffNumber: String(index + 1).padStart(4, '0'),
		name: `職員${index + 1}`,
		kana: null,
		formerName: null,
		email: null,
		hiredOn: from ?? yearsBefore(leastDay, 8),
		leftOn: to
	};
}

/** The later of two of the turning days, since the early ones have little behind them, or a day next to it. */
const somePick = fc.record({ picks: fc.tuple(fc.nat(100_000), fc.nat(100_000)), by: fc.constantFrom(0, -1, 1) });

function later(turns: CivilDate[], picks: number[]): CivilDate {
	return turns[Math.max(...picks.map((pick) => pick % turns.length))]!;
}

export type Question = { facts: Facts; indicator: Indicator; days: CivilDate[] };

/** A town, a rate, and days on which to ask. */
export const someQuestion = questionAbout(someRateRule);

/** A town, a rule, and days on which to ask: each on or next to a day on which something begins or ends for that rule. */
export function questionAbout(someRule: fc.Arbitrary<IndicatorRule>): fc.Arbitrary<Question> {
	return fc
		.noBias(
			fc.record({
				facts: someTown,
				indicator: someIndicator(someRule),
				picks: fc.array(somePick, { minLength: 4, maxLength: 4 })
			})
		)
		.map(({ facts, indicator, picks }) => {
			const turns = turningDays(facts, indicator);
			return { facts, indicator, days: picks.map(({ picks, by }) => addDays(later(turns, picks), by)) };
		});
}

/** Every day written in the town and the rule and the turns of the years; those this rule looks at several times over. */
function turningDays(facts: Facts, { rule }: Indicator): CivilDate[] {
	const years = [2022, 2023, 2024, 2025].flatMap((year) => [`${year}-03-31`, `${year}-04-01`]);
	const population = 'population' in rule ? rule.population : null;
	const lookedAt = [
		...(rule.kind.startsWith('qualification') ? daysIn(facts.holdings) : []),
		...(rule.kind === 'training_count' ? daysIn(facts.departments) : []),
		...(rule.kind === 'appointment_coverage' ? daysIn(facts.appointments) : []),
		...(rule.kind === 'training_rate' && rule.window.kind === 'valid' ? endsOf(facts) : []),
		...(population && population.roles.length > 0 ? daysIn(facts.appointments) : []),
		...(population && population.excludeAbsences.length > 0 ? daysIn(facts.absences) : [])
	];
	const all = [...new Set([...daysIn([facts, rule]), ...years]), ...lookedAt, ...lookedAt, ...lookedAt];
	return all
		.filter(isCivilDate)
		.filter((one) => one > leastDay && one < day('2027-01-01'))
		.sort();
}

function daysIn(facts: unknown): string[] {
	return JSON.stringify(facts).match(/\d{4}-\d{2}-\d{2}/g) ?? [];
}

/** The first days on which completions are no longer valid. */
function endsOf({ completions, courses }: Facts): string[] {
	return completions.flatMap(({ courseCode, completedOn }) => {
		const { validMonths } = courses.find((course) => course.code === courseCode)!;
		return validMonths === null ? [] : [addMonths(completedOn, validMonths)];
	});
}
