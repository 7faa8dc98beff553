import { formatDay } from '$lib/domain/calendar';
import {
	type CourseRule,
	type IndicatorRule,
	type PopulationRule,
	type QualificationRule,
	type Window
} from '$lib/domain/plan';

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
export function ruleInWords(rule: IndicatorRule, names: Names): string {
	switch (rule.kind) {
		case 'training_rate':
		case 'qualification_rate':
			return `${amongThose(rule, names)}${attainmentWords(rule, names)}人の割合`;
		case 'training_count':
			return trainingCountWords(rule, names);
		case 'qualification_count':
			return qualificationCountWords(rule, names);
		case 'appointment_coverage':
			return `基準日にある${levelWords(rule.level)}のうち、その所属か配下の所属に、在籍する${rule.role}がいる所属の割合`;
		case 'comprehension_rate':
			return comprehensionWords(rule, names);
		case 'manual':
			return `年度ごとに入力する数値（単位は${rule.unit}。目標の値${rule.direction === 'at_least' ? '以上' : '以下'}で達成）`;
	}
}

type RuleOf<K extends IndicatorRule['kind']> = Extract<IndicatorRule, { kind: K }>;

function amongThose({ population }: { population: PopulationRule }, names: Names): string {
	return `基準日に在籍する${populationWords(population, names)}のうち、`;
}

function trainingCountWords({ count, courses, window, population }: RuleOf<'training_count'>, names: Names): string {
	const who = thenWords('受講', population, names);
	const when = windowWords(window);
	if (count === 'attendances') return `${who}の、${when}${courseNames(courses, names)}を受講し、確認済の延べ人数`;
	return `${who}のうち、${when}${courseWords(courses, names)}受講し、確認済の人数（同じ人は一度だけ）`;
}

function qualificationCountWords(rule: RuleOf<'qualification_count'>, names: Names): string {
	const { count, qualifications, window, population } = rule;
	if (count === 'holders') return `${amongThose(rule, names)}${holdingWords(qualifications, names)}人の人数`;
	const who = thenWords('合格', population, names);
	const when = window === null ? '' : windowWords(window);
	return `${who}のうち、${when}${examinationWords(qualifications, names)}に合格し、確認済の人数（同じ人は一度だけ）`;
}

/** Who is meant where a fact counts on the day it happened, and in the department of the 本務 of that day whatever 兼務 there was. */
function thenWords(what: string, population: PopulationRule, names: Names): string {
	return `${what}の日に${populationWords({ ...population, posts: 'primary' }, names)}だった人`;
}

/** 部 and 課 are how most offices call the first two. */
function levelWords(level: number): string {
	return level === 1 ? '最上位の所属' : `上から${level}段目の所属`;
}

function comprehensionWords({ courses, window, population, ...rule }: RuleOf<'comprehension_rate'>, names: Names) {
	const who = thenWords('受講', population, names);
	const when = window.kind === 'valid' ? '基準日に有効期間内の' : `${windowWords(window)}受講した`;
	const answers = `${who}の、${when}${courseNames(courses, names)}で、確認済で理解度の答えがあるもの`;
	return rule.measure === 'mean' ? `${answers}の理解度の平均` : `${answers}のうち、理解度が${rule.threshold}以上の割合`;
}

function courseNames(courses: CourseRule, names: Names): string {
	const codes = [...new Set('allOf' in courses ? courses.allOf : courses.anyOf)];
	return oneOf(codes.map(names.course));
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

function attainmentWords(rule: RuleOf<'training_rate' | 'qualification_rate'>, names: Names): string {
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

function holdingWords(qualifications: QualificationRule, names: Names): string {
	return `基準日に${examinationWords(qualifications, names)}を保有し、確認済の`;
}

function examinationWords({ anyOf, acceptHigher }: QualificationRule, names: Names): string {
	const higher = acceptHigher ? '相当する上位資格・旧試験を含む' : '上位資格・旧試験を含まない';
	return `${oneOf(anyOf.map(names.qualification))}（${higher}）`;
}

function oneOf(words: readonly string[]): string {
	return `${listed(words)}${words.length === 1 ? '' : 'のいずれか'}`;
}

function listed(words: readonly string[]): string {
	return words.join('・');
}
