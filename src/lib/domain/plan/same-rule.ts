import { type IndicatorRule } from './rule';

/** Whether two rules count the same: the order of a list has a meaning only where people on several absences are told apart. */
export function sameRule(one: IndicatorRule, other: IndicatorRule): boolean {
	return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder(value: unknown, key = ''): unknown {
	if (Array.isArray(value)) return key === 'excludeAbsences' ? value : [...(value as string[])].sort();
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
	return entries.map(([name, part]) => [name, inOrder(part, name)]);
}
