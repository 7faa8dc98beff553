import type { ClaimField } from '$lib/domain/training';
import type { Option } from '$lib/ui/form/SelectField.svelte';

/** The fields of a claim as they stand in every form of one. */
export const claimOrder = [
	'courseCode',
	'completedOn',
	'hours',
	'method',
	'comprehension'
] as const satisfies ClaimField[];

/**
 * 理解度, 1 to 5, or none.
 *
 * @param none how the form calls that there is no answer
 */
export function comprehensionOptions(none: string): Option[] {
	return [...['1', '2', '3', '4', '5'].map((step) => ({ value: step, label: step })), { value: '', label: none }];
}
