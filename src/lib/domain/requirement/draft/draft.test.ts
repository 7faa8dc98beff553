import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { buildLedger } from '$lib/domain/ledger';
import { exemptionOf, type RequirementSketch, requirementOf } from '../../../../../tests/factories/requirement';
import { town } from '../../../../../tests/factories/town';
import { people } from '../../../../../tests/factories/town-people';
import { coverageOf } from '../coverage';
import { checkDraft } from './draft';
import { checkExemption, type ExemptionDraft, exemptionSentences } from '../exemption';
import { requirementFaultFields, requirementSentences } from './fault';
import { checkPublishing, previewDay, previewInWords, previewOf, publishingSentences } from './preview';

const ledger = buildLedger(town());
const days = (days: number) => ({ midYear: { kind: 'days', days } }) as const;
const after = (on: string) => ({ midYear: { kind: 'next-year', after: day(on) } }) as const;

describe('a draft of 2026年度', () => {
	it.each<[because: string, RequirementSketch, reasons: string[]]>([
		['is well', {}, []],
		['due on the first day', { dueOn: '2026-04-01' }, []],
		['due on the last day', { dueOn: '2027-03-31' }, []],
		['due the day before the year', { dueOn: '2026-03-31' }, ['due-outside-year']],
		['due the day after it', { dueOn: '2027-04-01' }, ['due-outside-year']],
		['without a name', { name: '　 ' }, ['no-name']],
		['with too long a name', { name: 'あ'.repeat(101) }, ['name-too-long']],
		['with as long a name as may be', { name: '𠮷'.repeat(100) }, []],
		['with too long a note', { note: 'あ'.repeat(1001) }, ['note-too-long']],
		['without a course', { courses: { anyOf: [], atLeast: 1 } }, ['no-course']],
		['with a course nobody knows', { courses: { allOf: ['DX-BASIC', 'NO'] } }, ['unknown-course']],
		['no times', { courses: { anyOf: ['DX-BASIC'], atLeast: 0 } }, ['at-least']],
		['one time and a half', { courses: { anyOf: ['DX-BASIC'], atLeast: 1.5 } }, ['at-least']],
		['an earlier completion counts', { countsFrom: '2024-04-01' }, []],
		['counted from the second day on', { countsFrom: '2026-04-02' }, ['counts-too-late']],
		['the day after hiring', days(1), []],
		['no days after hiring', days(0), ['mid-year-days']],
		['days that are none', days(NaN), ['mid-year-days']],
		['more days than a year has', days(366), ['mid-year-days']],
		['whoever comes after the first day is next year’s', after('2026-04-01'), []],
		['after the last but one', after('2027-03-30'), []],
		['with methods nobody can have typed', { methods: ['あ'.repeat(41)] }, ['method-too-long']],
		[
			'with more methods than a list has',
			{ methods: Array.from({ length: 21 }, (_, nth) => `${nth}`) },
			['too-many-methods']
		],
		['after the last nobody comes', after('2027-03-31'), ['mid-year-after']],
		['after a day before the year', after('2026-03-31'), ['mid-year-after']],
		[
			'all that is wrong at once',
			{ name: '', dueOn: '2027-05-01', ...days(-1) },
			['no-name', 'due-outside-year', 'mid-year-days']
		]
	])('%s', (_because, sketch, reasons) => {
		const said = checkDraft(requirementOf(sketch), ledger);
		expect(said.ok ? [] : said.reasons).toEqual(reasons);
		for (const one of said.ok ? [] : said.reasons)
			expect([requirementSentences[one], requirementFaultFields[one]]).not.toContain('');
	});
});

describe('an exemption from a requirement of 2026年度', () => {
	const whole: ExemptionDraft = { reason: ' 長期派遣 ', from: day('2026-04-01'), to: day('2027-03-31') };
	it.each<[because: string, Partial<ExemptionDraft>, reason: string | null]>([
		['for the whole year', {}, null],
		['for one day', { to: day('2026-04-01') }, null],
		['without a reason', { reason: '　' }, 'no-reason'],
		['with too long a reason', { reason: 'あ'.repeat(101) }, 'reason-too-long'],
		['without a first day', { from: null }, 'no-from'],
		['without a last day', { to: null }, 'no-to'],
		['that ends before it begins', { from: day('2026-05-02'), to: day('2026-05-01') }, 'out-of-order'],
		['that begins before the year', { from: day('2026-03-31') }, 'outside-year'],
		['that ends after it', { to: day('2027-04-01') }, 'outside-year']
	])('%s', (_because, change, reason) => {
		const said = checkExemption({ ...whole, ...change }, requirementOf());
		expect(said.ok ? [] : said.reasons).toEqual(reason === null ? [] : reason.split(' '));
		if (said.ok) expect(said.value.reason).toBe('長期派遣');
		else for (const one of said.reasons) expect(exemptionSentences[one]).toMatch(/。$/);
	});
});

describe('before it is published', () => {
	const tried = (count: number, sketch: RequirementSketch, exempt: string[] = []) => {
		const requirement = requirementOf(sketch);
		const exemptions = exempt.map((number, id) => exemptionOf(number, '2026-04-01', '2027-03-31', { id }));
		const on = previewDay(requirement, day('2026-03-20'));
		const ledger = buildLedger(town({ people: people(count) }));
		return previewOf(ledger, coverageOf(ledger, requirement, exemptions, on));
	};

	it('it is tried out on 1 April of a year that is to come, and today while it runs', () => {
		expect(previewDay(requirementOf(), day('2026-03-20'))).toBe('2026-04-01');
		expect(previewDay(requirementOf(), day('2026-06-01'))).toBe('2026-06-01');
	});

	it('says whom it would ask', () => {
		const preview = tried(5, {}, ['0001', '0002']);
		expect(preview).toEqual({
			...{ on: '2026-04-01', members: 3, excluded: 2, isForHired: false },
			exclusions: [{ reason: '免除（長期派遣）', count: 2 }],
			unstated: null
		});
		expect(previewInWords(preview)).toBe('対象 3人・除外 2人');
		expect(checkPublishing(preview)).toEqual({ ok: true });
	});

	it('is refused where it would ask nobody', () => {
		const none = checkPublishing(tried(3, { audience: { ranks: ['いない職位'] } }));
		expect(none).toEqual({ ok: false, reason: 'nobody' });
		const hired = checkPublishing(tried(3, { hired: 'this-year', audience: { ranks: ['いない職位'] } }));
		expect(hired).toEqual({ ok: false, reason: 'nobody-hired' });
		const exempt = checkPublishing(tried(2, {}, ['0001', '0002']));
		expect(exempt).toEqual({ ok: false, reason: 'all-excluded' });
		for (const sentence of Object.values(publishingSentences)) expect(sentence).toMatch(/。$/);
	});
});
