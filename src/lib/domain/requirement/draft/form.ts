import { type CivilDate, firstDayOf, type FiscalYear, parseDate } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import {
	blankFields,
	fieldsOf,
	type FormValues,
	parseRule,
	type PopulationRule,
	type RuleErrors,
	type RuleFields,
	type RuleSurroundings,
	typedRule
} from '$lib/domain/plan';
import { acceptsMethod, usualMethods } from '$lib/domain/training';
import { checkDraft, type RequirementDraft } from './draft';
import { type RequirementFault, requirementFaultFields, requirementSentences } from './fault';
import { type MidYear, type RequirementRule } from '../requirement';
import { ruleOf } from '../rule';

export const requirementTexts = [
	...(['name', 'note', 'dueOn', 'hired', 'midYear', 'days', 'after', 'countsFrom'] as const)
] as const;
export type RequirementText = (typeof requirementTexts)[number];

/** A 必須研修 as a form has it: texts as they were typed; the courses and the audience are those of a 受講率. */
export type RequirementFields = Record<RequirementText, string> & { methods: string[]; rule: RuleFields };

/** One sentence at each field; those of the rule by the names they have in plan.json. */
export type RequirementErrors = RuleErrors & Partial<Record<RequirementText | 'methods', string>>;

export type ParsedRequirement = { ok: true; draft: RequirementDraft } | { ok: false; errors: RequirementErrors };

/** What a draft is judged by: the codes there are, the courses, and the 実施方法. */
export type RequirementSurroundings = Pick<RuleSurroundings, 'knows'> &
	Pick<Ledger, 'courses'> & {
		/** the 実施方法 that are offered */
		methods?: readonly string[];
	};

/** What a form sends for a record that names no 実施方法, since a box cannot stand for nothing. */
export const noMethod = '（記載なし）';

/** What was typed, untouched, for whoever has to try again. */
export function typedRequirement(data: FormValues): RequirementFields {
	const texts = requirementTexts.map((name) => [name, String(data.getAll(name)[0] ?? '').trim()]);
	const methods = data.getAll('methods').map(String);
	return { ...(Object.fromEntries(texts) as Record<RequirementText, string>), methods, rule: typedRule(data) };
}

/** The form of a requirement that stands, or of a draft that is copied. */
export function requirementFields({ name, note, dueOn, rule, fiscalYear }: RequirementDraft): RequirementFields {
	const { hired, midYear, methods, countsFrom } = rule;
	return {
		...{ name, note: note ?? '', dueOn, hired, countsFrom: countsFrom === firstDayOf(fiscalYear) ? '' : countsFrom },
		midYear: midYear.kind,
		days: midYear.kind === 'days' ? String(midYear.days) : '',
		after: midYear.kind === 'next-year' ? midYear.after : '',
		methods: methods.map((method) => method || noMethod),
		rule: fieldsOf(ruleOf({ rule }))
	};
}

/**
 * The form of one that is only begun: everybody by the due date, but whoever is away.
 *
 * @param absences the kinds of 休業等 there are: whoever is on one cannot take a course, unless somebody says otherwise
 */
export function blankRequirement(absences: readonly string[]): RequirementFields {
	const texts = Object.fromEntries(requirementTexts.map((name) => [name, ''])) as Record<RequirementText, string>;
	return {
		...texts,
		hired: 'all',
		midYear: 'due-date',
		methods: [],
		rule: { ...blankFields('training_rate'), excludeAbsences: [...absences] }
	};
}

/** Reads the form of a requirement of this fiscal year; each fault at its field, and all of them at once. */
export function parseRequirement(
	fields: RequirementFields,
	fiscalYear: FiscalYear,
	{ knows, courses, methods = usualMethods }: RequirementSurroundings
): ParsedRequirement {
	const window = { window: ['cumulative'], since: [], posts: ['primary'] };
	const parsed = parseRule('training_rate', { ...fields.rule, ...window }, { knows, targets: [] });
	const [dueOn, midYear] = [parseDate(fields.dueOn), midYearOf(fields)];
	const countsFrom = fields.countsFrom === '' ? firstDayOf(fiscalYear) : parseDate(fields.countsFrom);
	const errors: RequirementErrors = {
		...(!parsed.ok && parsed.errors),
		...(dueOn === null && { dueOn: dayError('期限', fields.dueOn) }),
		...(countsFrom === null && { countsFrom: dayError('受講を数え始める日', fields.countsFrom) }),
		...(!midYear.ok && midYear.errors),
		...methodsError(fields, methods)
	};
	const known = { dueOn: dueOn ?? firstDayOf(fiscalYear), countsFrom: countsFrom ?? firstDayOf(fiscalYear) };
	const draft = drafted(fields, fiscalYear, {
		...known,
		midYear: midYear.ok ? midYear.value : { kind: 'due-date' },
		rule: parsed.ok && parsed.rule.kind === 'training_rate' ? parsed.rule : null
	});
	const checked = checkDraft(draft, { courses });
	if (!checked.ok) for (const fault of checked.reasons) errors[fieldOf(fault)] ??= requirementSentences[fault];
	return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, draft };
}

function methodsError({ methods }: RequirementFields, offered: readonly string[]): RequirementErrors {
	const isOffered = (method: string) => offered.length > 0 && acceptsMethod(offered, method);
	const unknown = methods.find((method) => method !== noMethod && !isOffered(method));
	return unknown === undefined ? {} : { methods: `「${unknown}」は実施方法の一覧にありません。選び直してください。` };
}

type Read = {
	dueOn: CivilDate;
	countsFrom: CivilDate;
	midYear: MidYear;
	rule: Pick<ReturnType<typeof ruleOf>, 'courses' | 'population'> | null;
};

/** Where the rule could not be read its faults are told already; the courses stand for the rest to be judged. */
function drafted(fields: RequirementFields, fiscalYear: FiscalYear, read: Read): RequirementDraft {
	const rule: RequirementRule = {
		courses: read.rule?.courses ?? { anyOf: fields.rule.courses, atLeast: 1 },
		methods: fields.methods.map((method) => (method === noMethod ? '' : method)),
		audience: read.rule?.population ?? everybody,
		hired: fields.hired === 'this-year' ? 'this-year' : 'all',
		...{ midYear: read.midYear, countsFrom: read.countsFrom }
	};
	return { fiscalYear, name: fields.name, note: fields.note || null, dueOn: read.dueOn, rule };
}

const everybody: PopulationRule = {
	...{ employmentTypes: [], jobClasses: [], ranks: [], notEmploymentTypes: [], notJobClasses: [], notRanks: [] },
	...{ departments: [], roles: [], excludeAbsences: [], posts: 'primary' }
};

type ReadMidYear = { ok: true; value: MidYear } | { ok: false; errors: RequirementErrors };

function midYearOf({ midYear, days, after }: RequirementFields): ReadMidYear {
	if (midYear === 'days') {
		const written = days.normalize('NFKC');
		return { ok: true, value: { kind: 'days', days: /^\d{1,4}$/.test(written) ? Number(written) : NaN } };
	}
	if (midYear !== 'next-year') return { ok: true, value: { kind: 'due-date' } };
	const day = parseDate(after);
	if (day === null) return { ok: false, errors: { after: dayError('境の日', after) } };
	return { ok: true, value: { kind: 'next-year', after: day } };
}

/** Beside which field of the form it is said. */
export function fieldOf(fault: RequirementFault): RequirementText | 'courses' | 'methods' {
	if (fault === 'mid-year-days') return 'days';
	if (fault === 'mid-year-after') return 'after';
	return requirementFaultFields[fault] as RequirementText | 'courses' | 'methods';
}

function dayError(label: string, written: string): string {
	if (written === '') return `${label}を入力してください。`;
	return `${label}「${written}」は日付として読み取れません。2026-09-30 や R8.9.30 のように入力してください。`;
}
