import { type CivilDate, type FiscalYear } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type ChainState, chainStateOf, type Coverage } from '$lib/domain/requirement';
import { type Db } from '../../db/open';
import { type Confirmations, confirmationsOf } from './confirmations';
import { coveragesOfYear } from '../coverages';
import { requirementYear } from '../rows';

/** A fiscal year with all its numbers and confirmations. */
export type ChainOfYear = { coverages: Coverage[]; confirmations: Confirmations; state: ChainState };

/** The chain as it stands on a day, after 31 March as on that day. */
export async function chainOfYear(
	db: Db,
	ledger: Ledger,
	fiscalYear: FiscalYear,
	today: CivilDate
): Promise<ChainOfYear> {
	const coverages = await coveragesOfYear(ledger, await requirementYear(db, fiscalYear), today);
	const confirmations = await confirmationsOf(db, fiscalYear);
	return { coverages, confirmations, state: chainStateOf(ledger, coverages, confirmations) };
}
