import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fiscalYearOf } from '$lib/domain/calendar';
import { allSteps, type RateRule } from '$lib/domain/indicator';
import { buildLedger, type Facts } from '$lib/domain/ledger';
import { chainStateOf, coverageOf, type Requirement, exemptionsAsOne } from '$lib/domain/requirement';
import { exemptionOf, requirementOf } from '../../../../tests/factories/requirement';
import { someRateRule } from '../../../../tests/reference/random-rules';
import { questionAbout } from '../../../../tests/reference/random-town';
import { peopleAsked } from '../../../../tests/reference/requirement';
import { type PeopleRate } from './content';
import { cisoReportSteps } from './report';

type TrainingRule = Extract<RateRule, { kind: 'training_rate' }>;

const someTraining = someRateRule.filter((rule): rule is TrainingRule => rule.kind === 'training_rate');
const names = { course: String, department: String, qualification: String };

it('over random towns the report says what coverageOf says, 部 and 任用形態 add up to it, and 理解度 is of its people', () => {
	const met = { answers: 0, excluded: 0 };
	fc.assert(
		fc.property(questionAbout(someTraining), ({ facts, indicator, days }) => {
			const ledger = buildLedger(facts);
			const { courses, population } = indicator.rule as TrainingRule;
			for (const today of days) {
				const fiscalYear = fiscalYearOf(today);
				const requirement = requirementOf({ courses, fiscalYear, audience: population });
				const exempt = facts.staff.slice(0, 1).map(({ staffNumber }) => exemption(staffNumber, fiscalYear));
				const coverage = coverageOf(ledger, requirement, exempt, today);
				const state = chainStateOf(ledger, [coverage], { sections: [], steps: [] });
				const source = { fiscalYear, today, coverages: [coverage], state, drills: [], earlier: new Map(), names };
				const [told] = allSteps(cisoReportSteps(ledger, source)).requirements;
				const { overall, excluded } = coverage.figure.tally;
				expect(told!.overall).toMatchObject(overall);
				expect(told!.excluded).toEqual(exemptionsAsOne(excluded));
				expect(sumOf(told!.divisions)).toEqual(overall);
				expect(sumOf(told!.employment)).toEqual(overall);
				expect(told!.trend).toMatchObject([{ fiscalYear, figure: overall }]);
				const answers = answersOf(facts, requirement, exempt, today);
				expect(told!.comprehension).toMatchObject(answers);
				met.answers += answers.answers;
				met.excluded += excluded.length;
			}
		}),
		{ numRuns: 60 }
	);
	expect(Math.min(met.answers, met.excluded)).toBeGreaterThan(0);
});

function exemption(staffNumber: string, fiscalYear: number) {
	return exemptionOf(staffNumber, `${fiscalYear}-04-01`, `${fiscalYear + 1}-03-31`);
}

function sumOf(some: readonly Omit<PeopleRate, 'percent'>[]) {
	const sum = (of: (one: Omit<PeopleRate, 'percent'>) => number) => some.reduce((total, one) => total + of(one), 0);
	return {
		numerator: sum((one) => one.numerator),
		denominator: sum((one) => one.denominator),
		pending: sum((one) => one.pending)
	};
}

/** Record by record, of the people the reference finds to be asked. */
function answersOf(
	facts: Facts,
	requirement: Requirement,
	exemptions: Parameters<typeof peopleAsked>[2],
	today: Parameters<typeof peopleAsked>[3]
) {
	const { courses, countsFrom } = requirement.rule;
	const codes = 'allOf' in courses ? courses.allOf : courses.anyOf;
	const asked = peopleAsked(facts, requirement, exemptions, today).filter(({ standing }) => standing !== 'excluded');
	const people = new Set(asked.map(({ staffNumber }) => staffNumber));
	const known = new Set(facts.courses.map(({ code }) => code));
	const counted = facts.completions.filter(
		({ staffNumber, courseCode, completedOn, state }) =>
			people.has(staffNumber) &&
			known.has(courseCode) &&
			codes.includes(courseCode) &&
			state === 'confirmed' &&
			completedOn >= countsFrom &&
			completedOn <= today
	);
	const answers = counted.filter(({ comprehension }) => (comprehension ?? 0) > 0);
	return { completions: counted.length, answers: answers.length };
}
