import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type CivilDate, type FiscalYear, fiscalYearOf, fiscalYearsBetween, lastDayOf } from '$lib/domain/calendar';
import { type CloseRefusal, sightOf } from '$lib/domain/frozen';
import {
	type AnyReport,
	type FigureWords,
	figureWords,
	type IndicatorHistory,
	indicatorOn,
	isManual,
	type Plan,
	type Steps
} from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { actorOf } from '../access/actor';
import { type Database, type Db } from '../db/open';
import { write } from '../db/write';
import { reportSteps } from '../indicator/figures';
import { takeTurns } from '../indicator/turns';
import { unconfirmedOf } from './content';
import { lay, prepare, type Prepared, toldOf } from './lay';
import { latestEditions } from './queries';
import { figureSeen } from './seen';

/** One indicator in the year that is being closed. */
export type ClosingRow = {
	code: string;
	name: string;
	words: FigureWords;
	overall: AnyReport['overall'];
	unconfirmed: number;
	/** `frozen`: it has been already, in this edition; `not-entered`: nobody has entered its number */
	state: 'open' | 'frozen' | 'not-entered';
	/** the latest edition; 0 for none */
	edition: number;
};

/** A plan's year as it stands; `sight` is what a person who presses the button has seen of it. */
export type Closing = { asOf: CivilDate; rows: ClosingRow[]; unconfirmed: number; sight: string };

/** The years of a plan that can be closed: those whose 31 March has come, the last first. */
export function closableYears({ firstFiscalYear, lastFiscalYear }: Plan, today: CivilDate): FiscalYear[] {
	const last = Math.min(lastFiscalYear, fiscalYearOf(today));
	return fiscalYearsBetween(firstFiscalYear, last)
		.filter((year) => lastDayOf(year) <= today)
		.toReversed();
}

/** Every indicator of the plan at the end of the year, with what freezing it would leave out. */
export async function closingOf(
	db: Db,
	ledger: Ledger,
	plan: Plan,
	year: FiscalYear,
	today: CivilDate
): Promise<Closing> {
	const asOf = lastDayOf(year);
	const editions = await latestEditions(db, asOf);
	const indicators = [...ledger.indicators.values()].filter(({ planCode }) => planCode === plan.code);
	const rows = await takeTurns(closingRows(ledger, indicators, asOf, today, editions));
	const open = rows.filter(({ state }) => state === 'open');
	const unconfirmed = open.reduce((sum, row) => sum + row.unconfirmed, 0);
	return { asOf, rows, unconfirmed, sight: sightOf(open.map((row) => ({ ...row, figure: figureSeen(row.overall) }))) };
}

function* closingRows(
	ledger: Ledger,
	indicators: readonly IndicatorHistory[],
	asOf: CivilDate,
	today: CivilDate,
	editions: ReadonlyMap<string, number>
): Steps<ClosingRow[]> {
	const rows: ClosingRow[] = [];
	for (const one of indicators) rows.push(yield* closingRow(ledger, one, asOf, today, editions.get(one.code) ?? 0));
	return rows;
}

function* closingRow(
	ledger: Ledger,
	indicator: IndicatorHistory,
	asOf: CivilDate,
	today: CivilDate,
	edition: number
): Steps<ClosingRow> {
	const { code, name } = indicator;
	const { overall } = yield* reportSteps(ledger, indicator, asOf, today);
	const isEmpty = isManual(overall) && overall.value === null;
	return {
		...{ code, name, overall, edition, words: figureWords(indicatorOn(indicator, asOf).rule) },
		unconfirmed: unconfirmedOf(ledger, { indicator, asOf }),
		state: edition > 0 ? 'frozen' : isEmpty ? 'not-entered' : 'open'
	};
}

/** `checked`: that they say they have looked at it; `sight`: what the person saw; `agreed`: that they were told of the records that wait, and go on. */
export type CloseCommand = {
	planCode: string;
	fiscalYear: FiscalYear;
	sight: string;
	agreed: boolean;
	checked: boolean;
};
export type CloseOutcome = { ok: true; reports: number } | ({ ok: false } & CloseRefusal);

/** Freezes every indicator of a plan that is still open at the end of a year: all of them or none. */
export async function closeYear(
	database: Database,
	ledger: Ledger,
	viewer: Viewer,
	command: CloseCommand
): Promise<CloseOutcome> {
	if (!can(viewer, 'figure:freeze')) return { ok: false, reason: 'not-allowed' };
	const plan = ledger.plans.find(({ code }) => code === command.planCode);
	if (!plan) return { ok: false, reason: 'unknown-plan' };
	const { fiscalYear, sight, agreed, checked } = command;
	if (!Number.isInteger(fiscalYear)) return { ok: false, reason: 'no-year' };
	if (fiscalYear < plan.firstFiscalYear || fiscalYear > plan.lastFiscalYear)
		return { ok: false, reason: 'year-outside-plan' };
	if (lastDayOf(fiscalYear) > viewer.today) return { ok: false, reason: 'year-not-over', fiscalYear };

	const now = await closingOf(database.reader, ledger, plan, fiscalYear, viewer.today);
	if (now.sight === '') return { ok: false, reason: 'nothing-open' };
	if (now.sight !== sight) return { ok: false, reason: 'changed' };
	if (!checked) return { ok: false, reason: 'unchecked' };
	if (now.unconfirmed > 0 && !agreed) return { ok: false, reason: 'unconfirmed', count: now.unconfirmed };
	return laid(database, viewer, plan, now.asOf, await preparedOf(ledger, plan, now, viewer.today));
}

async function preparedOf(ledger: Ledger, plan: Plan, { rows, asOf }: Closing, today: CivilDate): Promise<Prepared[]> {
	const reports: Prepared[] = [];
	for (const { code } of rows.filter(({ state }) => state === 'open')) {
		const indicator = ledger.indicators.get(code)!;
		reports.push(await prepare(ledger, { indicator, plan, asOf, today, edition: 1, reason: null }));
	}
	return reports;
}

async function laid(
	database: Database,
	viewer: Viewer,
	{ name: plan }: Plan,
	asOf: CivilDate,
	reports: Prepared[]
): Promise<CloseOutcome> {
	return write<CloseOutcome>(database, actorOf(viewer), 'report.frozen', async (change) => {
		const outcome = await lay(change, reports);
		if (!outcome.ok) return outcome.reason === 'unknown-indicator' ? { ok: false, reason: 'changed' } : outcome;
		const told = { reports: toldOf(reports), asOf, plan, reason: null };
		change.describe(told satisfies AuditPayload<'report.frozen'>);
		return { ok: true, reports: reports.length };
	});
}
