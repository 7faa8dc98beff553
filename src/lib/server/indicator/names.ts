import { type CivilDate } from '$lib/domain/calendar';
import { type Names } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { shippedCatalogue } from '$lib/domain/qualification';

/** Names for codes as of a day; a department without a version that day is called by its code. */
export function namesOn(ledger: Ledger, on: CivilDate): Names {
	const tree = ledger.treeOn(on);
	const examinations = new Map(shippedCatalogue.map(({ code, name }) => [code, name]));
	return {
		course: (code) => ledger.courses.get(code)?.name ?? code,
		qualification: (code) => examinations.get(code) ?? code,
		department: (code) => tree.departments[tree.placeOf(code) ?? -1]?.name ?? code
	};
}
