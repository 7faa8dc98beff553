import { describe, expect, it } from 'vitest';
import { changeCounts, differences, kindsOf } from './difference';
import { type Outcome } from './outcome';
import { changeCountWords, outcomeWords } from './outcome-words';

const member: Outcome = { membership: 'member', numerator: 0, denominator: 1, department: '1010' };
const done: Outcome = { ...member, numerator: 1 };
const away: Outcome = { membership: 'excluded', numerator: 0, denominator: 0, department: '' };

describe('a difference', () => {
	it.each([
		{ before: member, now: { ...member }, kinds: null, because: 'nothing changed' },
		{ before: null, now: member, kinds: ['joined'], because: 'a hiring became known' },
		{ before: away, now: done, kinds: ['joined', 'up'], because: 'the absence was none' },
		{ before: done, now: null, kinds: ['left', 'down'], because: 'they had left before' },
		{ before: member, now: away, kinds: ['left'], because: 'they were away' },
		{ before: null, now: away, kinds: ['excluded'], because: 'only who was excluded changed' },
		{ before: away, now: null, kinds: ['excluded'], because: 'only who was excluded changed' },
		{ before: member, now: done, kinds: ['up'], because: 'a record was confirmed' },
		{ before: done, now: { ...done, department: '2010' }, kinds: ['moved'], because: 'a transfer became known' }
	])('is told: $because', ({ before, now, kinds }) => {
		const outcomes = (outcome: Outcome | null) => new Map(outcome ? [['0001', outcome]] : []);
		const found = differences(outcomes(before), outcomes(now));
		expect(found.map(kindsOf)).toEqual(kinds === null ? [] : [kinds]);
	});

	it('of many is counted in each way it is one', () => {
		const one = { key: '1', before: null, now: done };
		const other = { key: '2', before: member, now: done };
		expect(changeCountWords(changeCounts([one, other]), '人')).toBe('対象になった 1人、分子が増えた 2人');
	});
});

it('the words for whoever counts, is excluded and is not there are those of the kind', () => {
	const count = { kind: 'training_count', count: 'people' } as never;
	expect([null, away, done].map((one) => outcomeWords(one, count))).toEqual(['数えない', '除外', '数える']);
	const coverage = { kind: 'appointment_coverage', role: '長', level: 1 } as const;
	expect([null, member, done].map((one) => outcomeWords(one, coverage))).toEqual(['対象でない', '空席', '配置あり']);
	const mean = { kind: 'comprehension_rate', measure: 'mean' } as never;
	expect(outcomeWords({ ...done, numerator: 9, denominator: 2 }, mean)).toBe('回答 2件・合計 9');
});
