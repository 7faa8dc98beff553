import { type RuleField, ruleFieldNames } from '$lib/domain/plan';
import { type RequirementErrors, type RequirementText } from '$lib/domain/requirement';
import type { FormError } from '$lib/ui/form/ErrorSummary.svelte';
import { summaryOf } from '$lib/ui/form/rows';

type Field = RuleField | RequirementText | 'methods';

/** The fields of a 必須研修 as they stand in its form. */
const fields: readonly Field[] = [
	...(['name', 'dueOn', 'note', 'courses', 'coursesMode', 'atLeast', 'methods', 'countsFrom', 'hired'] as const),
	...(['employmentTypes', 'jobClasses', 'ranks', 'departments', 'roles'] as const),
	...(['notEmploymentTypes', 'notJobClasses', 'notRanks', 'excludeAbsences', 'midYear', 'days', 'after'] as const)
];
const texts = new Set<Field>(['name', 'dueOn', 'note', 'countsFrom', 'hired', 'midYear', 'days', 'after']);

/** What is wrong with a 必須研修 in the order of its form, each with the id of its field. What the form does not ask comes last. */
export function requirementSummary(errors: RequirementErrors): FormError[] {
	const rest = ruleFieldNames.filter((name) => !fields.includes(name));
	return summaryOf([...fields, ...rest], errors).map(({ field, message }) => ({
		field: `${texts.has(field as Field) ? 'requirement' : 'rule'}-${field}`,
		message
	}));
}
