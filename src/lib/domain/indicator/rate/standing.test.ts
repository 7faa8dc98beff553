import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { buildLedger } from '$lib/domain/ledger';
import { town } from '../../../../../tests/factories/town';
import { trainingRate } from '../../../../../tests/factories/town-indicator';
import { type PersonSketch } from '../../../../../tests/factories/town-people';
import { type CourseRule } from '$lib/domain/plan';
import { type RateRule, rateFigure } from './rate';
import { isMember, type Standing, standingOf } from './standing';

const away = (kind: string) => ({ kind, from: '2024-01-01' });

it.each<[PersonSketch, Standing | null, string]>([
	[{ completions: ['2023-06-01'] }, 'counted', 'has done it'],
	[{ completions: [{ on: '2023-06-01', state: 'waiting' }] }, 'pending', 'would count'],
	[
		{
			completions: [
				{ on: '2023-06-01', state: 'waiting' },
				{ course: 'DX-ADVANCED', on: '2023-06-01' }
			]
		},
		'counted',
		'two on the same day, of which one waits'
	],
	[{}, 'missing', 'has done nothing'],
	[{ absences: [away('育児休業')], completions: ['2023-06-01'] }, 'excluded', 'is away'],
	[{ absences: [away('休職')] }, 'excluded', 'is away for the last of the kinds'],
	[{ absences: [away('介護休業')] }, 'missing', 'is away for a kind the rule does not name'],
	[{ posts: [], completions: ['2023-06-01'] }, null, 'holds no post'],
	[{ posts: [], absences: [away('育児休業')] }, null, 'holds no post, and is away'],
	[{ posts: [{ kind: '兼務' }], completions: ['2023-06-01'] }, null, 'holds only a 兼務'],
	[{ leftOn: '2024-03-30', completions: ['2023-06-01'] }, null, 'has left']
])('%o is %s: %s', (person, standing) => {
	const { rule } = trainingRate({ population: { excludeAbsences: ['育児休業', '休職'] } });
	const figure = rateFigure(buildLedger(town({ people: [person] })), rule as RateRule, day('2024-03-31'));
	expect(standingOf(figure, 0)).toBe(standing);
	expect(isMember(figure, 0)).toBe(standing !== null && standing !== 'excluded');
	expect(figure.tally.overall.denominator).toBe(isMember(figure, 0) ? 1 : 0);
});

it('somebody who is not in the ledger stands nowhere', () => {
	const figure = rateFigure(buildLedger(town()), trainingRate().rule as RateRule, day('2024-03-31'));
	expect(standingOf(figure, 0)).toBeNull();
	expect(standingOf(figure, -1)).toBeNull();
});

it.each<[CourseRule, string, string]>([
	[{ anyOf: ['NOBODY-TOOK-IT'], atLeast: 1 }, '0/1', 'any of a course without records'],
	[{ allOf: ['DX-BASIC', 'NOBODY-TOOK-IT'] }, '0/1', 'all, of which one is without records'],
	[{ anyOf: ['DX-BASIC', 'NOBODY-TOOK-IT'], atLeast: 1 }, '1/1', 'any, of which one is without records']
])('%o: %s (%s)', (courses, expected) => {
	const ledger = buildLedger(town({ people: [{ completions: ['2023-06-01'] }] }));
	const { numerator, denominator } = rateFigure(ledger, trainingRate({ courses }).rule as RateRule, day('2024-03-31'))
		.tally.overall;
	expect(`${numerator}/${denominator}`).toBe(expected);
});
