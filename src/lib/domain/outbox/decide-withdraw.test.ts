import { describe, expect, it } from 'vitest';
import { type CompletionState } from '$lib/domain/training';
import { decide } from './decide';
import { type DoneCommand, type Facts, type Joined, type StandingRecord } from './known';
import { facts, record, amend, withdraw, standing, done, known, endOf, type Row } from './testing';

describe('取下げ', () => {
	const with_ = (state: CompletionState) => known([standing(state)], [done('first'), done('second')]);
	it.each<Row>([
		{ because: 'it waits', command: withdraw(), what: with_('waiting'), end: 'withdraw' },
		{ because: 'it was returned', command: withdraw(), what: with_('returned'), end: 'withdraw' },
		{ because: 'the person says it was not so', command: withdraw(), what: with_('confirmed'), end: 'withdraw' },
		{ because: 'it is taken back already', command: withdraw(), what: with_('withdrawn'), end: 'duplicate' },
		{ because: 'its base has not come', command: withdraw('x', 'third'), what: with_('waiting'), end: 'waiting' },
		{ because: 'nothing of its record has come', command: withdraw(), what: known(), end: 'waiting' },
		{ because: 'why is not said', command: withdraw(' '), what: with_('waiting'), end: 'no-reason' },
		{ because: 'nobody reads as much', command: withdraw('あ'.repeat(201)), what: with_('waiting'), end: 'no-reason' }
	])('$end: $because', ({ command, what, end }) => {
		expect(endOf(command, what)).toBe(end);
	});
});

describe('取下げ of what was known by another way', () => {
	const [added, stood] = [done('first', facts(), 'added'), done('first', facts(), 'stood')];
	const other = (said: Facts | null, joined: Joined | null): DoneCommand => ({
		...done('there', said, joined),
		recordId: 'S'
	});
	const unjoined = (head: DoneCommand, others: DoneCommand[] = []) =>
		decide(withdraw(), 'digest', known([standing('confirmed')], [head], { others: () => others }));
	it.each([
		{ because: 'their word was added', head: added, others: [], source: true, joined: 'stood' },
		{ because: '本人 stood there before', head: stood, others: [], source: false, joined: 'stood' },
		{
			because: 'another of their devices still says so',
			...{ head: added, others: [other(facts(), 'stood')], source: false, joined: 'added' }
		},
		{
			because: 'the device that added it took it back before',
			...{ head: stood, others: [other(null, 'added')], source: true, joined: 'stood' }
		}
	])('leaves the record as it is: $because', ({ head, others, source, joined }) => {
		expect(unjoined(head, others)).toEqual({ do: { kind: 'unjoin', id: 7, source, joined } });
	});

	it.each([
		{ because: 'their record is in a roster since', head: done('first'), sources: ['本人', '名簿'], end: 'unjoin' },
		{
			because: 'somebody confirmed it, and nothing else says so',
			head: done('first'),
			sources: ['本人'],
			end: 'withdraw'
		}
	])('ends as $end: $because', ({ head, sources, end }) => {
		const what = known([standing('confirmed', { sources })], [head]);
		expect(endOf(withdraw(), what)).toBe(end);
		if (end === 'unjoin')
			expect(decide(withdraw(), 'digest', what)).toEqual({ do: { kind: end, id: 7, source: true, joined: 'stood' } });
	});

	const both = ['名簿', '本人'];
	const rewrote = done('first', facts(), 'rewrote');
	type Rewritten = { because: string; head: DoneCommand; there: StandingRecord; end: string; others?: DoneCommand[] };
	it.each<Rewritten>([
		{ because: 'they rewrote it', head: rewrote, there: standing('waiting', { sources: both }), end: 'withdraw' },
		{
			because: 'they rewrote it, and so it was confirmed',
			...{ head: rewrote, there: standing('confirmed', { sources: both }), end: 'withdraw' }
		},
		{
			because: 'they rewrote it, and a roster did since',
			...{ head: rewrote, there: standing('waiting', { sources: both, hours: 9 }), end: 'unjoin' }
		},
		{
			because: 'they rewrote it, and another of their devices filled a blank',
			...{ head: rewrote, there: standing('waiting', { sources: both, hours: 9 }), end: 'withdraw' },
			others: [other(facts({ hours: 9 }), 'stood')]
		},
		{
			because: 'this device only repeats what another one made of it',
			...{ head: stood, there: standing('waiting', { sources: both }), end: 'unjoin' },
			others: [other(facts(), 'rewrote')]
		}
	])('that was returned ends as $end: $because', ({ head, there, end, others = [] }) => {
		expect(endOf(withdraw(), known([there], [head], { others: () => others }))).toBe(end);
	});

	it('is over after that, though the record stands', () => {
		const what = known([standing('confirmed')], [added, done('second', null, 'stood')]);
		expect(decide(withdraw(), 'digest', what)).toMatchObject({ answer: { outcome: 'duplicate', state: 'confirmed' } });
		expect(endOf(amend({}, 'second'), what)).toBe('withdrawn for good');
	});
});

describe('of a record that was taken back and went with an import', () => {
	const without = (...gone: string[]) => known([], [], { isGone: (id) => gone.includes(id) });
	it.each<Row>([
		{ because: 'its answer was lost', command: withdraw(), what: without('R', 'new'), end: 'duplicate' },
		{ because: 'another device did so', command: withdraw(), what: without('R'), end: 'duplicate' },
		{ because: 'an edit was done before', command: amend(), what: without('R', 'new'), end: 'duplicate' },
		{ because: 'an edit comes too late', command: amend(), what: without('R'), end: 'withdrawn for good' },
		{ because: 'it is made once more', command: record(), what: without('R', 'new'), end: 'add' }
	])('$end: $because', ({ command, what, end }) => {
		expect(endOf(command, what)).toBe(end);
	});
});
