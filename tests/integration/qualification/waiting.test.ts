import { expect, it } from 'vitest';
import { confirmHolding, withdrawHolding } from '$lib/server/qualification/commands';
import { holdingDuplicates } from '$lib/server/qualification/duplicates';
import { waitingHoldingCount, waitingHoldings } from '$lib/server/qualification/waiting';
import { smallTown } from './small-town';

it('shows each confirmer the qualifications of the people they confirm for, never their own, oldest first', async () => {
	const town = await smallTown();
	for (const number of ['0003', '0002', '0001', '0004']) await town.records(number);
	const waiting = async (number: string) => {
		const viewer = await town.viewer(number);
		const rows = await waitingHoldings(town.database.reader, viewer, 50);
		expect(await waitingHoldingCount(town.database.reader, viewer)).toBe(rows.length);
		return rows.map(({ staffNumber, department }) => `${staffNumber} ${department}`);
	};
	expect(await waiting('0004')).toEqual(['0003 財政課', '0002 企画課', '0001 企画課']);
	expect(await waiting('0002')).toEqual(['0001 企画課']);
	expect(await waiting('0001')).toEqual([]);
});

it('goes on where the last page ended, each once', async () => {
	const town = await smallTown();
	const hr = await town.viewer('0004');
	for (const year of [2015, 2016, 2017, 2018, 2019]) await town.records('0001', { passedOn: `${year}` });
	const years: string[][] = [];
	let after: { addedBy: number; id: number } | null = null;
	for (let pages = 0; pages < 4; pages++) {
		const rows: Waiting[] = await waitingHoldings(town.database.reader, hr, 2, { after });
		years.push(rows.map(({ passedOn }) => passedOn));
		after = rows.at(-1) ?? after;
	}
	expect(years).toEqual([['2015', '2016'], ['2017', '2018'], ['2019'], []]);
});

it.each([
	{ filters: { qualificationCode: 'FE' }, found: ['0001 FE'] },
	{ filters: { departments: ['1020'] }, found: ['0003 AP'] },
	{ filters: { departments: ['1010'], qualificationCode: 'AP' }, found: ['0001 AP'] },
	{ filters: { fiscalYear: 2023 }, found: ['0001 AP', '0001 FE', '0003 AP'] },
	{ filters: { fiscalYear: 2022 }, found: [] },
	{ filters: { departments: [] }, found: [] }
])('is looked through by $filters', async ({ filters, found }) => {
	const town = await smallTown();
	const hr = await town.viewer('0004');
	await town.records('0001');
	await town.records('0001', { qualificationCode: 'FE' });
	await town.records('0003');
	const rows = await waitingHoldings(town.database.reader, hr, 50, { filter: filters });
	expect(rows.map((row) => `${row.staffNumber} ${row.qualificationCode}`)).toEqual(found);
});

it('tells a confirmer of a 合格日 out of its time', async () => {
	const town = await smallTown();
	await town.records('0001', { qualificationCode: 'SC', passedOn: '2016' });
	const rows = await waitingHoldings(town.database.reader, await town.viewer('0004'), 50);
	expect(rows[0]!.remark).toContain('2017年から');
});

const number = '第FE-2010-10-12345号';

it.each([
	{ certificateNumber: '第ＦＥ－２０１０－１０－１２３４５号', because: 'written in another way' },
	{ certificateNumber: 'fe2010-10 12345', because: 'written carelessly' }
])('shows both where one certificate stands for two people: $because', async ({ certificateNumber }) => {
	const town = await smallTown();
	const first = await town.records('0001', { qualificationCode: 'FE', certificateNumber: number });
	await confirmHolding(town.database, await town.viewer('0004'), await town.seen('0004', first));
	await town.records('0003', { qualificationCode: 'FE', passedOn: '2011', certificateNumber });
	const rows = await waiting(town, '0004');
	expect(rows.map(({ duplicates }) => duplicates)).toMatchObject([
		[
			{
				id: first,
				reason: 'same-number',
				shown: { name: '海野 花子', department: '企画課', certificateNumber: number }
			}
		]
	]);
});

it('shows the same examination of one person twice, a renewed registration not', async () => {
	const town = await smallTown();
	const [year, date] = [await town.records('0001', { passedOn: '2023' }), await town.records('0001')];
	await town.records('0001', { qualificationCode: 'RISS', passedOn: '2020-10-01' });
	await town.records('0001', { qualificationCode: 'RISS', passedOn: '2023-10-01' });
	const rows = await waiting(town, '0004');
	const pairs = rows.map(({ id, duplicates }) => [id, ...duplicates.map((one) => `${one.reason} ${one.id}`)]);
	expect(pairs.slice(0, 2)).toEqual([
		[year, `same-qualification ${date}`],
		[date, `same-qualification ${year}`]
	]);
	expect(pairs.slice(2).every(({ length }) => length === 1)).toBe(true);
});

it('keeps a stranger’s name from a 所属長, and says that there is one', async () => {
	const town = await smallTown();
	const of = { qualificationCode: 'FE', certificateNumber: number };
	const other = await town.records('0003', of);
	await town.records('0001', of);
	const rows = await waiting(town, '0002');
	expect(rows.map(({ duplicates }) => duplicates)).toEqual([[{ id: other, reason: 'same-number', shown: null }]]);
});

it('is silent about what was taken back, and where no number is known', async () => {
	const town = await smallTown();
	const of = { qualificationCode: 'FE', certificateNumber: number };
	const other = await town.records('0003', of);
	await withdrawHolding(town.database, await town.viewer('0003'), other, '');
	await town.records('0001', of);
	for (const who of ['0002', '0003']) await town.records(who, { certificateNumber: '不明' });
	const rows = await waiting(town, '0004');
	expect(rows.flatMap(({ duplicates }) => duplicates)).toEqual([]);
});

type Town = Awaited<ReturnType<typeof smallTown>>;
type Waiting = Awaited<ReturnType<typeof waitingHoldings>>[number];

/** The queue with the possible duplicates of each. */
async function waiting(town: Town, number: string) {
	const viewer = await town.viewer(number);
	const rows = await waitingHoldings(town.database.reader, viewer, 50);
	const duplicates = await holdingDuplicates(town.database.reader, viewer, rows);
	return rows.map(({ id }) => ({ id, duplicates: duplicates.get(id) ?? [] }));
}
