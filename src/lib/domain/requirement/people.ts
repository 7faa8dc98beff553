import { type PeopleList, peopleListSteps, type Steps } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Coverage } from './coverage';
import { indicatorOf } from './rule';

/**
 * The people behind a coverage: of a department with everything below it (null: of the whole body), in 機構順 and by kana. Whoever is left
 * out has the reason with its days. In words by `reasonsInWords(behind, 'training_rate', names)`.
 */
export function coveragePeopleSteps(
	ledger: Ledger,
	{ requirement, figure, narrowing }: Coverage,
	departmentCode: string | null
): Steps<PeopleList> {
	return peopleListSteps(ledger, indicatorOf(requirement), figure, departmentCode, narrowing);
}
