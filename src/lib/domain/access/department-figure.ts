import { reachesDepartment, scopeOf } from './scope';
import { type Viewer } from './viewer';

/** A row of fewer people tells colleagues who has not; only those responsible for it see it. */
export const fewestPeople = 5;

/**
 * Whether this viewer sees the figures of this department.
 *
 * @param people how many people the row stands for (its `total` denominator)
 */
export function seesDepartmentFigure(viewer: Viewer, departmentCode: string, people: number): boolean {
	if (reachesDepartment(scopeOf(viewer, 'figure:read:departments'), departmentCode)) return true;
	return people >= fewestPeople && reachesDepartment(scopeOf(viewer, 'figure:read:line'), departmentCode);
}
