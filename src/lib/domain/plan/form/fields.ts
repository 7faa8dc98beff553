import { type IndicatorKind, type IndicatorRule } from '../rule';
import { populationLists } from '../read';

const single = [
	...(['coursesMode', 'atLeast', 'window', 'since', 'count', 'acceptHigher', 'role', 'level'] as const),
	...(['measure', 'threshold', 'unit', 'direction', 'posts'] as const)
];
const several = ['courses', 'qualifications', ...populationLists] as const;

export type RuleField = (typeof single)[number] | (typeof several)[number];
export const ruleFieldNames: readonly RuleField[] = [...several, ...single];

/** A rule as a form has it: texts as they were typed or chosen, in the order of the form; without those that are blank. */
export type RuleFields = Record<RuleField, string[]>;

/** What a form sends. */
export type FormValues = { getAll(name: string): unknown[] };

export function typedRule(data: FormValues): RuleFields {
	return every((name) =>
		data
			.getAll(name)
			.map((value) => (typeof value === 'string' ? value.trim() : ''))
			.filter((text) => text !== '')
	);
}

/** The form of a rule that stands. */
export function fieldsOf(rule: IndicatorRule): RuleFields {
	const known: Partial<RuleFields> = {
		...('courses' in rule && courseFields(rule.courses)),
		...('window' in rule && windowFields(rule.window)),
		...('count' in rule && { count: [rule.count] }),
		...('qualifications' in rule && {
			qualifications: rule.qualifications.anyOf,
			acceptHigher: [rule.qualifications.acceptHigher ? 'yes' : 'no']
		}),
		...('population' in rule && { ...rule.population, posts: [rule.population.posts] }),
		...ownFields(rule)
	};
	return every((name) => known[name] ?? []);
}

/** The form of an indicator that is only begun. */
export function blankFields(kind: IndicatorKind): RuleFields {
	const asked: Partial<RuleFields> = {
		...{ coursesMode: ['anyOf'], atLeast: ['1'], acceptHigher: ['yes'], posts: ['primary'], level: ['1'] },
		window: [kind === 'training_count' ? 'fiscal_year' : 'cumulative']
	};
	return every((name) => asked[name] ?? []);
}

type CoursesOf = Extract<IndicatorRule, { kind: 'training_rate' }>['courses'];
type WindowOf = Extract<IndicatorRule, { kind: 'qualification_count' }>['window'];

function courseFields(courses: CoursesOf): Partial<RuleFields> {
	if ('allOf' in courses) return { courses: courses.allOf, coursesMode: ['allOf'] };
	return { courses: courses.anyOf, coursesMode: ['anyOf'], atLeast: [String(courses.atLeast)] };
}

function windowFields(window: WindowOf): Partial<RuleFields> {
	if (window === null) return {};
	const since = window.kind === 'cumulative' && window.since !== null ? [window.since] : [];
	return { window: [window.kind], since };
}

function ownFields(rule: IndicatorRule): Partial<RuleFields> {
	switch (rule.kind) {
		case 'appointment_coverage':
			return { role: [rule.role], level: [String(rule.level)] };
		case 'comprehension_rate':
			return { measure: [rule.measure], threshold: rule.threshold === null ? [] : [String(rule.threshold)] };
		case 'manual':
			return { unit: [rule.unit], direction: [rule.direction] };
		default:
			return {};
	}
}

function every(texts: (name: RuleField) => readonly string[]): RuleFields {
	return Object.fromEntries(ruleFieldNames.map((name) => [name, [...texts(name)]])) as RuleFields;
}
