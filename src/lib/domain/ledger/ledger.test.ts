import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { town } from '../../../../tests/factories/town';
import { buildLedger } from './ledger';
import { isEmployed } from './people';
import { dayNumber } from './spans';

describe('people', () => {
	const { people } = buildLedger(town({ people: [{ hiredOn: '2023-04-01', leftOn: '2024-03-31' }, {}] }));
	it.each([
		['2023-03-31', false],
		['2023-04-01', true],
		['2024-03-31', true],
		['2024-04-01', false]
	])('on %s employed: %s', (on, employed) => {
		expect(isEmployed(people, 0, dayNumber(day(on)))).toBe(employed);
	});

	it('stand at their place by 職員番号, and without a last day they stay', () => {
		expect(people.positions.get('0002')).toBe(1);
		expect(isEmployed(people, 1, dayNumber(day('9999-12-31')))).toBe(true);
	});
});

describe('posts', () => {
	const facts = town({
		people: [
			{},
			{
				leftOn: '2024-12-31',
				posts: [
					{ in: '1020', from: '2024-04-01' },
					{ in: '1000', kind: '兼務' },
					{ in: '1010', to: '2024-03-31' }
				]
			},
			{ posts: [] }
		]
	});
	const { posts, primaryPostsOn } = buildLedger(facts);
	const primaryOn = (person: number, on: string) => {
		const post = primaryPostsOn(day(on))[person]!;
		return post < 0 ? null : posts.departments.words[posts.department[post]!];
	};

	it.each<[string, string | null, string]>([
		['2015-03-31', null, 'before hiring'],
		['2015-04-01', '1010', 'the first, though it is written last'],
		['2024-03-31', '1010', 'its last day'],
		['2024-04-01', '1020', 'the second'],
		['2024-12-31', '1020', 'open, so through the last day employed'],
		['2025-01-01', null, 'after that']
	])('the 本務 on %s is %s (%s)', (on, code, _because) => {
		expect(primaryOn(1, on)).toBe(code);
	});

	it('belong to each person alone; without one there is none', () => {
		expect(primaryOn(0, '2024-04-01')).toBe('1000');
		expect(primaryOn(2, '2024-04-01')).toBeNull();
	});
});

it('the rows of a town in any order give the same columns per person', () => {
	const facts = town({
		people: [
			{ absences: [{ from: '2024-01-01' }], completions: ['2023-06-01', '2023-07-01'] },
			{
				absences: [
					{ from: '2023-01-01', to: '2023-12-31' },
					{ kind: '休職', from: '2024-02-01' }
				],
				completions: ['2023-08-01']
			}
		]
	});
	const { absences, completions } = buildLedger({ ...facts, absences: facts.absences.toReversed() });
	expect([...absences.start]).toEqual([0, 1, 3]);
	expect(absences.from[0]).toBe(dayNumber(day('2024-01-01')));
	expect(completions.get('DX-BASIC')?.length).toBe(3);
});
