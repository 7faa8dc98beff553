import { placeKey, type TargetCell, type TargetField, targetFields } from './target-cell';
import { type Target } from './rule';

/** What stands in cells, by `placeKey`. */
export type TargetsByPlace = ReadonlyMap<string, Target>;

export function byPlace(targets: readonly Target[]): TargetsByPlace {
	return new Map(targets.map((target) => [placeKey(target), target]));
}

/** Those of the cells that say something else than what stands there. */
export function changedCells(targets: TargetsByPlace, cells: readonly TargetCell[]): TargetCell[] {
	return cells.filter((cell) => differs(targets.get(placeKey(cell)), cell));
}

/** Whether a cell says something else in one of the fields it has. */
function differs(stands: Target | undefined, cell: TargetCell): boolean {
	return fieldsIn(cell).some((field) => (stands?.[field] ?? null) !== cell[field]);
}

/**
 * The targets with the cells set. Whatever has no cell, and every field a cell does not have, stays as it stands and where it stands;
 * a promise without anything left in it is taken out.
 */
export function withCells(targets: readonly Target[], cells: readonly TargetCell[]): Target[] {
	const changed = changedCells(byPlace(targets), cells);
	const set = new Map(changed.map((cell) => [placeKey(cell), cell]));
	const kept = targets.flatMap((target) => {
		const cell = set.get(placeKey(target));
		return cell ? somethingOf({ ...target, ...cell }) : [target];
	});
	const known = byPlace(targets);
	const added = changed.filter((cell) => !known.has(placeKey(cell)));
	return [...kept, ...added.flatMap((cell) => somethingOf({ ...nothing, ...cell }))];
}

const nothing = { percent: null, headcount: null, value: null };

function somethingOf(target: Target): Target[] {
	return targetFields.some((field) => target[field] !== null) ? [target] : [];
}

function fieldsIn(cell: TargetCell): TargetField[] {
	return targetFields.filter((field) => cell[field] !== undefined);
}

/** One field of a cell that somebody else has changed in the meantime, with what stands there now; `both`: the one who asks changed it too. */
export type OthersCell = { cell: TargetCell; both: boolean };

/**
 * What somebody else has changed in these cells since they were seen, field by field, where that is not what is asked for.
 *
 * @param seen what the one who asks had before their eyes; null where that is not known any more
 */
export function othersCells(
	seen: TargetsByPlace | null,
	now: TargetsByPlace,
	cells: readonly TargetCell[]
): OthersCell[] {
	return cells.flatMap((cell) => {
		const { fiscalYear, departmentCode } = cell;
		const key = placeKey(cell);
		return fieldsIn(cell).flatMap((field) => {
			const stands = now.get(key)?.[field] ?? null;
			const before = seen === null ? undefined : (seen.get(key)?.[field] ?? null);
			if (stands === cell[field] || stands === before) return [];
			return [{ cell: { fiscalYear, departmentCode, [field]: stands }, both: cell[field] !== before }];
		});
	});
}
