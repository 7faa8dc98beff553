import { beforeEach, expect, it } from 'vitest';
import { type Viewer } from '$lib/domain/access';
import { day } from '$lib/domain/calendar';
import { type Database } from '$lib/server/db/open';
import { addRow } from '$lib/server/db/rows';
import { completion, importRun } from '$lib/server/db/schema';
import { actions as first } from '../../../src/routes/(app)/requirements/finishers/+page.server';
import { actions as columns } from '../../../src/routes/(app)/requirements/finishers/columns/+page.server';
import { ownCurrent } from '../../setup/current';
import { rearrange } from '../access/settle';
import { post } from '../confirmation/page-town';
import { base, choose, columnsOf, csv, previewed, result, send, sendIn } from './pages';
import { finisherTown, hr, officer } from './town';

/** What goes in is what was shown, once, and nothing that somebody else has to decide. */

const current = ownCurrent();

let database: Database;
let who: Viewer;

beforeEach(async () => {
	database = await finisherTown();
	current.database.mockResolvedValue(database);
	who = await officer(database);
});

const stored = () =>
	database.reader
		.select({
			on: completion.completedOn,
			state: completion.state,
			held: completion.heldReason,
			hours: completion.hours
		})
		.from(completion)
		.orderBy(completion.id);

const waiting = (fields: { enteredBy?: number; heldReason?: string }) =>
	rearrange(database, (change) =>
		addRow(change, completion, {
			...{ staffId: 1, courseId: 1, completedOn: day('2026-06-01'), hours: 2, comprehension: null, method: null },
			...{ state: 'waiting', sources: ['代理'], enteredBy: null, heldReason: null, ...fields }
		})
	);

it('a record that whoever takes the list in entered for somebody still waits for another', async () => {
	await waiting({ enteredBy: who.accountId });
	await send(who, csv('0001,,,SEC,2026/6/1,9', '0002,,,SEC,2026/6/1,'));
	await choose(who);
	const shown = await previewed(who);
	expect(shown.hasOwnEntries).toBe(true);
	expect(shown.groups.at(-1)).toMatchObject({
		outcome: 'kept',
		count: 1,
		named: [{ rowNumber: 2, kept: 'own-entry' }]
	});
	await sendIn(who, shown);
	expect(await stored()).toMatchObject([
		{ state: 'waiting', hours: 2 },
		{ state: 'confirmed', hours: null }
	]);
	expect(await result(who)).toMatchObject({ kept: 1, counts: { added: 1, changed: 0 } });
});

it('another’s list does confirm it', async () => {
	await waiting({ enteredBy: who.accountId });
	const other = await hr(database);
	await send(other, csv('0001,,,SEC,2026/6/1,'));
	await choose(other);
	await sendIn(other, await previewed(other));
	expect(await stored()).toMatchObject([{ state: 'confirmed' }]);
});

it('a record that was put aside stays so, whoever’s list it is on', async () => {
	await waiting({ heldReason: '照会中' });
	await send(who, csv('0001,,,SEC,2026/6/1,', '0002,,,SEC,2026/6/1,'));
	await choose(who);
	await sendIn(who, await previewed(who));
	expect(await stored()).toMatchObject([
		{ state: 'waiting', held: '照会中' },
		{ state: 'confirmed', held: null }
	]);
});

it('columns that were changed in another window are shown before anything goes in', async () => {
	await send(who, '職員番号,修了日,申込日\r\n0001,2026/6/1,2026/5/1');
	const shared = { course: '=', 'course-value': 'SEC' };
	await choose(who, { ...shared, completedOn: '修了日' });
	const shown = await previewed(who);
	await choose(who, { ...shared, completedOn: '申込日' });
	const { status, data } = await sendIn(who, shown);
	expect([status, data.message]).toEqual([409, expect.stringContaining('表示したあとに')]);
	expect(await stored()).toEqual([]);
	await sendIn(who, await previewed(who));
	expect(await stored()).toMatchObject([{ on: '2026-05-01' }]);
});

it('a record that came meanwhile makes 追加 a 変更, which is shown before it goes in', async () => {
	await send(who, csv('0001,,,SEC,2026/6/1,'));
	await choose(who);
	const shown = await previewed(who);
	await waiting({});
	expect((await sendIn(who, shown)).data.message).toContain('表示したあとに');
	expect(await stored()).toMatchObject([{ state: 'waiting' }]);
	expect((await previewed(who)).groups.map(({ count }) => count)).toEqual([0, 1, 0, 0]);
});

it('a form without the mark of what was shown takes nothing in', async () => {
	await send(who, csv('0001,,,SEC,2026/6/1,'));
	await choose(who);
	const shown = await previewed(who);
	expect((await sendIn(who, { ...shown, mark: '' })).status).toBe(409);
	expect(await stored()).toEqual([]);
});

it('sent again, and sent twice at once, a list is in once and its sender is told the same', async () => {
	await send(who, csv('0001,,,SEC,2026/6/1,', '0002,,,XYZ,2026/6/1,'));
	await choose(who);
	const shown = await previewed(who);
	const press = () => sendIn(who, shown, { withoutFaults: 'yes' });
	const answers = [...(await Promise.all([press(), press()])), await press()];
	expect(answers.map(({ status, to }) => [status, to])).toEqual(Array(3).fill([303, `${base}/result`]));
	expect(await result(who)).toMatchObject({ number: 1, counts: { added: 1 }, leftOut: [{ rowNumber: 3 }] });
	expect(await database.reader.select().from(importRun)).toHaveLength(1);
	expect(await stored()).toHaveLength(1);
});

it('the result is gone once another list is begun, and is its own account’s', async () => {
	expect(await result(who)).toBe(303);
	await send(who, csv('0001,,,SEC,2026/6/1,'));
	await choose(who);
	await sendIn(who, await previewed(who));
	expect(await result(await hr(database))).toBe(303);
	await send(who, csv('0002,,,SEC,2026/6/1,'));
	expect(await result(who)).toBe(303);
});

it('another sheet is chosen for the list on the page and for no other', async () => {
	await send(who, csv('0001,,,SEC,2026/6/1,'));
	const { status, data } = await post(who, columns.sheet as never, { key: 'x', sheet: '0', headerRow: '1' });
	expect([status, data.message]).toEqual([409, expect.stringContaining('別の名簿に替わっています')]);
});

it('a list of headings alone has nobody in it', async () => {
	const { status, data } = await send(who, csv());
	expect([status, (data.errors as { list: string }).list]).toEqual([
		422,
		expect.stringContaining('人の行がありません')
	]);
});

it('headings looked for in the last row leave nobody, which is said there too', async () => {
	await send(who, csv('0001,,,SEC,2026/6/1,'));
	const { key } = await columnsOf(who);
	expect((await post(who, columns.sheet as never, { key, sheet: '0', headerRow: '2' })).status).toBe(303);
	expect((await choose(who)).data.message).toContain('人の行がありません');
});

it('rows that are not wanted are no faults: nobody has to agree to leave them out', async () => {
	await send(who, csv('0001,,,SEC,2026/6/1,', '合計,1名,,,,1'));
	await choose(who);
	const shown = await previewed(who);
	expect([shown.faults, shown.passedOver]).toMatchObject([[], [{ rowNumber: 3 }]]);
	expect((await sendIn(who, shown)).status).toBe(303);
	expect(await result(who)).toMatchObject({ leftOut: [], passedOver: [3] });
});

it('what stands in the way of taking a list back is told by name, with what to do next', async () => {
	const other = await hr(database);
	await send(who, csv('0001,,,SEC,2026/6/1,', '0002,,,SEC,2026/6/2,'), { state: 'waiting' });
	await choose(who);
	await sendIn(who, await previewed(who));
	await send(other, csv('0001,,,SEC,2026/6/1,'));
	await choose(other);
	await sendIn(other, await previewed(other));
	const { status, data } = await post(who, first.undo as never, { number: '1' });
	expect([status, data.message]).toEqual([409, expect.stringContaining('まとめて取り消せません')]);
	expect(data.details).toEqual([
		'髙橋 花子（0001）　情報セキュリティ研修　2026年6月1日',
		expect.stringContaining('人事担当が')
	]);
});
