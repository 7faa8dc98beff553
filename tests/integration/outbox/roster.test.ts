import { beforeEach, describe, expect, it } from 'vitest';
import { type Command } from '$lib/domain/outbox';
import { completion } from '$lib/server/db/schema';
import { returnCompletion } from '$lib/server/confirmation/review';
import { takeIn } from '../ledger/happen';
import { smallTown } from '../training/small-town';
import { endOf, phone, send as sendAs } from './commands';

/** One training that a phone and a roster know of: what the roster says is not rewritten from a phone, whichever came first. */

let town: Awaited<ReturnType<typeof smallTown>>;
const device = phone();
const otherDay = { completedOn: '2026-06-09', hours: '1' };

beforeEach(async () => {
	town = await smallTown();
});

const send = async (...commands: Command[]) =>
	(await sendAs(town.database, await town.viewer('0001'), commands)).map(endOf);
const records = () => town.database.reader.select().from(completion);
const roster = () =>
	takeIn(town.database, {
		...{ kind: 'import', plan: null },
		files: { 'completions.csv': ['0001,DX-BASIC,2026-06-01,3,5,未確認,名簿,集合'] }
	});

async function giveBack() {
	const [{ id, entry }] = (await records()) as [typeof completion.$inferSelect];
	const outcome = await returnCompletion(town.database, await town.viewer('0004'), { id, entry }, '日付');
	expect(outcome).toEqual({ ok: true });
}

describe.each([
	{ order: 'before the phone', first: true, said: 'duplicate' },
	{ order: 'after the phone', first: false, said: 'applied' }
])('a roster that came $order', ({ first, said }) => {
	const record = device.record({ hours: '3', comprehension: '5' });

	beforeEach(async () => {
		if (first) await roster();
		expect(await send(record)).toEqual([said]);
		if (!first) await roster();
	});

	it('is not rewritten, and stands without the person once they took it back', async () => {
		const before = await records();
		expect(await send(device.amend(record, otherDay))).toEqual(['already-recorded']);
		expect(await records()).toEqual(before);
		await roster();
		expect(await records()).toEqual(before);
		expect(await send(device.withdraw(record))).toEqual(['applied']);
		expect(await records()).toMatchObject([{ completedOn: '2026-06-01', state: 'waiting', sources: ['名簿'] }]);
	});

	it.each([
		{ because: 'with an edit', mend: () => device.amend(record, otherDay) },
		{ because: 'as the record that mends it', mend: async () => device.record(otherDay, (await records())[0]!.id) }
	])('is mended $because once it was returned, edited again, and taken back as a whole', async ({ mend }) => {
		await giveBack();
		const mended = await mend();
		const edited = device.amend(mended, { ...otherDay, hours: '2' });
		expect(await send(mended, edited, edited)).toEqual(['applied', 'applied', 'duplicate']);
		expect(await records()).toMatchObject([{ completedOn: '2026-06-09', hours: 2, state: 'waiting' }]);
		expect(await send(device.withdraw(edited))).toEqual(['applied']);
		expect(await records()).toMatchObject([{ completedOn: '2026-06-09', state: 'withdrawn' }]);
	});

	it('stands where what was returned to them comes again as it was', async () => {
		await giveBack();
		const again = device.amend(record, { hours: '3', comprehension: '5' });
		expect(await send(again, device.withdraw(again))).toEqual(['applied', 'applied']);
		expect(await records()).toMatchObject([{ completedOn: '2026-06-01', state: 'waiting', sources: ['名簿'] }]);
	});
});
