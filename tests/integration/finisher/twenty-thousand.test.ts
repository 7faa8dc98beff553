import { beforeEach, expect, it } from 'vitest';
import { type Viewer } from '$lib/domain/access';
import { addDays, day } from '$lib/domain/calendar';
import { type Database } from '$lib/server/db/open';
import { addRows } from '$lib/server/db/rows';
import { completion, staff } from '$lib/server/db/schema';
import { count, sql } from 'drizzle-orm';
import PreviewPage from '../../../src/routes/(app)/requirements/finishers/preview/+page.svelte';
import { ownCurrent } from '../../setup/current';
import { rearrange } from '../access/settle';
import { drawn } from '../requirement/visit';
import { choose, csv, previewed, send, sendIn } from './pages';
import { submit, visit } from './walk';
import { finisherTown, officer } from './town';

/** The most rows a list may have, and the worst of them: nothing is timed, but what grows with the square would not come to an end. */

const current = ownCurrent();

let database: Database;
let who: Viewer;
const most = 19_999;
const patience = 240_000;

beforeEach(async () => {
	database = await finisherTown();
	current.database.mockResolvedValue(database);
	who = await officer(database);
});

const rows = (write: (index: number) => string) => csv(...Array.from({ length: most }, (_, index) => write(index)));
const stored = async () => {
	const [row] = await database.reader.select({ count: count(), hours: sql<number>`sum(hours)` }).from(completion);
	return row;
};

it('a list of as many rows as it may have goes in and out again', { timeout: patience }, async () => {
	const people = Array.from({ length: 100 }, (_, index) => String(index + 1000));
	await rearrange(database, (change) =>
		addRows(
			change,
			staff,
			people.map((staffNumber) => ({
				...{ staffNumber, name: `姓${staffNumber} 名`, kana: null, formerName: null, email: null },
				...{ hiredOn: day('2010-04-01'), leftOn: null }
			}))
		)
	);
	const on = (index: number) => addDays(day('2026-04-01'), Math.floor(index / people.length));
	await send(
		who,
		rows((index) => `${people[index % people.length]},,,SEC,${on(index)},1`)
	);
	expect((await choose(who)).to).toBe('/requirements/finishers/preview');
	const list = await previewed(who);
	expect(list.groups.map((group) => group.count)).toEqual([most, 0, 0, 0]);
	await sendIn(who, list);
	expect(await stored()).toEqual({ count: most, hours: most });
	expect((await submit(who, 'take back', { number: '1' })).status).toBe(303);
	expect(await stored()).toEqual({ count: 0, hours: null });
});

it('one in which all rows contradict each other is told so, in few words', { timeout: patience }, async () => {
	await send(
		who,
		rows((index) => `0001,,,SEC,2026/6/1,${(index % 9) + 1}`)
	);
	await choose(who);
	const { faults, faultCount } = await previewed(who);
	expect([faults.length, faultCount]).toEqual([200, most]);
	expect(faults.at(-1)!.faults[0]).toMatch(/^2・3・4・5・6行目ほか19993行と同じ人/);
});

it(
	'one of which nobody is known is drawn with its first faults, and nothing of it goes in',
	{ timeout: patience },
	async () => {
		await send(
			who,
			rows((index) => `9${index},誰か${index},どこか,SEC,2026/6/1,1`)
		);
		expect((await choose(who)).to).toBe('/requirements/finishers/people');
		expect(await visit(who, 'people')).toMatchObject({ questions: { length: 200 } });
		const list = await previewed(who);
		expect(list.groups.map((group) => group.count)).toEqual([0, 0, 0, 0]);
		const text = drawn(PreviewPage, await visit(who, 'preview'));
		expect(text).toContain(`ほか${most - 200}行`);
		expect(text.length).toBeLessThan(100_000);
		expect(JSON.stringify(await visit(who, 'preview')).length).toBeLessThan(100_000);
		expect((await sendIn(who, list, { withoutFaults: 'yes' })).status).toBe(409);
		expect(await stored()).toEqual({ count: 0, hours: null });
	}
);

it('one row more is refused, and nothing is kept', { timeout: patience }, async () => {
	const answer = await send(who, csv(...Array.from({ length: most + 1 }, () => '0001,,,SEC,2026/6/1,1')));
	expect(answer).toMatchObject({ status: 422, data: { errors: { list: expect.stringContaining('大きすぎます') } } });
	expect(await visit(who, 'columns')).toBe(303);
});
