import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate, day, firstDayOf, fiscalYearOf, lastDayOf } from '$lib/domain/calendar';
import { allSteps, evaluate, type RateRule, reasonsInWords, report, standingOf } from '$lib/domain/indicator';
import { buildLedger, type Facts } from '$lib/domain/ledger';
import { requirementOf } from '../../../../tests/factories/requirement';
import { someRateRule } from '../../../../tests/reference/random-rules';
import { questionAbout } from '../../../../tests/reference/random-town';
import { type AskedPerson, peopleAsked } from '../../../../tests/reference/requirement';
import { coverageOf, coverageReport } from './coverage';
import { coverageByEmployment } from './employment';
import { coveragePeopleSteps } from './people';
import { progressOf } from './progress';
import { type Exemption, type Requirement, type RequirementRule, type SeenCoverage } from './requirement';
import { sectionsOn } from './chain/section';
import { nowhereOf, seenBySection, seenOf } from './chain/seen';

type TrainingRule = Extract<RateRule, { kind: 'training_rate' }>;

const someTraining = someRateRule.filter((rule): rule is TrainingRule => rule.kind === 'training_rate');
const someMethod = fc.constantFrom(null, '集合', 'e-ラーニング', '動画');
const somePlace = fc.nat(1000);

/** What a requirement asks beside the rule of an indicator, in places of what there is. */
const someBeside = fc.record({
	methods: fc.oneof(fc.constant<string[]>([]), fc.subarray(['', '集合', 'e-ラーニング', '見たことのない方法'])),
	hired: fc.constantFrom<RequirementRule['hired']>('all', 'all', 'this-year'),
	midYear: fc.constantFrom<'due-date' | 'next-year'>('due-date', 'next-year'),
	after: somePlace,
	completionMethods: fc.array(someMethod, { minLength: 10, maxLength: 20 }),
	exemptions: fc.array(
		fc.record({ who: somePlace, reason: fc.constantFrom('長期派遣', '療養'), from: somePlace, days: somePlace }),
		{ maxLength: 6, size: 'max' }
	)
});

type Beside = typeof someBeside extends fc.Arbitrary<infer T> ? T : never;

function asked({ courses, window, population }: TrainingRule, fiscalYear: number): Requirement {
	const since = window.kind === 'cumulative' && window.since !== null ? window.since : day('2022-04-01');
	return requirementOf({ courses, fiscalYear, audience: population, countsFrom: since });
}

function narrowed(requirement: Requirement, facts: Facts, beside: Beside) {
	const first = firstDayOf(requirement.fiscalYear);
	const later = (place: number) => addDays(first, place % 365);
	const { methods, hired } = beside;
	const midYear = beside.midYear === 'next-year' ? { kind: beside.midYear, after: later(beside.after) } : null;
	const rule = { ...requirement.rule, methods, hired, ...(midYear && { midYear }) };
	const exemptions = beside.exemptions.map(({ who, reason, from, days }, index): Exemption => {
		const { staffNumber } = facts.staff[who % Math.max(1, facts.staff.length)] ?? { staffNumber: '9999' };
		const [id, begin] = [index + 1, later(from)];
		return { id, requirementId: index % 5 === 4 ? 2 : 1, staffNumber, reason, from: begin, to: addDays(begin, days) };
	});
	return { requirement: { ...requirement, rule } as Requirement, exemptions };
}

const withMethods = (facts: Facts, methods: (string | null)[]): Facts => ({
	...facts,
	completions: facts.completions.map((one, row) => ({ ...one, method: methods[row % methods.length]! }))
});

/** Days round about, the borders of the fiscal year with them. */
function daysAround(on: CivilDate): CivilDate[] {
	const fiscalYear = fiscalYearOf(on);
	const [first, last] = [firstDayOf(fiscalYear), lastDayOf(fiscalYear)];
	return [on, addDays(first, -1), first, last, addDays(last, 1)];
}

it('without anything beside its rule, the coverage is the figure and the report of an indicator of that rule', () => {
	fc.assert(
		fc.property(questionAbout(someTraining), ({ facts, indicator, days }) => {
			const ledger = buildLedger(facts);
			for (const on of days) {
				const requirement = asked(indicator.rule as TrainingRule, fiscalYearOf(on));
				const coverage = coverageOf(ledger, requirement, [], on);
				const window = { kind: 'cumulative', since: requirement.rule.countsFrom };
				const population = { ...(indicator.rule as TrainingRule).population, posts: 'primary' };
				const same = { ...indicator, targets: [], rule: { ...indicator.rule, window, population } as RateRule };
				expect(coverage.figure).toEqual(evaluate(ledger, same, on));
				const { indicator: named, ...numbers } = coverageReport(ledger, coverage, on);
				expect({ ...numbers, indicator: { ...named, code: same.code, name: same.name } }).toEqual(
					report(ledger, same, on, on)
				);
			}
		}),
		{ numRuns: 80 }
	);
});

describe('over random towns, with 実施方法, hiring, exemptions and next year’s', () => {
	const holds = (
		numRuns: number,
		check: (facts: Facts, requirement: Requirement, exemptions: Exemption[], days: CivilDate[]) => void
	) =>
		fc.assert(
			fc.property(questionAbout(someTraining), someBeside, ({ facts, indicator, days }, beside) => {
				const town = withMethods(facts, beside.completionMethods);
				const [on] = days as [CivilDate];
				const plain = asked(indicator.rule as TrainingRule, fiscalYearOf(on));
				const { requirement, exemptions } = narrowed(plain, town, beside);
				check(town, requirement, exemptions, [...days, ...daysAround(on)]);
			}),
			{ numRuns }
		);

	it('everyone stands where the reference finds them, person by person, and the numbers are theirs', () => {
		const met = new Set<string>();
		holds(150, (facts, requirement, exemptions, days) => {
			const ledger = buildLedger(facts);
			for (const on of days) {
				const coverage = coverageOf(ledger, requirement, exemptions, on);
				const people = peopleAsked(facts, requirement, exemptions, on);
				const stands = facts.staff.flatMap(({ staffNumber }, person) => {
					const standing = standingOf(coverage.figure, person);
					return standing === null ? [] : [{ staffNumber, standing }];
				});
				expect(stands).toEqual(people.map(({ staffNumber, standing }) => ({ staffNumber, standing })));
				for (const { standing, reason } of people) met.add(reason?.slice(0, 3) ?? standing);
				const { overall, excluded, departments } = coverageReport(ledger, coverage, on);
				expect(overall).toMatchObject(countsOf(people));
				expect(new Map(excluded.map(({ reason, count }) => [reason, count]))).toEqual(reasonsOf(people));
				for (const { code, own, total } of departments) {
					expect(own).toMatchObject(withoutPending(people.filter((one) => one.own === code)));
					expect(total).toMatchObject(countsOf(people.filter((one) => one.total.includes(code))));
				}
			}
		});
		for (const one of ['counted', 'pending', 'missing', '免除（', '来年度', '育児休']) expect(met).toContain(one);
	});

	it('the people behind the number have the reason for which they are left out', () => {
		holds(100, (facts, requirement, exemptions, [on]) => {
			const ledger = buildLedger(facts);
			const list = allSteps(coveragePeopleSteps(ledger, coverageOf(ledger, requirement, exemptions, on!), null));
			const behind = allSteps(list.write(list.heads));
			const people = new Map(peopleAsked(facts, requirement, exemptions, on!).map((one) => [one.staffNumber, one]));
			expect(behind).toHaveLength(people.size);
			for (const one of behind) {
				const { standing, reason } = people.get(one.staffNumber!)!;
				expect(one.standing).toBe(standing);
				const words = reasonsInWords(one, 'training_rate', {
					...{ course: String, department: String, qualification: String }
				});
				if (reason !== null) expect(words).toContain(reason);
			}
		});
	});

	it('the progress is the coverage of each day', () => {
		holds(150, (facts, requirement, exemptions, days) => {
			const [ledger, other] = [buildLedger(facts), buildLedger(facts)];
			const more = days.flatMap((on) => [on, addDays(on, 31), addDays(on, 97), addDays(on, -45), addDays(on, 200)]);
			expect(progressOf(ledger, requirement, exemptions, more)).toEqual(
				more.map((asOf) => {
					const { overall } = coverageReport(other, coverageOf(other, requirement, exemptions, asOf), asOf);
					const { numerator, denominator, percent, pending } = overall;
					return { asOf, numerator, denominator, percent, pending };
				})
			);
		});
	});

	it('任用形態 add up to the whole', () => {
		holds(100, (facts, requirement, exemptions, days) => {
			const ledger = buildLedger(facts);
			for (const on of days) {
				const coverage = coverageOf(ledger, requirement, exemptions, on);
				const { numerator, denominator, pending, excluded } = seenOf(coverage);
				const left = excluded.reduce((sum, { count }) => sum + count, 0);
				const whole = { numerator, denominator, pending };
				expect(sumOf(coverageByEmployment(ledger, coverage))).toEqual(whole);
				expect(sum(coverageByEmployment(ledger, coverage), ({ excluded }) => excluded)).toBe(left);
			}
		});
	});

	it('the whole is its sections and whoever is in none, left out or not; what a 所属 knows is in a section', () => {
		let nowhereMet = 0;
		holds(150, (facts, requirement, exemptions, days) => {
			// One department is no more, though people still have their post there.
			const departments = facts.departments.map((one, place) =>
				place === 0 ? { ...one, validTo: one.validFrom } : one
			);
			const ledger = buildLedger({ ...facts, departments });
			for (const on of days) {
				const coverage = coverageOf(ledger, requirement, exemptions, on);
				const sections = sectionsOn(ledger, [coverage], new Set());
				const seen = [...seenBySection(ledger, [coverage], sections).values()].flat();
				const nowhere = nowhereOf(ledger, [coverage], sections);
				const whole = seenOf(coverage);
				nowhereMet += nowhere.asked;
				expect(sumOf(seen)).toEqual(sumOf(coverage.figure.tally.own));
				expect(sum(seen, ({ denominator }) => denominator) + nowhere.asked).toBe(whole.denominator);
				expect(sum(seen, leftOut) + nowhere.excluded).toBe(leftOut(whole));
			}
		});
		expect(nowhereMet).toBeGreaterThan(0);
	});
});

function leftOut({ excluded }: Pick<SeenCoverage, 'excluded'>): number {
	return sum(excluded, ({ count }) => count);
}

type Counts = { numerator: number; denominator: number; pending: number };

function sumOf(some: readonly Counts[]): Counts {
	return {
		numerator: sum(some, ({ numerator }) => numerator),
		denominator: sum(some, ({ denominator }) => denominator),
		pending: sum(some, ({ pending }) => pending)
	};
}

function sum<T>(some: readonly T[], of: (one: T) => number): number {
	return some.reduce((total, one) => total + of(one), 0);
}

function countsOf(people: readonly AskedPerson[]): Counts {
	const count = (standing: string) => people.filter((one) => one.standing === standing).length;
	return {
		numerator: count('counted'),
		denominator: people.length - count('excluded'),
		pending: count('pending')
	};
}

function withoutPending(people: readonly AskedPerson[]) {
	const { numerator, denominator } = countsOf(people);
	return { numerator, denominator };
}

function reasonsOf(people: readonly AskedPerson[]): Map<string, number> {
	const reasons = people.flatMap(({ reason }) => (reason === null ? [] : [reason]));
	return new Map(reasons.map((reason) => [reason, reasons.filter((one) => one === reason).length]));
}
