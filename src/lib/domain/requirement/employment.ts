import { type CivilDate } from '$lib/domain/calendar';
import { type Count, percentOf, standingNumber } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Coverage } from './coverage';

/** The coverage of one 任用形態 of the 本務 on the day; null where none is written. `percent` is null with nobody to count. */
export type EmploymentCoverage = Count & { employmentType: string | null; percent: number | null; excluded: number };

/** The coverage by 任用形態, the one with the most people first. */
export function coverageByEmployment(ledger: Ledger, { asOf, figure }: Coverage): EmploymentCoverage[] {
	const { posts } = ledger;
	const counts = posts.employmentTypes.words.map(() => ({ numerator: 0, denominator: 0, pending: 0, excluded: 0 }));
	for (const row of ledger.primaryPostsOn(asOf))
		add(counts[posts.employmentType[row]!]!, figure.stands[posts.person[row]!]!);
	return counts
		.map((count, number) => ({ employmentType: posts.employmentTypes.words[number]!, ...count }))
		.filter(({ denominator, excluded }) => denominator + excluded > 0)
		.map((one) => ({ ...one, percent: percentOf(one.numerator, one.denominator) }))
		.sort(bySize);
}

/** Tells whose 本務 of the day is of this 任用形態; null are those where none is written. */
export function employedAs(
	ledger: Ledger,
	asOf: CivilDate,
	employmentType: string | null
): (person: number) => boolean {
	const { posts, people } = ledger;
	const marks = new Uint8Array(people.count);
	for (const row of ledger.primaryPostsOn(asOf))
		if (posts.employmentTypes.words[posts.employmentType[row]!] === employmentType) marks[posts.person[row]!] = 1;
	return (person) => marks[person] === 1;
}

function add(count: Count & { excluded: number }, stand: number): void {
	if (stand >= standingNumber.excluded) count.excluded += 1;
	else if (stand > 0) count.denominator += 1;
	if (stand === standingNumber.counted) count.numerator += 1;
	if (stand === standingNumber.pending) count.pending += 1;
}

function bySize(one: EmploymentCoverage, other: EmploymentCoverage): number {
	const more = other.denominator + other.excluded - one.denominator - one.excluded;
	if (more !== 0) return more;
	return (one.employmentType ?? '\uffff') < (other.employmentType ?? '\uffff') ? -1 : 1;
}
