import { fromDayNumber } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';

/** How a department was last called in the tree, on whatever day that was; else its code. */
export function departmentName(ledger: Ledger, code: string): string {
	for (const day of ledger.treeDays.toReversed()) {
		const tree = ledger.treeOn(fromDayNumber(day));
		const place = tree.placeOf(code);
		if (place !== undefined) return tree.departments[place]!.name;
	}
	return code;
}
