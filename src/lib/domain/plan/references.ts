import { type PlanReference } from './read';
import { type IndicatorRule } from './rule';

/** The codes a rule names, each once. */
export function codesOf(rule: IndicatorRule): Record<PlanReference['kind'], string[]> {
	const courses = 'courses' in rule ? ('allOf' in rule.courses ? rule.courses.allOf : rule.courses.anyOf) : [];
	const qualifications = 'qualifications' in rule ? rule.qualifications.anyOf : [];
	const departments = 'population' in rule ? rule.population.departments : [];
	return {
		course: [...new Set(courses)],
		department: [...new Set(departments)],
		qualification: [...new Set(qualifications)]
	};
}
