import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { town } from '../../../../tests/factories/town';
import { buildLedger } from './ledger';
import { postsOf, primaryPostOf } from './posts';
import { dayNumber } from './spans';

it('people stand at their place by 職員番号', () => {
	expect(buildLedger(town({ people: [{}, {}] })).people.positions.get('0002')).toBe(1);
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
	const codeOf = (row: number) => posts.departments.words[posts.department[row]!];
	const primaryOn = (person: number, on: string) => {
		const row = primaryPostOf(posts, person, dayNumber(day(on)));
		expect([...primaryPostsOn(day(on))].filter((one) => posts.person[one] === person)).toEqual(row < 0 ? [] : [row]);
		return row < 0 ? null : codeOf(row);
	};

	it.each<[string, string | null, string]>([
		['2015-03-31', null, 'before hiring'],
		['2010-01-01', null, 'long before any post has begun'],
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

	it('with 兼務 there are several, for whoever has any', () => {
		const heldBy = (person: number) => postsOf(posts, person, dayNumber(day('2024-04-01'))).map(codeOf);
		expect([0, 1, 2].map((person) => heldBy(person).sort())).toEqual([['1000'], ['1000', '1020'], []]);
	});

	it('one that is written to begin before the employment begins with it', () => {
		const early = town({ people: [{ hiredOn: '2020-04-01', posts: [{ from: '2019-04-01' }] }] });
		const ledger = buildLedger(early);
		expect([...ledger.primaryPostsOn(day('2020-03-31'))]).toEqual([]);
		expect([...ledger.primaryPostsOn(day('2020-04-01'))]).toEqual([0]);
	});

	it('there are none in a town without people', () => {
		expect([...buildLedger(town()).primaryPostsOn(day('2024-04-01'))]).toEqual([]);
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
