import { longestPassword, passwordFault, passwordFaultSentences } from './password-rule';

/** What a form answers: the value, or a sentence per field. */
export type Parsed<T, Field extends string> =
	{ ok: true; value: T } | { ok: false; errors: { field: Field; message: string }[] };

export type SignInForm = { staffNumber: string; password: string };

/** Longer than any 職員番号; what is longer is not worth looking up. */
const longestStaffNumber = 64;

export function parseSignIn(form: FormData): Parsed<SignInForm, keyof SignInForm> {
	const value = { staffNumber: typedStaffNumber(form), password: text(form, 'password') };
	const errors: { field: keyof SignInForm; message: string }[] = [];
	if (value.staffNumber === '') errors.push({ field: 'staffNumber', message: '職員番号を入力してください。' });
	if (value.password === '') errors.push({ field: 'password', message: 'パスワードを入力してください。' });
	return errors.length > 0 ? { ok: false, errors } : { ok: true, value };
}

/** The number as typed, so that a refused form can show it again; blank where there is none. */
export function typedStaffNumber(form: FormData): string {
	return text(form, 'staffNumber').trim().slice(0, longestStaffNumber);
}

export type PasswordForm = { current: string; next: string };
export type PasswordField = keyof PasswordForm | 'again';

/** Everything that is wrong with the form at once: whoever has to type the new password again does so only once. */
export function parsePasswordChange(form: FormData, staffNumber: string): Parsed<PasswordForm, PasswordField> {
	const [current, next, again] = [text(form, 'current'), text(form, 'next'), text(form, 'again')];
	const errors: { field: PasswordField; message: string }[] = [];
	if (current === '') errors.push({ field: 'current', message: '今のパスワードを入力してください。' });
	const message = newPasswordMessage(next, staffNumber);
	if (message !== null) errors.push({ field: 'next', message });
	if (next !== '' && again !== next)
		errors.push({ field: 'again', message: '確認のため、同じパスワードをもう一度入力してください。' });
	return errors.length > 0 ? { ok: false, errors } : { ok: true, value: { current, next } };
}

function newPasswordMessage(next: string, staffNumber: string): string | null {
	if (next === '') return '新しいパスワードを入力してください。';
	const fault = passwordFault(next, staffNumber);
	return fault === null ? null : passwordFaultSentences[fault];
}

/** A file where a text belongs, or no such field, is as good as nothing; one character beyond the limit is enough to refuse. */
function text(form: FormData, field: string): string {
	const value = form.get(field);
	return typeof value === 'string' ? value.slice(0, longestPassword * 4) : '';
}
