import {
	type AccountRole,
	accountRoles,
	isAccountRole,
	type PasswordFault,
	passwordFaultSentences
} from '$lib/domain/access';
import { type CivilDate, formatDay } from '$lib/domain/calendar';
import { type Employment } from '$lib/server/access/employment';
import { unreadable } from './command';

/** The one 職員番号 a call names. */
export function onlyStaffNumber(positionals: string[]): string {
	const [staffNumber, ...more] = positionals;
	if (!staffNumber?.trim() || more.length > 0) throw unreadable('職員番号を1つ指定してください。');
	return staffNumber.trim();
}

/** What `--role`, once or more, asks for. */
export function readRoles(words: string[]): AccountRole[] {
	const unknown = words.find((word) => !isAccountRole(word));
	const choice = accountRoles.join('、');
	if (unknown !== undefined)
		throw unreadable(`「${unknown}」という役割はありません。--role には ${choice} を指定できます。`);
	if (words.length === 0) throw unreadable(`--role を指定してください（${choice}）。`);
	return words.filter(isAccountRole);
}

type Reason = PasswordFault | 'already-exists' | 'unknown-staff-number' | 'unknown-account' | 'last-administrator';

/** Why an account was not made or changed, and what to do. */
export function accountSentence(reason: Reason, staffNumber: string): string {
	if (reason === 'already-exists')
		return `職員番号 ${staffNumber} の利用者はすでにあります。役割を変えるときは「user role」、パスワードを新しくするときは「user reset-password」を使ってください。`;
	if (reason === 'unknown-staff-number')
		return `職員番号 ${staffNumber} の職員はいません。番号を確かめるか、先に職員を取り込んでください。職員の一覧にない番号で使えるのは、管理者だけです。`;
	if (reason === 'unknown-account')
		return `職員番号 ${staffNumber} の利用者はいません。「user list」で番号を確かめるか、「user create」で作ってください。`;
	if (reason === 'last-administrator')
		return `職員番号 ${staffNumber} は、ログインできるただ一人の管理者です。先に「user create」か「user role」で、ほかの人を管理者にしてください。`;
	return passwordFaultSentences[reason];
}

/** A warning for an account that cannot be used today, since its person is not employed; null where there is nothing to say. */
export function notEmployedSentence(employment: Employment | null, today: CivilDate): string | null {
	if (employment === null) return null;
	const { hiredOn, leftOn } = employment;
	if (leftOn !== null && leftOn < today)
		return `注意：この職員の退職日は ${formatDay(leftOn)} です。利用者があっても、ログインできません。`;
	if (today < hiredOn)
		return `注意：この職員の採用日は ${formatDay(hiredOn)} です。その日から、ログインできるようになります。`;
	return null;
}
