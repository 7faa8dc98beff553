import { type CourseRule, type QualificationRule } from '../rule';
import { type PlacedText, type PlanContext } from './context';
import { type ObjectReader } from './object-reader';

/** Which completions satisfy: `courses` with anyOf or allOf, and beside it `atLeast`, which goes with anyOf alone. */
export function readCourses(indicator: ObjectReader): CourseRule | undefined {
	const courses = indicator.object('courses');
	if (!courses) return undefined;
	courses.refuseKeysBeside(['anyOf', 'allOf']);
	const anyOf = courses.texts('anyOf');
	const allOf = courses.texts('allOf');
	refer(indicator.context, 'course', [...(anyOf ?? []), ...(allOf ?? [])]);
	if (!anyOf || !allOf) return undefined;
	if (anyOf.length > 0 === allOf.length > 0) {
		return indicator.fail('courses', { code: 'any-or-all' });
	}
	return allOf.length > 0 ? all(indicator, codes(allOf)) : any(indicator, codes(anyOf));
}

function any(indicator: ObjectReader, anyOf: string[]): CourseRule | undefined {
	const atLeast = indicator.whole('atLeast', 1, 1);
	return atLeast === undefined ? undefined : { anyOf, atLeast };
}

function all(indicator: ObjectReader, allOf: string[]): CourseRule | undefined {
	if (!indicator.has('atLeast')) return { allOf };
	return indicator.fail('atLeast', { code: 'at-least-with-all' });
}

/** Which qualifications count, by default with all that are 相当 to one of them. */
export function readQualifications(indicator: ObjectReader): QualificationRule | undefined {
	const qualifications = indicator.object('qualifications');
	if (!qualifications) return undefined;
	qualifications.refuseKeysBeside(['anyOf', 'acceptHigher']);
	const anyOf = qualifications.texts('anyOf');
	const acceptHigher = qualifications.flag('acceptHigher', true);
	refer(indicator.context, 'qualification', anyOf ?? []);
	if (anyOf?.length === 0) return qualifications.missing('anyOf');
	return anyOf && acceptHigher !== undefined ? { anyOf: codes(anyOf), acceptHigher } : undefined;
}

function refer(context: PlanContext, kind: 'course' | 'qualification', texts: PlacedText[]): void {
	for (const text of texts) context.refer(kind, text);
}

function codes(texts: PlacedText[]): string[] {
	return [...new Set(texts.map(({ text }) => text))];
}
