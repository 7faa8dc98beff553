import { type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { confirmersOf } from '$lib/domain/requirement';

/** Tells which sections of that day a viewer confirms today; none without a day. */
export function isConfirmer(
	ledger: Ledger,
	asOf: CivilDate | null,
	{ staffNumber, today }: Pick<Viewer, 'staffNumber' | 'today'>
): (departmentCode: string) => boolean {
	const person = ledger.people.positions.get(staffNumber);
	if (asOf === null || person === undefined) return () => false;
	const confirmers = confirmersOf(ledger, asOf, today);
	return (departmentCode) => confirmers(departmentCode).has(person);
}

/** Tells the names of those who confirm a section of that day today. */
export function confirmerNames(
	ledger: Ledger,
	asOf: CivilDate | null,
	today: CivilDate
): (departmentCode: string) => string[] {
	if (asOf === null) return () => [];
	const confirmers = confirmersOf(ledger, asOf, today);
	return (code) => [...new Set([...confirmers(code)].map((person) => ledger.people.staff[person]!.name))];
}
