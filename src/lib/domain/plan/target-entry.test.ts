import { describe, expect, it } from 'vitest';
import {
	inFields,
	parseTargets,
	readTarget,
	targetsRefusals,
	targetsRefusalSentence,
	typedTargets
} from './target-entry';

const people = { isMean: false, unit: '人' };
const mean = { isMean: true, unit: '件' };
const incidents = { isMean: false, unit: '件' };

describe('what is typed into a cell', () => {
	it.each([
		['percent', '40', people, 40, 'as it is'],
		['percent', '４０％', people, 40, 'full-width, with its sign'],
		['percent', '33.3 %', people, 33.3, 'one decimal'],
		['percent', '0', people, 0, 'nobody is a promise too'],
		['percent', '100', people, 100, 'everybody'],
		['percent', '', people, null, 'nothing is promised'],
		['headcount', '1,250人', people, 1250, 'as it is written between thousands, with its unit'],
		['headcount', '50名', people, 50, 'another word for people'],
		['headcount', '12所属', { isMean: false, unit: '所属' }, 12, 'departments'],
		['value', '0件', incidents, 0, 'nothing is to happen'],
		['value', '-1.5', incidents, -1.5, 'below nothing, for a number by hand'],
		['value', '3.85', mean, 3.85, 'a mean']
	] as const)('%s %o of %o is %o: %s', (field, written, measure, number, _because) => {
		expect(readTarget(field, written, measure)).toBe(number);
	});

	it('of a field this kind of indicator has not is dropped', () => {
		const typed = typedTargets([
			['percent-2026-', '40'],
			['headcount-2026-1010', '3'],
			['value-2026-', '9'],
			['note', '備考']
		]);
		expect(inFields(typed, ['headcount'])).toEqual({ cells: { 'headcount-2026-1010': '3' }, note: '備考' });
		expect(inFields(typed, ['percent', 'headcount', 'value'])).toEqual(typed);
	});

	it.each([
		['percent', '100.1', people, '100%を超えています'],
		['percent', '-1', people, '0%より小さい'],
		['percent', '四割', people, '数として読み取れません'],
		['percent', '40人', people, '数として読み取れません'],
		['headcount', '-3', people, '0より小さい'],
		['headcount', '2.5', people, '整数ではありません'],
		['headcount', '50名程度', people, '備考に書き'],
		['headcount', '約50', people, '備考に書き'],
		['value', '5.1', mean, '1から5まで'],
		['value', '0', mean, '1から5まで'],
		['value', '3人', incidents, '数として読み取れません']
	] as const)('%s %o of %o is asked again: %s', (field, written, measure, sentence) => {
		expect(readTarget(field, written, measure)).toContain(sentence);
	});
});

describe('the grid', () => {
	const typed = (fields: Record<string, string>) => typedTargets(Object.entries(fields));

	it('is read cell by cell, and a code may have hyphens', () => {
		const form = typed({
			'percent-2026-': '40%',
			'headcount-2026-': '５０',
			'percent-2027-10-A-1': '',
			'headcount-2027-10-A-1': '3',
			seen: '7',
			note: ' 50名程度 '
		});
		expect(parseTargets(form, people)).toEqual({
			ok: true,
			value: {
				note: '50名程度',
				cells: [
					{ fiscalYear: 2026, departmentCode: null, percent: 40, headcount: 50 },
					{ fiscalYear: 2027, departmentCode: '10-A-1', percent: null, headcount: 3 }
				]
			}
		});
	});

	it('says what is wrong by the name of the field, and loses nothing that was typed', () => {
		const form = typed({ 'percent-2026-': '120', 'headcount-2026-1010': '名', note: 'あ'.repeat(501) });
		expect(form.cells).toEqual({ 'percent-2026-': '120', 'headcount-2026-1010': '名' });
		const parsed = parseTargets(form, people);
		expect(parsed.ok === false && Object.keys(parsed.errors)).toEqual(['percent-2026-', 'headcount-2026-1010', 'note']);
	});

	it.each([
		['99.9', true, 'one decimal, as figures have'],
		['99.99', false, 'nobody could see whether it was reached'],
		['33.33', true, 'as an import said it, and nobody typed over it'],
		['33.34', false, 'typed over it']
	] as const)('takes a share of %s: %s (%s)', (written, isTaken, _because) => {
		const stored = { fiscalYear: 2026, departmentCode: null, percent: 33.33, headcount: null, value: null };
		const parsed = parseTargets(typed({ 'percent-2026-': written }), people, [stored]);
		const sentence = parsed.ok ? '' : parsed.errors['percent-2026-'];
		expect([parsed.ok, sentence]).toEqual([isTaken, isTaken ? '' : expect.stringContaining('小数第1位まで')]);
	});

	it('has no note where none was written', () => {
		expect(parseTargets(typed({ note: '　' }), people)).toEqual({ ok: true, value: { cells: [], note: null } });
	});
});

it.each(targetsRefusals)('%s is a sentence that says what to do or how it is', (reason) => {
	expect(targetsRefusalSentence(reason)).toMatch(/。$/);
});
