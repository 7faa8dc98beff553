import { beforeEach, expect, it } from 'vitest';
import { type Viewer } from '$lib/domain/access';
import { day } from '$lib/domain/calendar';
import { type Database } from '$lib/server/db/open';
import { addRows } from '$lib/server/db/rows';
import { staff } from '$lib/server/db/schema';
import { actions as people } from '../../../src/routes/(app)/requirements/finishers/people/+page.server';
import { ownCurrent } from '../../setup/current';
import { rearrange } from '../access/settle';
import { post } from '../confirmation/page-town';
import { asked, base, choose, csv, previewed, send, sendIn } from './pages';
import { finisherTown, officer } from './town';

/** A list of which more people are asked about than stand on one page. */

const current = ownCurrent();

let database: Database;
let who: Viewer;
const count = 300;
const numbers = Array.from({ length: count }, (_, index) => String(index + 1000));

beforeEach(async () => {
	database = await finisherTown();
	current.database.mockResolvedValue(database);
	who = await officer(database);
	await rearrange(database, (change) =>
		addRows(
			change,
			staff,
			numbers.map((number) => ({
				...{ staffNumber: number.padStart(6, '0'), name: `姓${number} 名`, kana: null, formerName: null, email: null },
				...{ hiredOn: day('2010-04-01'), leftOn: null }
			}))
		)
	);
});

const decide = (fields: Record<string, string>) => post(who, people.default as never, fields);
const open = async () => (await previewed(who)).faultCount;

it('numbers that lost their zeros in a spreadsheet are decided by one tick where the name agrees too', async () => {
	const rows = numbers.map((number) => `${number},姓${number} 名,,SEC,2026/6/1,`);
	await send(who, csv(...rows.slice(1), `${numbers[0]},だれか,,SEC,2026/6/1,`));
	await choose(who);
	const page = await asked(who);
	expect(page).toMatchObject({ asked: count, open: count, zeros: count - 1, pages: 2 });
	// The one that no tick decides is asked about first.
	expect(page.questions[0]).toMatchObject({ name: `row-${count + 1}`, candidates: [{ staffNumber: '001000' }] });
	const refused = { [`row-${count}`]: 'nobody' };
	expect((await decide({ key: page.key, zeros: 'yes', ...refused })).to).toBe(`${base}/preview`);
	const shown = await previewed(who);
	expect([shown.groups[0]!.count, shown.passedOver.length, shown.faults.length]).toEqual([count - 2, 1, 1]);
	expect((await sendIn(who, shown, { withoutFaults: 'yes' })).to).toBe(`${base}/result`);
});

it('what is left stands first, page by page, and what is on another page stays as it is', async () => {
	await send(who, csv(...numbers.map((number) => `,姓${number} 名,,SEC,2026/6/1,`)));
	await choose(who);
	const page = await asked(who);
	expect([page.questions.length, page.pages, page.zeros]).toEqual([200, 2, 0]);
	const answersOf = (questions: typeof page.questions) =>
		Object.fromEntries(questions.map(({ name, candidates }) => [name, candidates[0]!.staffNumber]));
	const saved = await decide({ key: page.key, then: 'people', ...answersOf(page.questions) });
	expect(saved.to).toBe(`${base}/people`);
	const next = await asked(who);
	expect(next).toMatchObject({ asked: count, open: 100 });
	expect(next.questions.map(({ chosen }) => chosen === '')).toEqual([
		...Array(100).fill(true),
		...Array(100).fill(false)
	]);
	expect(await open()).toBe(100);
	await decide({ key: page.key, ...answersOf(next.questions.slice(0, 100)) });
	expect(await open()).toBe(0);
	expect((await asked(who, 99)).questions).toHaveLength(100);
});
