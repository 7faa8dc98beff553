import { type Client, createClient } from '@libsql/client';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, type CivilDate, fiscalYearOf, fiscalYearsBetween, lastDayOf } from '$lib/domain/calendar';
import { evaluate, type Indicator, indicatorOn, rateFigure, type RateRule } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { median } from './timing';
import { commonIndexes, everybodyThisYear, officialsSinceThen, type YearEndSql } from './year-ends-sql';

/** Five year-ends for every department, in ms. */
export type YearEnds = { ledger: number; sql: number };

const questions = [
	{ code: 'sennan-security', sql: everybodyThisYear },
	{ code: 'sumoto-dx-training', sql: officialsSinceThen }
];
const lastDays = fiscalYearsBetween(2021, 2025).map(lastDayOf);
const runs = 9;

/**
 * The same figures from the ledger and by SQL over a copy of the database with every index that helps, of the whole staff and of a
 * part of it. Each run asks for the year-ends or as many days before, so that nobody remembers a day.
 *
 * @throws Error where the two differ for any department on any day
 */
export async function yearEnds(folder: string, database: string, ledger: Ledger): Promise<[YearEnds, YearEnds]> {
	const copy = join(folder, 'year-ends.db');
	copyFileSync(database, copy);
	const client = createClient({ url: `file:${copy}`, concurrency: 1 });
	try {
		for (const pragma of ['cache_size = -131072', 'mmap_size = 1000000000']) await client.execute(`PRAGMA ${pragma}`);
		for (const index of commonIndexes) await client.execute(index);
		for (const { sql } of questions) for (const index of sql.indexes) await client.execute(index);
		await client.execute('ANALYZE');
		const [first, second] = questions.map(
			({ code, sql }) =>
				() =>
					compare(client, sql, ledger, indicatorOn(ledger.indicators.get(code)!, lastDayOf(2025)))
		);
		return [await first!(), await second!()];
	} finally {
		client.close();
	}
}

async function compare(client: Client, sql: YearEndSql, ledger: Ledger, indicator: Indicator): Promise<YearEnds> {
	await requireSame(client, sql, ledger, indicator);
	return {
		ledger: await median(runs, (run) => daysOf(run).map((day) => evaluate(ledger, indicator, day))),
		sql: await median(runs, async (run) => {
			for (const day of daysOf(run)) await ask(client, sql, day);
		})
	};
}

function daysOf(run: number): CivilDate[] {
	return lastDays.map((day) => addDays(day, -run));
}

async function requireSame(client: Client, sql: YearEndSql, ledger: Ledger, indicator: Indicator): Promise<void> {
	// Other days than those that are measured: the ledger must not know them yet.
	for (const day of [...lastDays, ...lastDays.map((last) => addDays(last, -runs - 100))]) {
		const bySql = new Map((await ask(client, sql, day)).map(([code, ...counts]) => [code, counts.join('/')]));
		const { tree, total } = rateFigure(ledger, indicator.rule as RateRule, day).tally;
		tree.departments.forEach(({ code }, place) => {
			const { denominator, numerator } = total[place]!;
			const counts = bySql.get(code) ?? '0/0';
			if (counts !== `${denominator}/${numerator}`)
				throw new Error(`${indicator.code} ${day} ${code}: ${denominator}/${numerator} is ${counts} by SQL`);
		});
	}
}

async function ask(client: Client, { statement }: YearEndSql, day: CivilDate): Promise<[string, number, number][]> {
	const args = { day, ...(statement.includes(':year') && { year: fiscalYearOf(day) }) };
	const { rows } = await client.execute({ sql: statement, args });
	return JSON.parse(String(rows[0]?.rows)) as [string, number, number][];
}
