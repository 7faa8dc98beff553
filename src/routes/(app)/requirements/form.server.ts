import { type FiscalYear, type CivilDate } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import {
	fieldOf,
	parseRequirement,
	type RequirementErrors,
	type RequirementFault,
	type RequirementRule,
	ruleOf,
	requirementSentences,
	typedRequirement
} from '$lib/domain/requirement';
import { methodsOffered } from '$lib/domain/training';
import { ruleChoices } from '$lib/server/plan/choices';
import { knownIn } from '$lib/server/plan/known-codes';

/** What the form of a 必須研修 offers: what the town uses, and what this rule names. */
export function formChoices(ledger: Ledger, rule: RequirementRule | null, today: CivilDate) {
	return {
		choices: ruleChoices(ledger, rule === null ? [] : [ruleOf({ rule })], today),
		methods: methodsOf(ledger, rule)
	};
}

function methodsOf({ methods }: Ledger, rule: RequirementRule | null): string[] {
	return methodsOffered([...(rule?.methods ?? []), ...methods.words]);
}

/** What was sent, as it was typed, with what it means for this fiscal year. @param rule as it stands */
export function readRequirement(
	data: FormData,
	fiscalYear: FiscalYear,
	ledger: Ledger,
	rule: RequirementRule | null = null
) {
	const fields = typedRequirement(data);
	const around = { knows: knownIn(ledger), courses: ledger.courses, methods: methodsOf(ledger, rule) };
	return { fields, parsed: parseRequirement(fields, fiscalYear, around) };
}

/** The faults a command found, each at its field. */
export function errorsOf(faults: readonly RequirementFault[]): RequirementErrors {
	return Object.fromEntries(faults.map((fault) => [fieldOf(fault), requirementSentences[fault]]));
}
