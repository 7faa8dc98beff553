import { beforeEach, expect, it } from 'vitest';
import { type ClaimFields, parseClaim } from '$lib/domain/training';
import { changeRow } from '$lib/server/db/rows';
import { completion, staff } from '$lib/server/db/schema';
import { recordCompletion } from '$lib/server/training/commands';
import { returnCompletion } from '$lib/server/confirmation/review';
import { rearrange } from '../access/settle';
import { smallTown, today } from '../training/small-town';
import { claim, endOf, phone, send } from './commands';

/** The page and the phone take and refuse the same: one parser, the same grounds. They differ where the training is known already. */

let town: Awaited<ReturnType<typeof smallTown>>;

beforeEach(async () => {
	town = await smallTown();
	const people = await town.database.reader.select().from(staff);
	await rearrange(town.database, async (change) => {
		for (const row of people) await changeRow(change, staff, row, { hiredOn: '2026-04-01' as never });
	});
});

/** As 実 on the page: recorded, or why not. */
async function onPage(fields: ClaimFields): Promise<string> {
	const viewer = await town.viewer('0003');
	const read = parseClaim({ get: (name) => fields[name as keyof ClaimFields] }, viewer.today);
	if (!read.ok) return 'invalid-claim';
	const outcome = await recordCompletion(town.database, viewer, read.value);
	return outcome.ok ? 'applied' : outcome.reason;
}

async function onPhone(fields: ClaimFields, number = '0001'): Promise<string> {
	const [answer] = await send(town.database, await town.viewer(number), [phone(number).record(fields)]);
	return endOf(answer!);
}

it.each([
	{ change: {}, end: 'applied' },
	{ change: { completedOn: today }, end: 'applied' },
	{ change: { completedOn: 'R8.6.1', hours: '１．５', comprehension: '5' }, end: 'applied' },
	{ change: { courseCode: ' DX-BASIC ' }, end: 'applied' },
	{ change: { completedOn: '2026-06-16' }, end: 'invalid-claim' },
	{ change: { completedOn: '2026-02-30' }, end: 'invalid-claim' },
	{ change: { completedOn: '' }, end: 'invalid-claim' },
	{ change: { hours: '1e3' }, end: 'invalid-claim' },
	{ change: { comprehension: '6' }, end: 'invalid-claim' },
	{ change: { courseCode: '' }, end: 'invalid-claim' },
	{ change: { courseCode: 'dx-basic' }, end: 'unknown-course' },
	{ change: { completedOn: '2026-03-31' }, end: 'before-hiring' },
	{ change: { completedOn: '2026-03-31', courseCode: 'NONE' }, end: 'before-hiring' }
])('$change ends as $end on both', async ({ change, end }) => {
	expect([await onPage(claim(change)), await onPhone(claim(change))]).toEqual([end, end]);
	const rows = await town.database.reader.select().from(completion);
	const facts = rows.map(({ courseId, completedOn, hours, comprehension, state, sources, method }) => [
		...[courseId, completedOn, hours, comprehension, state],
		...[sources, method]
	]);
	expect(facts).toEqual(end === 'applied' ? [facts[0], facts[0]] : []);
});

it('a training that is known is refused on the page, where the person looks, and known already to a phone', async () => {
	await town.records('0003', 'DX-BASIC', '2026-06-01');
	expect([await onPage(claim()), await onPhone(claim(), '0003')]).toEqual(['already-recorded', 'duplicate']);
});

it('a returned one is mended on both', async () => {
	for (const [number, ends] of [
		['0003', onPage],
		['0001', onPhone]
	] as const) {
		const id = await town.records(number, 'DX-BASIC', '2026-06-01');
		const [row] = (await town.database.reader.select().from(completion)).filter((one) => one.id === id);
		await returnCompletion(town.database, await town.viewer('0004'), row!, '時間を確かめてください');
		expect(await ends(claim({ hours: '2' }))).toBe('applied');
	}
	const rows = await town.database.reader.select().from(completion);
	expect(rows.map(({ state, hours, returnReason }) => [state, hours, returnReason])).toEqual([
		['waiting', 2, null],
		['waiting', 2, null]
	]);
});
