import { expect, it } from 'vitest';
import { evaluate, indicatorOn } from '$lib/domain/indicator';
import { day } from '$lib/domain/calendar';
import { absence } from '$lib/server/db/schema';
import { addRow } from '$lib/server/db/rows';
import { confirmHolding, correctHolding, returnHolding, withdrawHolding } from '$lib/server/qualification/commands';
import { ownQualifications } from '$lib/server/qualification/own-page';
import { rearrange } from '../access/settle';
import { claimOf, smallTown, today } from './small-town';

type Town = Awaited<ReturnType<typeof smallTown>>;

it('a rate follows every act on a qualification', async () => {
	const town = await smallTown();
	const hr = await town.viewer('0004');
	expect(await rate(town)).toBe('0/4, 0 wait');
	const id = await town.records('0001');
	expect(await rate(town)).toBe('0/4, 1 wait');
	await returnHolding(town.database, hr, await town.seen('0004', id), '日付');
	expect(await rate(town)).toBe('0/4, 0 wait');
	await town.records('0001');
	await confirmHolding(town.database, hr, await town.seen('0004', id));
	expect(await rate(town)).toBe('1/4, 0 wait');
	await withdrawHolding(town.database, await town.viewer('0001'), id, '');
	expect(await rate(town)).toBe('0/4, 0 wait');
});

it('a qualification that is 相当 counts, a correction moves the day, and another code moves the rate', async () => {
	const town = await smallTown();
	const [hr, id] = [
		await town.viewer('0004'),
		await town.records('0003', { qualificationCode: 'SC', passedOn: '2026' })
	];
	await confirmHolding(town.database, hr, await town.seen('0004', id));
	// A year alone counts from its last day, which is to come.
	expect(await rate(town)).toBe('0/4, 0 wait');
	const correct = async (fields: Parameters<typeof claimOf>[0]) => {
		const [row] = (await own(town, '0003')).holdings;
		return correctHolding(town.database, hr, { id, entry: row!.entry }, claimOf(fields), '証書による');
	};
	await correct({ qualificationCode: 'SC', passedOn: '2026-04' });
	expect(await rate(town)).toBe('1/4, 0 wait');
	await correct({ qualificationCode: 'SG', passedOn: '2026-04' });
	expect(await rate(town)).toBe('0/4, 0 wait');
});

it('a registration counts through its last day', async () => {
	const town = await smallTown();
	const id = await town.records('0001', { qualificationCode: 'RISS', passedOn: '2023-06-16', validTo: '2026-06-15' });
	await confirmHolding(town.database, await town.viewer('0004'), await town.seen('0004', id));
	expect([await rate(town), await rate(town, '2026-06-16')]).toEqual(['1/4, 0 wait', '0/4, 0 wait']);
});

it('自分の資格 says which indicator is met by what, and why', async () => {
	const town = await smallTown();
	const said = async () => (await own(town, '0001')).satisfactions.map(({ state, reasons }) => [state, ...reasons]);
	expect(await said()).toEqual([['未']]);
	const id = await town.records('0001', { qualificationCode: 'SC', passedOn: '2019' });
	expect(await said()).toEqual([['確認中', '情報処理安全確保支援士試験により充足（合格 2019）（確認待ち）']]);
	await confirmHolding(town.database, await town.viewer('0004'), await town.seen('0004', id));
	await town.records('0001');
	expect(await said()).toEqual([['済', '情報処理安全確保支援士試験により充足（合格 2019）']]);
	expect((await own(town, '0001')).satisfactions).toMatchObject([{ asked: ['応用情報技術者試験'], orHigher: true }]);
});

it('自分の資格 is silent about an indicator of others, and while somebody is away', async () => {
	const town = await smallTown({ population: { departments: ['1020'], excludeAbsences: ['休職'] } });
	const told = async (number: string) => (await own(town, number)).satisfactions.length;
	expect([await told('0001'), await told('0003')]).toEqual([0, 1]);
	const { staffId } = await town.viewer('0003');
	await rearrange(town.database, (change) =>
		addRow(change, absence, { staffId: staffId!, kind: '休職', from: day('2026-06-01'), to: null })
	);
	expect(await told('0003')).toBe(0);
});

it('warns of a registration until a later one stands in its place', async () => {
	const town = await smallTown();
	const riss = { qualificationCode: 'RISS' };
	await town.records('0001', { ...riss, passedOn: '2023-10-01' });
	const said = async () =>
		(await own(town, '0001')).holdings.map(({ registration, isRenewed }) => [registration?.state, isRenewed]);
	expect(await said()).toEqual([['due', false]]);
	expect((await own(town, '0001', '2026-08-02')).holdings).toMatchObject([{ registration: { state: 'overdue' } }]);
	const renewed = await town.records('0001', { ...riss, passedOn: '2026-06-10', validTo: '2029-09-30' });
	expect(await said()).toEqual([
		['valid', false],
		[undefined, true]
	]);
	await returnHolding(
		town.database,
		await town.viewer('0004'),
		await town.seen('0004', renewed),
		'登録証を付けてください'
	);
	expect(await said()).toEqual([
		['valid', false],
		['due', false]
	]);
});

it('tells what an examination is 相当 to, and of a 合格日 out of its time', async () => {
	const town = await smallTown();
	await town.records('0001', { qualificationCode: 'FE', passedOn: '1999' });
	const [card] = (await own(town, '0001')).holdings;
	expect(card!.lower).toEqual(['ITパスポート試験']);
	expect(card!.remark).toBe('「基本情報技術者試験」は2001年からのものです。資格と合格日を確かめてください。');
});

async function own(town: Town, number: string, on = today) {
	return ownQualifications(town.database.reader, await town.ledger(), await town.viewer(number, on));
}

async function rate(town: Town, on = today): Promise<string> {
	const ledger = await town.ledger();
	const history = [...ledger.indicators.values()][0]!;
	const figure = evaluate(ledger, indicatorOn(history, day(on)), day(on));
	if (figure.kind !== 'rate') throw new Error(figure.kind);
	const { numerator, denominator, pending } = figure.tally.overall;
	return `${numerator}/${denominator}, ${pending} wait`;
}
