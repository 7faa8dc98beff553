import { type CivilDate, firstDayOf, type FiscalYear, formatFiscalYear } from '$lib/domain/calendar';
import { type RequirementDraft, type RequirementRule } from '$lib/domain/requirement';
import { civilDate, inFiscalYear } from '../days';
import { HANDLERS_DUE, HANDLING_SECTIONS } from '../roles/handlers';

const everybody = {
	employmentTypes: [],
	jobClasses: [],
	ranks: [],
	notEmploymentTypes: [],
	notJobClasses: [],
	notRanks: [],
	departments: [],
	roles: [],
	excludeAbsences: ['育児休業', '休職'],
	posts: 'primary'
} satisfies RequirementRule['audience'];

/** What the town asks every year: of everybody, and of those who handle 特定個人情報. */
export function yearlyDrafts(fiscalYear: FiscalYear): RequirementDraft[] {
	return [
		{
			...{ fiscalYear, name: '情報セキュリティ研修（全職員）', dueOn: civilDate(inFiscalYear(fiscalYear, 1, 31)) },
			rule: { ...ruleOf('SECURITY', firstDayOf(fiscalYear)), midYear: { kind: 'days', days: 60 } },
			note: '特別職、会計年度任用職員を含む全職員が対象です。e-ラーニングのほか、所属での研修や動画でも受講できます。'
		},
		{
			...{ fiscalYear, name: '特定個人情報等取扱研修', dueOn: civilDate(inFiscalYear(fiscalYear, ...HANDLERS_DUE)) },
			rule: {
				...ruleOf('PERSONAL-INFO', firstDayOf(fiscalYear)),
				audience: { ...everybody, departments: [...HANDLING_SECTIONS] }
			},
			note: '特定個人情報（マイナンバー）を扱う課の職員が対象です。'
		}
	];
}

/** DX研修 as the town's own plan counts it, over the years of the plan. */
export function dxDraft(fiscalYear: FiscalYear, planStart: FiscalYear): RequirementDraft {
	const { courses, ...rule } = ruleOf('DX-BASIC', firstDayOf(planStart));
	return {
		...{ fiscalYear, name: 'DX研修（常勤の一般行政職）', dueOn: civilDate(inFiscalYear(fiscalYear, 3, 19)) },
		rule: {
			...rule,
			courses: { ...courses, anyOf: ['DX-BASIC', 'DX-ADVANCED'] },
			audience: { ...everybody, employmentTypes: ['常勤'], jobClasses: ['一般行政職'] }
		},
		note: `汐見市DX人材育成計画により、${formatFiscalYear(planStart)}からの受講を数えます。`
	};
}

function ruleOf(course: string, countsFrom: CivilDate) {
	return {
		...{ courses: { anyOf: [course], atLeast: 1 }, methods: [], audience: everybody, hired: 'all' },
		...{ midYear: { kind: 'due-date' }, countsFrom }
	} satisfies RequirementRule;
}
