import { type FiscalYear } from '$lib/domain/calendar';
import { type IndicatorRule, type Target } from './rule';

/** What can be promised for an indicator: a share and people, people alone, or a value. */
export const targetFields = ['percent', 'headcount', 'value'] as const;
export type TargetField = (typeof targetFields)[number];

/** Which of them make sense for what the rule counts, in the order in which they are entered. */
export function targetFieldsOf(rule: IndicatorRule): readonly TargetField[] {
	switch (rule.kind) {
		case 'training_rate':
		case 'qualification_rate':
		case 'appointment_coverage':
			return ['percent', 'headcount'];
		case 'training_count':
		case 'qualification_count':
			return ['headcount'];
		case 'comprehension_rate':
			return rule.measure === 'mean' ? ['value'] : ['percent', 'headcount'];
		case 'manual':
			return ['value'];
	}
}

/** One cell of the grid: a fiscal year, and the whole body (null) or a department. */
export type TargetPlace = Pick<Target, 'fiscalYear' | 'departmentCode'>;

/** What is to stand in a cell. A field that is not there is left as it stands; null takes the promise out. */
export type TargetCell = TargetPlace & Partial<Pick<Target, TargetField>>;

/** Text that is the same for the same cell. */
export function placeKey({ fiscalYear, departmentCode }: TargetPlace): string {
	return `${fiscalYear}-${departmentCode ?? ''}`;
}

/** The name a field of a cell has in the form: `percent-2026-1010`, `percent-2026-` for the whole body. */
export function cellName(field: TargetField, place: TargetPlace): string {
	return `${field}-${placeKey(place)}`;
}

/** What a name of the form stands for; null where it is none of a cell. */
export function readCellName(name: string): (TargetPlace & { field: TargetField }) | null {
	const [, field, year, code] = /^(percent|headcount|value)-(\d{1,4})-(.*)$/s.exec(name) ?? [];
	if (!field) return null;
	return { field: field as TargetField, fiscalYear: Number(year) as FiscalYear, departmentCode: code || null };
}
