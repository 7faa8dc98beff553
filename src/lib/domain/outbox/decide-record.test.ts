import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { decide } from './decide';
import { type DoneCommand } from './known';
import { facts, record, mend, amend, standing, done, known, endOf, type Row } from './testing';

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
