import { formatDay } from '$lib/domain/calendar';
import { type RateRule } from './evaluate';
import { type CourseRule, type PopulationRule, type QualificationRule, type Window } from '$lib/domain/plan';

/** How codes are called. */
export type Names = {
	course(code: string): string;
	department(code: string): string;
	qualification(code: string): string;
};

/**
 * The rule in Japanese, one clause per field, as it can stand in a report to the council: who is counted, over which time, and what
 * they have to have done.
 */
export function ruleInWords(rule: RateRule, names: Names): string {
	return `基準日に在籍する${populationWords(rule.population, names)}のうち、${attainmentWords(rule, names)}人の割合`;
}

/** Who is counted: 「常勤の一般行政職（育児休業・休職を除く）」. */
export function populationWords(population: PopulationRule, names: Names): string {
	return `${whoWords(population, names)}${besides(population)}`;
}

function whoWords(population: PopulationRule, names: Names): string {
	const { employmentTypes, jobClasses, ranks, departments, roles } = population;
	const places = departments.length > 0 ? `${listed(departments.map(names.department))}（配下を含む）に本務がある` : '';
	const holders = roles.length > 0 ? `${oneOf(roles)}を務める` : '';
	const traits = [employmentTypes, jobClasses, ranks].filter((words) => words.length > 0).map(listed);
	return `${places}${holders}${traits.length > 0 ? traits.join('の') : '職員'}`;
}

/** What stands in brackets: whom the rule leaves out, and how 兼務 counts. */
function besides({ notEmploymentTypes, notJobClasses, notRanks, excludeAbsences, posts }: PopulationRule): string {
	const unwanted = [notEmploymentTypes, notJobClasses, notRanks, excludeAbsences]
		.filter((words) => words.length > 0)
		.map(listed);
	const clauses = [
		...(unwanted.length > 0 ? [`${unwanted.join('、')}を除く`] : []),
		...(posts === 'each' ? ['兼務先の所属でも数える'] : [])
	];
	return clauses.length > 0 ? `（${clauses.join('。')}）` : '';
}

function attainmentWords(rule: RateRule, names: Names): string {
	if (rule.kind === 'qualification_rate') return holdingWords(rule.qualifications, names);
	return `${windowWords(rule.window)}${courseWords(rule.courses, names)}受講し、確認済の`;
}

function windowWords(window: Window): string {
	if (window.kind === 'fiscal_year') return '基準日の年度の4月1日から基準日までに';
	if (window.kind === 'valid') return '基準日に有効期間内の受講として';
	return window.since === null ? '基準日までに' : `${formatDay(window.since)}から基準日までに`;
}

function courseWords(courses: CourseRule, names: Names): string {
	const codes = [...new Set('allOf' in courses ? courses.allOf : courses.anyOf)];
	if ('allOf' in courses) return `${listed(codes.map(names.course))}${codes.length === 1 ? '' : 'のすべて'}を`;
	return `${oneOf(codes.map(names.course))}を${courses.atLeast}回以上`;
}

function holdingWords({ anyOf, acceptHigher }: QualificationRule, names: Names): string {
	const higher = acceptHigher ? '相当する上位資格・旧試験を含む' : '上位資格・旧試験を含まない';
	return `基準日に${oneOf(anyOf.map(names.qualification))}（${higher}）を保有し、確認済の`;
}

function oneOf(words: readonly string[]): string {
	return `${listed(words)}${words.length === 1 ? '' : 'のいずれか'}`;
}

function listed(words: readonly string[]): string {
	return words.join('・');
}
