import { expect, it } from 'vitest';
import { confirmCompletion, returnCompletion } from '$lib/server/confirmation/review';
import { completionWithin, waitingCompletions, waitingCount } from '$lib/server/confirmation/queue/queue';
import { headsConfirm } from '../access/settle';
import { smallTown } from './small-town';

it('shows each reviewer the records of the people they confirm for, never their own, oldest first', async () => {
	const town = await smallTown();
	await headsConfirm(town.database);
	for (const number of ['0003', '0002', '0001', '0004']) await town.records(number, 'DX-BASIC', '2026-06-01');
	const waiting = async (number: string) => {
		const viewer = await town.viewer(number);
		const rows = await waitingCompletions(town.database.reader, viewer, 50);
		expect(await waitingCount(town.database.reader, viewer)).toBe(rows.length);
		return rows.map(({ staffNumber, department }) => `${staffNumber} ${department}`);
	};
	expect(await waiting('0004')).toEqual(['0003 財政課', '0002 企画課', '0001 企画課']);
	expect(await waiting('0002')).toEqual(['0001 企画課']);
	expect(await waiting('0001')).toEqual([]);
});

it('shows no more at once than asked for, and counts them all', async () => {
	const town = await smallTown();
	for (const on of ['2026-06-01', '2026-06-02', '2026-06-03']) await town.records('0001', 'DX-BASIC', on);
	const hr = await town.viewer('0004');
	expect(await waitingCompletions(town.database.reader, hr, 2)).toHaveLength(2);
	expect(await waitingCount(town.database.reader, hr)).toBe(3);
});

it('tells what was done with a record only to whoever may do it', async () => {
	const town = await smallTown();
	const { database } = town;
	await headsConfirm(database);
	const [id, other] = [
		await town.records('0001', 'DX-BASIC', '2026-06-01'),
		await town.records('0003', 'SECURITY', '2026-06-01')
	];
	const [head, hr] = [await town.viewer('0002'), await town.viewer('0004')];
	expect(await completionWithin(database.reader, head, id)).toMatchObject({ state: 'waiting' });
	const seen = (await waitingCompletions(database.reader, hr, 50)).map(({ id, entry }) => ({ id, entry }));
	for (const one of seen)
		expect(
			await (one.id === id ? confirmCompletion(database, head, one) : returnCompletion(database, hr, one, '日付'))
		).toEqual({ ok: true });
	expect(await completionWithin(database.reader, head, id)).toMatchObject({ name: '海野 花子', state: 'confirmed' });
	expect(await completionWithin(database.reader, head, other)).toBeNull();
	expect(await completionWithin(database.reader, hr, other)).toMatchObject({
		returnReason: '日付',
		state: 'returned'
	});
});
