/** Long rather than complicated: what NIST SP 800-63B and the guideline for local governments' security policies ask for. */
export const shortestPassword = 12;
/** Nobody types more; what is longer only costs the server time. */
export const longestPassword = 128;

/** Why a new password is refused. */
export type PasswordFault = 'too-short' | 'too-long' | 'staff-number' | 'too-simple';

export const passwordFaultSentences: Record<PasswordFault, string> = {
	'too-short': `パスワードは${shortestPassword}文字以上にしてください。`,
	'too-long': `パスワードは${longestPassword}文字以内にしてください。`,
	'staff-number': '職員番号はパスワードに使えません。別のことばにしてください。',
	'too-simple': '同じ文字の繰り返しは使えません。別のことばにしてください。'
};

/** One spelling of what was typed: a Japanese keyboard left in full-width mode still gives the same password. */
export function passwordText(typed: string): string {
	return typed.normalize('NFKC');
}

/** What is wrong with a new password; null when nothing is. */
export function passwordFault(password: string, staffNumber: string): PasswordFault | null {
	const text = passwordText(password);
	const length = [...text].length;
	if (consistsOf(text, passwordText(staffNumber))) return 'staff-number';
	if (length < shortestPassword) return 'too-short';
	if (length > longestPassword) return 'too-long';
	return new Set(text).size < 4 ? 'too-simple' : null;
}

/** Whether the password is the staff number once or several times over, with nothing but signs between. */
function consistsOf(password: string, staffNumber: string): boolean {
	return password.includes(staffNumber) && !/[\p{L}\p{N}]/u.test(password.replaceAll(staffNumber, ''));
}
