import { describe, expect, it } from 'vitest';
import { manualRefusals, manualRefusalSentence, parseManualEntry } from './manual-entry';

const form = (value: string, rest: Record<string, string> = {}) => {
	const fields: Record<string, string> = { fiscalYear: '2025', value, source: '資料2', ...rest };
	return { get: (name: string) => fields[name] ?? null };
};

describe('a number entered by hand', () => {
	it.each([
		['0', 0, 'none is a number'],
		['１２', 12, 'full-width'],
		['1,234', 1234, 'as it is written between thousands'],
		['3.125', 3.125, 'three decimals'],
		['-2', -2, 'below nothing'],
		['−2', -2, 'with the sign of mathematics'],
		['-0', 0, 'nothing is nothing'],
		[' 5 ', 5, 'with spaces around it']
	])('%o is %d: %s', (written, value) => {
		const parsed = parseManualEntry(form(written));
		expect(parsed).toEqual({ ok: true, value: { fiscalYear: 2025, value, source: '資料2' } });
	});

	it.each(['', 'なし', '1,23', '3.1415', '1e3', '3件', '0x10', '12345678901234'])('%o is none', (written) => {
		const parsed = parseManualEntry(form(written));
		expect(parsed.ok === false && Object.keys(parsed.errors)).toEqual(['value']);
	});

	it.each([
		[{ fiscalYear: '' }, 'fiscalYear'],
		[{ fiscalYear: '令和7' }, 'fiscalYear'],
		[{ source: ' ' }, 'source'],
		[{ source: 'あ'.repeat(201) }, 'source']
	])('%o is asked again, and nothing typed is lost', (rest, field) => {
		const parsed = parseManualEntry(form('3', rest));
		expect(parsed).toMatchObject({ ok: false, fields: { value: '3' } });
		expect(parsed.ok === false && Object.keys(parsed.errors)).toEqual([field]);
	});
});

it.each(manualRefusals)('%s is a sentence that says what to do or how it is', (reason) => {
	expect(manualRefusalSentence(reason, 2025, { value: 3, source: '資料1' })).toMatch(/。$/);
});

it('tells the second of two what the first entered', () => {
	const sentence = manualRefusalSentence('changed-since', 2025, { value: 3, source: '資料1' });
	expect(sentence).toContain('令和7年度の数値を 3（出典 資料1）と入力しました');
});
