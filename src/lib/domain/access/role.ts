/**
 * What an account may be given. 所属長 is none of them: it is whoever holds the appointment 所属長 or 情報セキュリティ管理者 of a
 * department on the day, so that a transfer ends it by itself.
 */
export const accountRoles = ['職員', '人事', '情報セキュリティ担当', 'DX推進担当', '管理者'] as const;
export type AccountRole = (typeof accountRoles)[number];

export function isAccountRole(word: string): word is AccountRole {
	return (accountRoles as readonly string[]).includes(word);
}
