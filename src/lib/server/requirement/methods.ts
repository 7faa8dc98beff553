import { type CivilDate, fiscalYearOf } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { methodsOffered } from '$lib/domain/training';
import { type Db } from '../db/open';
import { requirementYear } from './rows';

/** The 実施方法 to choose from: what every body knows, what records are of here, and what today's 必須研修 ask for. */
export async function usedMethods(db: Db, ledger: Pick<Ledger, 'methods'>, today: CivilDate): Promise<string[]> {
	const { requirements } = await requirementYear(db, fiscalYearOf(today));
	const published = requirements.filter(({ state }) => state === 'published');
	return methodsOffered([...published.flatMap(({ rule }) => rule.methods), ...ledger.methods.words]);
}
