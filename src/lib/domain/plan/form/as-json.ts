import { type IndicatorKind } from '../rule';
import { keysOfKind, populationLists } from '../read';
import { type RuleFields } from './fields';

/**
 * The form as plan.json would have it, so that the same readers judge both. What belongs to another choice (the 起算日 of a window
 * that has none, say) is left out, since the form still shows it.
 */
export function asJson(kind: IndicatorKind, fields: RuleFields): Record<string, unknown> {
	const whole: Record<string, unknown> = {
		...ofCourses(fields),
		...ofWindow(kind, fields),
		...{ count: one(fields.count), role: one(fields.role), level: number(fields.level) },
		...{ measure: one(fields.measure), unit: one(fields.unit), direction: one(fields.direction) },
		threshold: one(fields.measure) === 'mean' ? undefined : number(fields.threshold),
		qualifications: { anyOf: fields.qualifications, acceptHigher: one(fields.acceptHigher) !== 'no' },
		population: {
			...Object.fromEntries(populationLists.map((name) => [name, fields[name]])),
			posts: one(fields.posts)
		}
	};
	return Object.fromEntries(Object.entries(whole).filter(([key]) => keysOfKind[kind].includes(key)));
}

function ofCourses({ courses, coursesMode, atLeast }: RuleFields): Record<string, unknown> {
	if (one(coursesMode) === 'allOf') return { courses: { allOf: courses } };
	return { courses: { anyOf: courses }, atLeast: number(atLeast) };
}

function ofWindow(kind: IndicatorKind, { window, since, count }: RuleFields): Record<string, unknown> {
	if (kind === 'qualification_count' && one(count) === 'holders') return {};
	return { window: one(window), since: one(window) === 'cumulative' ? one(since) : undefined };
}

function one([text]: string[]): string | undefined {
	return text;
}

/** A number where it is one, also in full-width digits; else the text, which the reader refuses. */
function number(texts: string[]): number | string | undefined {
	const text = one(texts);
	const digits = text?.normalize('NFKC');
	return digits !== undefined && /^\d{1,9}(\.\d{1,3})?$/.test(digits) ? Number(digits) : text;
}
