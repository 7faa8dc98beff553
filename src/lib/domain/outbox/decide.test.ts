import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { type CompletionState } from '$lib/domain/training';
import { type Command } from './command';
import { decide } from './decide';
import { type DoneCommand, type Facts, type Joined, type Known, type StandingRecord } from './known';

const facts = (change: Partial<Facts> = {}): Facts => ({
	...{ courseCode: 'DX', completedOn: day('2026-06-01'), hours: null, comprehension: null },
	...change
});
const typed = { courseCode: 'DX', completedOn: '2026-06-01', hours: '', comprehension: '' };
const envelope = {
	...{ opVersion: 1, deviceId: 'device', deviceSeq: 1, userId: '0001', recordId: 'R' },
	capturedAt: '2026-06-01T03:00:00.000Z'
};
const record = (change: Partial<typeof typed> = {}, opId = 'new'): Command => ({
	...{ ...envelope, opId, kind: 'record', mends: null, claim: { ...typed, ...change } }
});
const mend = (mends: number, change: Partial<typeof typed> = {}): Command => ({
	...{ ...envelope, opId: 'new', kind: 'record', mends, claim: { ...typed, ...change } }
});
const amend = (change: Partial<typeof typed> = {}, base = 'first', seen: number | null = null): Command => ({
	...{ ...envelope, opId: 'new', kind: 'amend', base, seen, claim: { ...typed, ...change } }
});
const withdraw = (reason = '取り違え', base = 'first'): Command => ({
	...{ ...envelope, opId: 'new', kind: 'withdraw', base, reason }
});

const standing = (state: CompletionState = 'waiting', change: Partial<StandingRecord> = {}): StandingRecord => ({
	...{ id: 7, entry: 70, state, sources: ['本人'], ...facts() },
	...change
});
const done = (opId: string, said: Facts | null = facts(), joined: Joined | null = null): DoneCommand => ({
	...{ opId, digest: `digest of ${opId}`, recordId: 'R', completionId: 7, facts: said, joined }
});

/** What the server knows: records of the person, and the commands of record R in the order they were done. */
function known(records: StandingRecord[] = [], commands: DoneCommand[] = [], change: Partial<Known> = {}): Known {
	return {
		...{ today: day('2026-06-15'), userId: '0001', employment: { from: day('2020-04-01'), to: null } },
		hasCourse: (code) => ['DX', 'SEC'].includes(code),
		done: (opId) => commands.find((one) => one.opId === opId),
		head: (recordId) => commands.findLast((one) => one.recordId === recordId),
		others: () => [],
		isGone: () => false,
		isForeign: () => false,
		record: (id) => records.find((one) => one.id === id)!,
		own: (id) => records.find((one) => one.id === id),
		standing: (code, on) =>
			records.find((one) => one.courseCode === code && one.completedOn === on && one.state !== 'withdrawn'),
		...change
	};
}

/** The effect, or how it is answered. */
function endOf(command: Command, what: Known): string {
	const decision = decide(command, `digest of ${command.opId}`, what);
	if ('do' in decision) return decision.do.kind === 'change' && decision.do.mended ? 'mend' : decision.do.kind;
	const { answer } = decision;
	return 'code' in answer ? answer.code + (answer.mendable ? '' : ' for good') : answer.outcome;
}

type Row = { because: string; command: Command; what: Known; end: string };

describe('any command', () => {
	it.each<Row>([
		{
			because: 'somebody else made it',
			command: { ...record(), userId: '0002' },
			what: known(),
			end: 'another-person for good'
		},
		{
			because: 'it was done',
			command: record({}, 'first'),
			what: known([standing()], [done('first')]),
			end: 'duplicate'
		},
		{
			because: 'another of its number was done',
			command: record({}, 'first'),
			what: known([standing()], [{ ...done('first'), digest: 'other' }]),
			end: 'id-reused for good'
		},
		{
			because: 'its number is that of a command of somebody else',
			command: record(),
			what: known([], [], { isForeign: (id) => id === 'new' }),
			end: 'id-reused for good'
		},
		{
			because: 'its record is somebody else’s',
			command: amend(),
			what: known([], [], { isForeign: (id) => id === 'R' }),
			end: 'id-reused for good'
		}
	])('$end: $because', ({ command, what, end }) => {
		expect(endOf(command, what)).toBe(end);
	});
});

describe('a record', () => {
	const employed = (from: string, to: string | null) => ({
		employment: { from: day(from), to: to === null ? null : day(to) }
	});
	it.each<Row>([
		{ because: 'nobody knew of it', command: record(), what: known(), end: 'add' },
		{
			because: 'it is of another day',
			command: record({ completedOn: '2026-06-02' }),
			what: known([standing()]),
			end: 'add'
		},
		{ because: 'the one there was is taken back', command: record(), what: known([standing('withdrawn')]), end: 'add' },
		{ because: 'it waits already', command: record(), what: known([standing()]), end: 'join' },
		{ because: 'it is confirmed already', command: record(), what: known([standing('confirmed')]), end: 'join' },
		{ because: 'it was returned', command: record(), what: known([standing('returned')]), end: 'mend' },
		{
			because: 'the record was made by another command',
			command: record(),
			what: known([standing()], [done('first')]),
			end: 'id-reused for good'
		},
		{
			because: 'there is no such day',
			command: record({ completedOn: '2026-02-30' }),
			what: known(),
			end: 'invalid-claim'
		},
		{
			because: 'the day is to come',
			command: record({ completedOn: '2026-06-16' }),
			what: known(),
			end: 'invalid-claim'
		},
		{ because: 'there is no such course', command: record({ courseCode: 'X' }), what: known(), end: 'unknown-course' },
		{
			because: 'it was before the person came',
			command: record(),
			what: known([], [], employed('2026-06-02', null)),
			end: 'before-hiring'
		},
		{
			because: 'the person has left',
			command: record(),
			what: known([], [], employed('2020-04-01', '2026-06-14')),
			end: 'not-employed for good'
		},
		{
			because: 'it is the last day',
			command: record(),
			what: known([], [], employed('2020-04-01', '2026-06-15')),
			end: 'add'
		},
		{
			because: 'the person is not on the staff list',
			command: record(),
			what: known([], [], { employment: null }),
			end: 'not-employed for good'
		}
	])('$end: $because', ({ command, what, end }) => {
		expect(endOf(command, what)).toBe(end);
	});

	const said = record({ hours: '5', comprehension: '4' });
	it.each([
		{
			because: 'nobody has confirmed it, and it is blank there',
			there: standing(),
			join: { facts: facts({ hours: 5, comprehension: 4 }), filled: ['hours', 'comprehension'], isPartial: false }
		},
		{
			because: 'what is written there stands',
			there: standing('waiting', { hours: 2 }),
			join: { facts: facts({ hours: 2, comprehension: 4 }), filled: ['comprehension'], isPartial: true }
		},
		{
			because: 'no hours are hours too',
			there: standing('waiting', { hours: 0, comprehension: 4 }),
			join: { facts: facts({ hours: 0, comprehension: 4 }), filled: [], isPartial: true }
		},
		{
			because: 'it was confirmed as it is',
			there: standing('confirmed'),
			join: { facts: facts(), filled: [], isPartial: true }
		}
	])('of what is known adds what is missing: $because', ({ there, join }) => {
		expect(decide(said, 'd', known([there]))).toEqual({ do: { kind: 'join', id: 7, ...join } });
	});

	it('that was answered before shows again what was not taken over, and nothing of what was edited since', () => {
		const [joined, own] = [done('new', facts({ hours: 2 }), 'added'), done('new', facts({ hours: 2 }))];
		const again = (head: DoneCommand) => decide(record({ hours: '5' }), 'digest of new', known([standing()], [head]));
		expect(again(joined)).toEqual({
			answer: {
				opId: 'new',
				outcome: 'duplicate',
				state: 'waiting',
				server: { ...facts(), state: 'waiting', entry: 70 }
			}
		});
		expect(again(own)).toEqual({ answer: { opId: 'new', outcome: 'duplicate', state: 'waiting' } });
	});

	it('is read with the parser of the page, full-width digits and all', () => {
		const claimed = decide(record({ completedOn: '２０２６/６/２', hours: '１.５' }), 'd', known());
		expect(claimed).toEqual({ do: { kind: 'add', facts: facts({ completedOn: day('2026-06-02'), hours: 1.5 }) } });
	});

	it('that cannot be read says which field and what to do', () => {
		const { answer } = decide(record({ hours: '-1' }), 'd', known()) as { answer: { message: string } };
		expect(answer.message).toContain('時間は');
	});
});

describe('a record that mends a returned one', () => {
	const elsewhere = { completedOn: '2026-06-02' };
	it.each<Row>([
		{ because: 'it was returned', command: mend(7), what: known([standing('returned')]), end: 'mend' },
		{
			because: 'its day was wrong',
			...{ command: mend(7, elsewhere), what: known([standing('returned')]), end: 'mend' }
		},
		{
			because: 'its course was wrong',
			...{ command: mend(7, { courseCode: 'SEC' }), what: known([standing('returned')]), end: 'mend' }
		},
		{ because: 'they have no such record', command: mend(8), what: known(), end: 'not-returned for good' },
		{
			because: 'it was taken back meanwhile',
			...{ command: mend(7), what: known([standing('withdrawn')]), end: 'not-returned for good' }
		},
		{
			because: 'another device mended it in another way',
			...{ command: mend(7, { hours: '2' }), what: known([standing()]), end: 'not-returned for good' }
		},
		{ because: 'another device mended it as well', command: mend(7), what: known([standing()]), end: 'join' },
		{
			because: 'mended, it was confirmed already',
			...{ command: mend(7), what: known([standing('confirmed')]), end: 'join' }
		},
		{
			because: 'it would be a second one of its day',
			command: mend(7, elsewhere),
			what: known([standing('returned'), standing('waiting', { id: 8, completedOn: day('2026-06-02') })]),
			end: 'already-recorded'
		},
		{ because: 'no such day', command: mend(7, { completedOn: 'x' }), what: known(), end: 'invalid-claim' }
	])('$end: $because', ({ command, what, end }) => {
		expect(endOf(command, what)).toBe(end);
	});
});

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
