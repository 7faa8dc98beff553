import { departmentLine, parentsOf } from '$lib/domain/access';
import { type QueueChoices } from './queue-choices';

/** A 所属 in which, or below which, something waits. `depth` 0 at the top, `count` with all below. */
export type DepartmentChoice = { code: string; name: string; depth: number; count: number };

type Branch = { code: string; parentCode: string | null; name: string };

/**
 * The 所属 that the queue can be narrowed to, each followed by those below it. Whoever has no 本務 is under none of them.
 *
 * @param tree the departments of the day, siblings in their order
 */
export function departmentChoices(tree: readonly Branch[], waiting: QueueChoices['departments']): DepartmentChoice[] {
	const parents = parentsOf(tree);
	const counts = new Map<string, number>();
	for (const { code, count } of waiting)
		for (const above of departmentLine(parents, code)) counts.set(above, (counts.get(above) ?? 0) + count);
	const below = new Map<string | null, Branch[]>();
	for (const branch of tree) {
		const parent = branch.parentCode !== null && parents.has(branch.parentCode) ? branch.parentCode : null;
		below.set(parent, [...(below.get(parent) ?? []), branch]);
	}
	const shown = (parent: string | null, depth: number): DepartmentChoice[] =>
		(below.get(parent) ?? [])
			.filter(({ code }) => counts.has(code))
			.flatMap(({ code, name }) => [{ code, name, depth, count: counts.get(code) ?? 0 }, ...shown(code, depth + 1)]);
	return shown(null, 0);
}
