import { type CivilDate, fromDayNumber } from '$lib/domain/calendar';
import { type Target } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';

/** A promise that is not in the grid, and stays: of a department that is not valid today, or of a year that has no column. */
export type KeptTarget = {
	target: Target;
	/** how the department is called; null for the whole body */
	department: string | null;
	/** whether the department is valid today */
	stands: boolean;
};

/**
 * @param years those that have a column
 * @param hasDepartments whether departments have rows: not where a number is entered for the whole body
 */
export function keptTargets(
	ledger: Ledger,
	targets: readonly Target[],
	years: readonly number[],
	today: CivilDate,
	hasDepartments = true
): KeptTarget[] {
	const tree = ledger.treeOn(today);
	return targets.flatMap((target) => {
		const { departmentCode: code, fiscalYear } = target;
		const stands = code === null || tree.placeOf(code) !== undefined;
		const hasRow = code === null || hasDepartments;
		if (stands && hasRow && years.includes(fiscalYear)) return [];
		return [{ target, department: code === null ? null : nameOf(ledger, code, today), stands }];
	});
}

/** How a department is called today, else when the tree last knew it, else by its code. */
function nameOf(ledger: Ledger, code: string, today: CivilDate): string {
	const days = [today, ...[...ledger.treeDays].toReversed().map((day) => fromDayNumber(day))];
	for (const day of days) {
		const tree = ledger.treeOn(day);
		const place = tree.placeOf(code);
		if (place !== undefined) return tree.departments[place]!.name;
	}
	return code;
}
