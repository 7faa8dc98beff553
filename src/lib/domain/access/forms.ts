import { longestPassword } from './password-rule';

/** What a form answers: the value, or a sentence per field. */
export type Parsed<T, Field extends string> =
	{ ok: true; value: T } | { ok: false; errors: { field: Field; message: string }[] };

export type SignInForm = { staffNumber: string; password: string };

/** Longer than any 職員番号; what is longer is not worth looking up. */
const longestStaffNumber = 64;

export function parseSignIn(form: FormData): Parsed<SignInForm, keyof SignInForm> {
	const value = { staffNumber: text(form, 'staffNumber').trim(), password: text(form, 'password') };
	const errors: { field: keyof SignInForm; message: string }[] = [];
	if (value.staffNumber === '') errors.push({ field: 'staffNumber', message: '職員番号を入力してください。' });
	if (value.password === '') errors.push({ field: 'password', message: 'パスワードを入力してください。' });
	value.staffNumber = value.staffNumber.slice(0, longestStaffNumber);
	return errors.length > 0 ? { ok: false, errors } : { ok: true, value };
}

export type PasswordForm = { current: string; next: string };
export type PasswordField = keyof PasswordForm | 'again';

export function parsePasswordChange(form: FormData): Parsed<PasswordForm, PasswordField> {
	const [current, next, again] = [text(form, 'current'), text(form, 'next'), text(form, 'again')];
	const errors: { field: PasswordField; message: string }[] = [];
	if (current === '') errors.push({ field: 'current', message: '今のパスワードを入力してください。' });
	if (next === '') errors.push({ field: 'next', message: '新しいパスワードを入力してください。' });
	else if (again !== next)
		errors.push({ field: 'again', message: '確認のため、同じパスワードをもう一度入力してください。' });
	return errors.length > 0 ? { ok: false, errors } : { ok: true, value: { current, next } };
}

/** A file where a text belongs, or no such field, is as good as nothing; one character beyond the limit is enough to refuse. */
function text(form: FormData, field: string): string {
	const value = form.get(field);
	return typeof value === 'string' ? value.slice(0, longestPassword * 4) : '';
}
