import { describe, expect, it } from 'vitest';
import { type CompletionState } from '$lib/domain/training';
import { decide } from './decide';
import { amend, done, endOf, facts, known, type Row, standing } from './testing';

describe('an edit', () => {
	const chain = [done('first'), done('second', facts({ hours: 2 }))];
	const second = (state: CompletionState = 'waiting', hours = 2) => known([standing(state, { hours })], chain);
	it.each<Row>([
		{
			because: 'it stands on the last command',
			command: amend({ hours: '3' }, 'second'),
			what: second(),
			end: 'change'
		},
		{ because: 'it was returned', command: amend({}, 'second'), what: second('returned'), end: 'mend' },
		{ because: 'another command came first', command: amend({}, 'first'), what: second(), end: 'conflict' },
		{ because: 'its base has not come', command: amend({}, 'third'), what: second(), end: 'waiting' },
		{ because: 'nothing of its record has come', command: amend(), what: known(), end: 'waiting' },
		{ because: 'it was confirmed', command: amend({}, 'second'), what: second('confirmed'), end: 'conflict' },
		{ because: 'somebody else changed it', command: amend({}, 'second'), what: second('waiting', 9), end: 'conflict' },
		{ because: 'that is what was seen', command: amend({}, 'second', 70), what: second('waiting', 9), end: 'change' },
		{
			because: 'what was seen is no longer there',
			command: amend({}, 'second', 69),
			what: second('waiting', 9),
			end: 'conflict'
		},
		{ because: 'seen, and in spite of its base', command: amend({}, 'first', 70), what: second(), end: 'change' },
		{
			because: 'a confirmation is not undone',
			command: amend({}, 'second', 70),
			what: second('confirmed'),
			end: 'conflict'
		},
		{ because: 'it is taken back', command: amend({}, 'second'), what: second('withdrawn'), end: 'withdrawn for good' },
		{ because: 'no such day', command: amend({ completedOn: 'x' }, 'second'), what: second(), end: 'invalid-claim' },
		{ because: 'no such course', command: amend({ courseCode: 'X' }, 'second'), what: second(), end: 'unknown-course' },
		{
			because: 'it would be a second one of its day',
			command: amend({ courseCode: 'SEC' }, 'second'),
			what: known([standing('waiting', { hours: 2 }), standing('waiting', { id: 8, courseCode: 'SEC' })], chain),
			end: 'already-recorded'
		}
	])('$end: $because', ({ command, what, end }) => {
		expect(endOf(command, what)).toBe(end);
	});

	it.each([
		{
			because: 'a roster has it too',
			joined: 'added' as const,
			sources: ['名簿', '本人'],
			end: 'already-recorded for good'
		},
		{ because: 'whatever its base', joined: 'stood' as const, sources: ['QR'], end: 'already-recorded for good' },
		{ because: 'all of it is their own word', joined: 'stood' as const, sources: ['本人'], end: 'change' },
		{
			because: 'they recorded it, and a roster since',
			joined: null,
			sources: ['本人', '名簿'],
			end: 'already-recorded for good'
		},
		{
			because: 'it was returned to them and says what they made of it',
			...{ joined: 'rewrote' as const, sources: ['名簿', '本人'], end: 'change' }
		}
	])('of what was known by another way is $end: $because', ({ joined, sources, end }) => {
		const what = known([standing('waiting', { sources })], [done('first', facts(), joined)]);
		expect(endOf(amend({ hours: '1' }), what)).toBe(end);
	});

	it.each([
		{ because: 'it was returned to them, as on the page', state: 'returned' as const, end: 'mend' },
		{ because: 'nobody edits what is confirmed', state: 'confirmed' as const, end: 'conflict' }
	])('of what a roster has too is $end: $because', ({ state, end }) => {
		const what = known([standing(state, { sources: ['名簿', '本人'] })], [done('first', facts(), 'added')]);
		expect(endOf(amend({ hours: '1' }), what)).toBe(end);
	});

	it('of what they rewrote is not theirs any more once a roster says something else', () => {
		const there = standing('waiting', { hours: 2, sources: ['名簿', '本人'] });
		const what = known([there], [done('first', facts(), 'rewrote')]);
		expect(endOf(amend({ hours: '1' }, 'first', 70), what)).toBe('already-recorded for good');
	});

	it('in conflict shows what the server has', () => {
		const { answer } = decide(amend({}, 'second'), 'd', second('confirmed')) as { answer: object };
		expect(answer).toMatchObject({ server: { ...facts({ hours: 2 }), state: 'confirmed', entry: 70 } });
	});
});
