import { expect, it } from 'vitest';
import { type CsvName } from '../../factories/package';
import { smallTown } from '../../factories/package-town';
import { freshUrl } from '../cli/in-process';
import { chainFaults } from '../db/chain';
import { takeIn } from '../ledger/happen';
import { entriesIn, factsIn, withDatabaseAt } from './facts';
import { storedTown } from './stored-town';

/** Two imports at the same moment: each is judged on what the other one left. */

type Files = Partial<Record<CsvName, string[]>>;

/** Both through openings of their own, as two processes would. */
function both(url: string, one: Files, other: Files) {
	const take = (files: Files) =>
		withDatabaseAt(url, (database) => takeIn(database, { kind: 'import', files, plan: null }));
	return Promise.all([take(one), take(other)]);
}

it('the same package twice at once is added once and unchanged once', async () => {
	const url = await freshUrl();
	const { 'plan.json': _plan, ...files } = smallTown;
	const outcomes = await both(url, files as Files, files as Files);
	const added = outcomes.map((outcome) => outcome.ok && outcome.files['staff.csv']?.added);
	expect(added.toSorted()).toEqual([0, 10]);
	expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.number))).toEqual(new Set([1, 2]));
	expect((await factsIn(url)).completion).toHaveLength(5);
	expect(chainFaults(await entriesIn(url))).toEqual([]);
});

it('of two that only together are against the rules, one is refused', async () => {
	const url = await storedTown();
	const post = (department: string) => ({
		'staff.csv': ['0100,甲,,,,2025-04-01,'],
		'assignments.csv': [`0100,${department},本務,常勤,,,2025-04-01,`]
	});
	const outcomes = await both(url, post('1010'), post('2010'));
	expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
	expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.faults))).toMatchObject([
		{ file: 'assignments.csv', row: 2, column: 'from' }
	]);
});
