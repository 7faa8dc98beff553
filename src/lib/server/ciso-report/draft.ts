import { type CivilDate, type FiscalYear } from '$lib/domain/calendar';
import { type CisoReport, cisoReportSteps, saidBy } from '$lib/domain/ciso-report';
import { type Ledger } from '$lib/domain/ledger';
import { type Db } from '../db/open';
import { digestOf } from '../frozen/seal';
import { namesOn } from '../indicator/names';
import { takeTurns } from '../indicator/turns';
import { chainOfYear } from '../requirement/chain/chain';
import { drillsOf } from '../requirement/drills';
import { requirementYear } from '../requirement/rows';
import { earlierYears } from './earlier';

/** The report of a fiscal year as everything stands, in full. Lets others have their turn while it is computed. */
export async function draftReport(
	db: Db,
	ledger: Ledger,
	fiscalYear: FiscalYear,
	today: CivilDate
): Promise<CisoReport> {
	const { coverages, state } = await chainOfYear(db, ledger, fiscalYear, today);
	const { requirements } = await requirementYear(db, fiscalYear);
	const asked = requirements.filter(({ state: is }) => is === 'published');
	const earlier = await earlierYears(db, ledger, fiscalYear, asked);
	const drills = await drillsOf(db, fiscalYear);
	const names = namesOn(ledger, state.asOf ?? today);
	return takeTurns(cisoReportSteps(ledger, { fiscalYear, today, coverages, state, drills, earlier, names }));
}

/** Stands for everything a report says: the form sends it back, and another one has another mark. */
export async function markOf(report: CisoReport): Promise<string> {
	return digestOf(saidBy(report));
}
