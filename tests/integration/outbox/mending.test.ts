import { beforeEach, describe, expect, it } from 'vitest';
import { type Command } from '$lib/domain/outbox';
import { waitingCompletions } from '$lib/server/confirmation/queue/queue';
import { returnCompletion } from '$lib/server/confirmation/review';
import { recordCompletion } from '$lib/server/training/commands';
import { ownCompletions } from '$lib/server/training/queries';
import { parseClaim } from '$lib/domain/training';
import { smallTown } from '../training/small-town';
import { claim, endOf, phone, send as sendAs } from './commands';

/** A returned record that is mended on a device: the same comes of it as on the page (`mends`). */

let town: Awaited<ReturnType<typeof smallTown>>;
let returned: number;
const device = phone();

beforeEach(async () => {
	town = await smallTown();
	returned = await town.records('0001', 'DX-BASIC', '2026-06-01');
	await giveBack(returned);
});

async function giveBack(id: number) {
	const hr = await town.viewer('0004');
	const { entry } = (await waitingCompletions(town.database.reader, hr, 10)).find((one) => one.id === id)!;
	await returnCompletion(town.database, hr, { id, entry }, '日付');
}

const send = async (...commands: Command[]) =>
	(await sendAs(town.database, await town.viewer('0001'), commands)).map(endOf);
const ledger = async (number = '0001') =>
	(await ownCompletions(town.database.reader, await town.viewer(number))).map(
		({ id, courseCode, completedOn, hours, state, returnReason, sources }) => ({
			id,
			courseCode,
			completedOn,
			hours,
			state,
			returnReason,
			sources
		})
	);

/** What the page makes of the same. */
async function onPage(change: Parameters<typeof claim>[0], mends: number) {
	const viewer = await town.viewer('0001');
	const read = parseClaim(new Map(Object.entries(claim(change))), viewer.today);
	if (!read.ok) throw new Error('it can be read');
	const outcome = await recordCompletion(town.database, viewer, read.value, mends);
	return outcome.ok ? 'applied' : outcome.reason;
}

describe.each([
	{ because: 'other hours', change: { hours: '2' } },
	{ because: 'another day', change: { completedOn: '2026-06-02' } },
	{ because: 'another course', change: { courseCode: 'SECURITY' } },
	{ because: 'a day that is recorded', change: { courseCode: 'DX-ADVANCED', completedOn: '2026-06-03' } },
	{ because: 'a course that is none', change: { courseCode: 'NONE' } }
])('mended with $because', ({ change }) => {
	it('ends as on the page', async () => {
		await town.records('0001', 'DX-ADVANCED', '2026-06-03');
		const sent = await send(device.record(change, returned));
		const afterSending = await ledger();
		town = await smallTown();
		returned = await town.records('0001', 'DX-BASIC', '2026-06-01');
		await giveBack(returned);
		await town.records('0001', 'DX-ADVANCED', '2026-06-03');
		expect(sent).toEqual([await onPage(change, returned)]);
		expect(afterSending).toEqual(await ledger());
	});
});

it('is one record, whose answer may be lost, and is edited and taken back as any other', async () => {
	const mend = device.record({ completedOn: '2026-06-02' }, returned);
	const amend = device.amend(mend, { completedOn: '2026-06-02', hours: '3' });
	expect(await send(mend, amend)).toEqual(['applied', 'applied']);
	expect(await send(mend)).toEqual(['duplicate']);
	expect(await ledger()).toMatchObject([{ id: returned, completedOn: '2026-06-02', hours: 3, state: 'waiting' }]);
	expect(await send(device.withdraw(amend))).toEqual(['applied']);
	expect(await ledger()).toMatchObject([{ id: returned, state: 'withdrawn' }]);
});

it.each([
	{ because: 'the same', hours: '2', end: 'duplicate' },
	{ because: 'something else', hours: '5', end: 'not-returned' }
])('on two devices: the second one says $because', async ({ hours, end }) => {
	const [first, second] = [device.record({ hours: '2' }, returned), phone().record({ hours }, returned)];
	expect([await send(first), await send(second)]).toEqual([['applied'], [end]]);
	expect(await ledger()).toMatchObject([{ id: returned, hours: 2, state: 'waiting', sources: ['本人'] }]);
});

it('of somebody else is not theirs to mend', async () => {
	const before = await ledger();
	const answers = await sendAs(town.database, await town.viewer('0003'), [phone('0003').record({}, returned)]);
	expect(answers.map(endOf)).toEqual(['not-returned']);
	expect([await ledger(), await ledger('0003')]).toEqual([before, []]);
});
