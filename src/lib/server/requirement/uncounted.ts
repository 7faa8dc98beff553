import { type Viewer } from '$lib/domain/access';
import { fiscalYearOf } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { isUncounted } from '$lib/domain/requirement';
import { type Completion, methodSentence } from '$lib/domain/training';
import { type Db } from '../db/open';
import { coveragesOfYear } from './coverages';
import { requirementYear } from './rows';

type Recorded = Pick<Completion, 'courseCode' | 'completedOn' | 'method' | 'state'>;

/**
 * Tells for a record of the viewer's own the 必須研修 of this year that do not count it for its 実施方法 alone, each with what it asks; none
 * once they have done it by another record.
 */
export async function requirementsNotCounting(
	db: Db,
	ledger: Ledger,
	{ staffNumber, today }: Viewer
): Promise<(record: Recorded) => string[]> {
	const person = ledger.people.positions.get(staffNumber);
	if (person === undefined) return () => [];
	const coverages = await coveragesOfYear(ledger, await requirementYear(db, fiscalYearOf(today)), today);
	return (record) =>
		coverages
			.filter((coverage) => isUncounted(coverage, person, record))
			.map(({ requirement: { name, rule } }) => `${name}：${methodSentence(rule.methods) ?? ''}`);
}
