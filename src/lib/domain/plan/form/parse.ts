import { type IndicatorKind, type IndicatorRule, type Target } from '../rule';
import { ObjectReader, oddSince, PlanContext, type PlanReference, ruleReaders } from '../read';
import { asJson } from './as-json';
import { type RuleField, ruleFieldNames, type RuleFields } from './fields';
import { odditySentence, problemSentence, unknownSentence } from './words';

export type RuleErrors = Partial<Record<RuleField, string>>;
export type ParsedRule = { ok: true; rule: IndicatorRule } | { ok: false; errors: RuleErrors };

/** What a rule is judged by beside itself: the codes there are, and the targets it is to be held against. */
export type RuleSurroundings = {
	knows(reference: PlanReference): boolean;
	targets: readonly Pick<Target, 'fiscalYear'>[];
};

/** Reads the form of a rule with the readers of plan.json; each fault at its field. The kind is not the form's to say. */
export function parseRule(kind: IndicatorKind, fields: RuleFields, around: RuleSurroundings): ParsedRule {
	const context = new PlanContext();
	const rule = ruleReaders[kind](new ObjectReader(context, asJson(kind, fields), '')) as IndicatorRule;
	const errors = errorsOf(context, around);
	if (Object.keys(errors).length > 0) return { ok: false, errors };
	const odd = oddSince(rule, around.targets);
	return odd ? { ok: false, errors: { since: odditySentence(odd) } } : { ok: true, rule };
}

/** The first fault of each field. */
function errorsOf({ faults, references }: PlanContext, { knows }: RuleSurroundings): RuleErrors {
	const errors: RuleErrors = {};
	for (const { path, value, problem } of faults) {
		const field = fieldAt(path);
		errors[field] ??= problemSentence(field, value, problem);
	}
	for (const reference of references)
		if (!knows(reference)) errors[fieldAt(reference.path)] ??= unknownSentence(reference);
	return errors;
}

/**
 * The field that writes what stands at this path of the JSON.
 *
 * @throws RangeError where no field does: a reader asks for something the form has not
 */
function fieldAt(path: string): RuleField {
	const [first, second] = path.split('.').map((part) => part.replace(/\[\d+\]$/, ''));
	const name = first === 'population' || second === 'acceptHigher' ? second : first;
	const field = ruleFieldNames.find((one) => one === name);
	if (!field) throw new RangeError(`no field for ${path}`);
	return field;
}
