import { describe, expect, it } from 'vitest';
import { type Viewer } from '$lib/domain/access';
import { day } from '$lib/domain/calendar';
import { isManual } from '$lib/domain/indicator';
import { openDatabase } from '$lib/server/db/open';
import { freezeReport } from '$lib/server/frozen/freeze';
import { frozenList } from '$lib/server/frozen/list';
import { indicatorPrint, planPrint, type PrintedIndicator, sealedOn } from '$lib/server/indicator/print';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { viewer } from '../../factories/viewer';
import { storedTown } from '../exchange/stored-town';

/** On 2026-06-15, when the plan of 令和5年度～令和7年度 is over. */
const hr = viewer({ roles: ['職員', '人事'] });
const yearEnd = day('2024-03-31');

async function ledger() {
	const database = await openDatabase(await storedTown());
	const town = await new LedgerKeeper(database).current();
	database.close();
	return town;
}

async function sheet(who: Viewer, asOf = yearEnd) {
	const print = await indicatorPrint(await ledger(), 'town-dx', asOf, who);
	if (!print) throw new Error('no sheet');
	return print;
}

/** Each year as `2023 3/7 20%`, of a year that is still to come only what was promised. */
const yearsOf = ({ years }: PrintedIndicator) =>
	years.map(({ fiscalYear, overall, target }) => {
		const figure = overall && !isManual(overall) ? ` ${overall.numerator}/${overall.denominator}` : '';
		return `${fiscalYear}${figure}${target ? ` ${target.percent}%` : ''}`;
	});

describe('the sheet of an indicator', () => {
	it('has the figure of its day with the rule, who was left out, and every department', async () => {
		const { asOf, plan, indicator, departments, partial } = await sheet(hr);
		expect({ asOf, plan, partial }).toEqual({
			...{ asOf: yearEnd, partial: false },
			plan: { code: 'town', name: '町のDX実行計画' }
		});
		expect(indicator.overall).toMatchObject({ numerator: 3, denominator: 7, pending: 1, shortfall: 0 });
		expect(indicator.rule).toMatch(/^基準日に在籍する常勤の一般行政職（育児休業・休職を除く）のうち/);
		expect(indicator.excluded).toEqual([{ reason: '育児休業', count: 1 }]);
		expect(departments.map(({ code }) => code)).toEqual(['2000', '2010', '1000', '1010', '1020']);
	});

	it('has the years as they were known on its day: of later ones only what was promised', async () => {
		expect(yearsOf((await sheet(hr)).indicator)).toEqual(['2023 3/7 20%', '2024', '2025 100%']);
		const { indicator } = await sheet(hr, day('2024-12-31'));
		expect(yearsOf(indicator).slice(0, 2)).toEqual(['2023 3/7 20%', expect.stringMatching(/^2024 \d+\/\d+$/)]);
		expect(indicator.years.map(({ asOf }) => asOf)).toEqual(['2024-03-31', '2024-12-31', null]);
	});

	it('asks to be handled with care where somebody may be told from a row', async () => {
		expect((await sheet(hr)).hasFew, '2010 has two').toBe(true);
		const { departments, hasFew, partial } = await sheet(viewer());
		expect(departments.map(({ code, total }) => [code, total.denominator])).toEqual([['1000', 5]]);
		expect({ hasFew, partial }).toEqual({ hasFew: false, partial: true });
	});

	it('has for a head the rows of the own section', async () => {
		const { departments, hasFew } = await sheet(viewer({ headed: new Set(['1010']) }));
		expect(departments.map(({ code }) => code)).toEqual(['1000', '1010']);
		expect(hasFew).toBe(true);
	});
});

describe('a sheet of a day that is 確定', () => {
	it('names the last edition', async () => {
		const database = await openDatabase(await storedTown());
		const town = await new LedgerKeeper(database).current();
		const draft = (await frozenList(database.reader, town, hr, 'town-dx', yearEnd))!.draft!;
		const freeze = { code: 'town-dx', asOf: yearEnd, seen: 0, reason: '', accepted: 1, figure: draft.figure };
		expect(await sealedOn(database.reader, { planCode: 'town' }, yearEnd)).toEqual(new Map());
		const frozen = await freezeReport(database, town, hr, freeze);
		if (!frozen.ok) throw new Error(frozen.reason);
		const sealed = new Map([['town-dx', { edition: 1, digest: frozen.digest }]]);
		expect(await sealedOn(database.reader, { planCode: 'town' }, yearEnd)).toEqual(sealed);
		expect(await sealedOn(database.reader, { indicatorCode: 'town-dx' }, yearEnd)).toEqual(sealed);
		expect(await sealedOn(database.reader, { indicatorCode: 'town-dx' }, day('2025-03-31'))).toEqual(new Map());
		database.close();
	});
});

describe('the sheet of a plan', () => {
	it('has all its indicators on one day, by itself on the last day of a plan that is over', async () => {
		const town = await ledger();
		const past = await planPrint(town, 'town', yearEnd, hr.today);
		expect(past?.indicators.map(({ code, overall }) => [code, !isManual(overall) && overall.numerator])).toEqual([
			['town-dx', 3],
			['town-ip', expect.any(Number)]
		]);
		const last = await planPrint(town, 'town', null, hr.today);
		expect(last).toMatchObject({ asOf: '2026-03-31', plan: { name: '町のDX実行計画' } });
		expect(last?.indicators[0]?.years.every(({ overall, isFinal }) => overall !== null && isFinal)).toBe(true);
	});

	it('is none where there is no such plan, nor is one of an indicator', async () => {
		const town = await ledger();
		expect(await planPrint(town, 'other', null, hr.today)).toBeNull();
		expect(await indicatorPrint(town, 'other', null, hr)).toBeNull();
	});
});
