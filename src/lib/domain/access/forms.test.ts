import { describe, expect, it } from 'vitest';
import { parsePasswordChange, parseSignIn, typedStaffNumber } from './forms';

function formOf(fields: Record<string, string | Blob | undefined>): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.set(name, value);
	return form;
}

describe('the sign-in form', () => {
	it('takes the number without the spaces around it and the password as it is', () => {
		const form = formOf({ staffNumber: '　001862 ', password: ' with spaces ' });
		expect(parseSignIn(form)).toEqual({ ok: true, value: { staffNumber: '001862', password: ' with spaces ' } });
	});

	it.each([
		{ fields: {}, missing: ['staffNumber', 'password'], because: '何もない' },
		{ fields: { staffNumber: '　', password: 'x' }, missing: ['staffNumber'], because: '空白だけ' },
		{ fields: { staffNumber: '1', password: new Blob(['x']) }, missing: ['password'], because: '文字でなくファイル' }
	])('says what is missing: $because', ({ fields, missing }) => {
		const parsed = parseSignIn(formOf(fields));
		expect(parsed.ok ? [] : parsed.errors.map((error) => error.field)).toEqual(missing);
	});

	it('keeps the number that was typed for a form without a password', () => {
		expect(typedStaffNumber(formOf({ staffNumber: ' 001862' }))).toBe('001862');
	});
});

const long = 'kawa-to-umi-to-yama';

it.each([
	{ fields: { current: 'a', next: long, again: long }, wrong: [] },
	{ fields: { current: 'a', next: long, again: 'c' }, wrong: ['again'] },
	{ fields: { current: 'a', next: 'b', again: 'b' }, wrong: ['next'] },
	{ fields: { current: 'a', next: 'b', again: 'c' }, wrong: ['next', 'again'] },
	{ fields: { current: 'a', next: '001862-001862', again: '001862-001862' }, wrong: ['next'] },
	{ fields: { current: '', next: '', again: '' }, wrong: ['current', 'next'] }
])('reads a change of password: $fields', ({ fields, wrong }) => {
	const parsed = parsePasswordChange(formOf(fields), '001862');
	expect(parsed.ok ? [] : parsed.errors.map((error) => error.field)).toEqual(wrong);
});
