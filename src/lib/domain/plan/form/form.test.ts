import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { someRateRule, someRules } from '../../../../../tests/reference/random-rules';
import { everyone } from '../../../../../tests/factories/town-indicator';
import { parsePlan } from '../../exchange/plan/parse-plan';
import { type IndicatorKind, indicatorKinds, type IndicatorRule } from '../rule';
import { blankFields, fieldsOf, ruleFieldNames, type RuleFields, typedRule } from './fields';
import { parseRule, type RuleSurroundings } from './parse';

const around: RuleSurroundings = { knows: () => true, targets: [] };
const folder = new URL('../../../../../tests/fixtures/exchange/plans/', import.meta.url);
const ofPlans = readdirSync(folder).flatMap(
	(name) => parsePlan(readFileSync(new URL(name, folder), 'utf8')).plan.indicators
);

/** What a browser would send of the form. */
function sent(fields: RuleFields) {
	const data = new FormData();
	for (const name of ruleFieldNames) for (const value of fields[name]) data.append(name, ` ${value}`);
	return data;
}

const read = (kind: IndicatorKind, fields: RuleFields) => parseRule(kind, typedRule(sent(fields)), around);

describe('a rule in a form comes back as it was', () => {
	it.each(ofPlans.map((indicator) => [indicator.code, indicator] as const))('%s', (_, { rule, targets }) => {
		expect(parseRule(rule.kind, typedRule(sent(fieldsOf(rule))), { ...around, targets })).toEqual({ ok: true, rule });
	});

	it('whatever the rule', () => {
		const some = fc.oneof<fc.Arbitrary<IndicatorRule>[]>(someRateRule, ...Object.values(someRules));
		fc.assert(
			fc.property(some, (rule) => {
				const once = JSON.parse(JSON.stringify(rule), (_, value: unknown) =>
					Array.isArray(value) ? [...new Set(value)] : value
				) as IndicatorRule;
				expect(read(rule.kind, fieldsOf(once))).toEqual({ ok: true, rule: once });
			})
		);
	});
});

const courses = { anyOf: ['DX'], atLeast: 1 };
const rate: IndicatorRule = {
	kind: 'training_rate',
	courses,
	window: { kind: 'cumulative', since: null },
	population: everyone
};
const qualified: IndicatorRule = {
	kind: 'qualification_rate',
	qualifications: { anyOf: ['AP'], acceptHigher: true },
	population: everyone
};
const answers: IndicatorRule = {
	kind: 'comprehension_rate',
	courses,
	window: { kind: 'valid' },
	measure: 'threshold',
	threshold: 4,
	population: everyone
};
const coverage: IndicatorRule = { kind: 'appointment_coverage', role: 'DX推進員', level: 1 };

describe('what a form refuses, at its field, in words of an office', () => {
	it.each<[IndicatorRule, Partial<RuleFields>, string, string]>([
		[rate, { courses: [] }, 'courses', '研修を一つ以上選んでください。'],
		[rate, { window: [] }, 'window', '対象期間を選んでください。'],
		[rate, { window: ['year'] }, 'window', '対象期間を選び直してください。'],
		[rate, { atLeast: ['二'] }, 'atLeast', '回数「二」は数として読み取れません。数字で入力してください。'],
		[rate, { atLeast: ['０'] }, 'atLeast', '回数「0」は使えません。1以上の整数で入力してください。'],
		[
			rate,
			{ since: ['2023-02-30'] },
			'since',
			'起算日「2023-02-30」は日付として読み取れません。2023-04-01 や R5.4.1 のように入力してください。'
		],
		[rate, { posts: ['all'] }, 'posts', '兼務の扱いを選び直してください。'],
		[qualified, { qualifications: [] }, 'qualifications', '資格を選んでください。'],
		[answers, { measure: [] }, 'measure', '理解度の表し方を選んでください。'],
		[answers, { threshold: [] }, 'threshold', '理解度の基準を入力してください。'],
		[answers, { threshold: ['6'] }, 'threshold', '理解度の基準「6」は使えません。1から5までの数で入力してください。'],
		[coverage, { role: [] }, 'role', '役割を入力してください。'],
		[coverage, { level: ['1.5'] }, 'level', '所属の段「1.5」は使えません。1以上の整数で入力してください。'],
		[{ kind: 'manual', unit: '件', direction: 'at_most' }, { unit: [] }, 'unit', '単位を入力してください。'],
		[
			{ kind: 'manual', unit: '件', direction: 'at_most' },
			{ unit: ['件'.repeat(21)] },
			'unit',
			'単位は20文字までで入力してください。'
		],
		[
			{ kind: 'manual', unit: '件', direction: 'at_most' },
			{ unit: ['件\u0000'] },
			'unit',
			'単位に見えない文字が入っています。入力し直してください。'
		]
	])('%# %o', (rule, change, field, sentence) => {
		expect(read(rule.kind, { ...fieldsOf(rule), ...change })).toEqual({ ok: false, errors: { [field]: sentence } });
	});

	it('several at once', () => {
		const parsed = read('training_rate', { ...fieldsOf(rate), courses: [], window: [], since: ['x'] });
		expect(parsed.ok === false && Object.keys(parsed.errors).sort()).toEqual(['courses', 'window']);
	});

	it('codes that name nothing', () => {
		const population = { ...everyone, departments: ['9999'] };
		const parsed = parseRule('training_rate', fieldsOf({ ...rate, population }), { ...around, knows: () => false });
		expect(parsed).toEqual({
			ok: false,
			errors: {
				courses: '「DX」という研修はありません。選び直してください。',
				departments: '「9999」という所属はありません。選び直してください。'
			}
		});
	});

	it('a 起算日 behind the first year of a target', () => {
		const late = { ...fieldsOf(rate), since: ['R6.4.1'] };
		const targets = [{ fiscalYear: 2025 }, { fiscalYear: 2023 }];
		const parsed = parseRule('training_rate', late, { ...around, targets });
		expect(parsed.ok === false && parsed.errors.since).toContain('最初の目標の年度（令和5年度）より後です');
	});
});

describe('what a form holds beside its choice is left alone', () => {
	it.each<[string, IndicatorRule, Partial<RuleFields>, object]>([
		['a 起算日 of another window', rate, { window: ['valid'], since: ['x'] }, { window: { kind: 'valid' } }],
		['how often, where each is asked for', rate, { coursesMode: ['allOf'] }, { courses: { allOf: ['DX'] } }],
		['the threshold of a mean', answers, { measure: ['mean'] }, { measure: 'mean', threshold: null }],
		['blank lines', rate, { atLeast: ['１'], ranks: ['', '課長'] }, { population: { ...everyone, ranks: ['課長'] } }]
	])('%s', (_, rule, change, read_) => {
		expect(read(rule.kind, { ...fieldsOf(rule), ...change })).toEqual({ ok: true, rule: { ...rule, ...read_ } });
	});
});

it.each(indicatorKinds)('a blank form of %s asks for what it lacks', (kind) => {
	const parsed = read(kind, blankFields(kind));
	expect(parsed.ok === false && Object.values(parsed.errors).every((sentence) => sentence.endsWith('。'))).toBe(true);
});
