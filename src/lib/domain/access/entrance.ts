import { type CivilDate, covers } from '$lib/domain/calendar';
import { type AccountRole } from './role';

/** `null` employment: the account's 職員番号 is not on the staff list. */
export type AccountHolder = {
	roles: readonly AccountRole[];
	locked: boolean;
	employment: { hiredOn: CivilDate; leftOn: CivilDate | null } | null;
};

/**
 * Whether an account may be used today. It works from the first to the last day of employment, so that nobody has to remember to
 * close it; only a 管理者 need not be on the staff list.
 */
export function mayEnter({ roles, locked, employment }: AccountHolder, today: CivilDate): boolean {
	if (locked) return false;
	if (employment === null) return roles.includes('管理者');
	return covers({ from: employment.hiredOn, to: employment.leftOn }, today);
}
