import { type CivilDate } from '$lib/domain/calendar';
import { type Confirmation } from '$lib/domain/confirmation';
import { type AccountRole } from './role';

/** A head in whose place somebody confirms; `accountId` null without an account. */
export type InPlaceOf = { staffId: number; accountId: number | null };

/** Who is asking, as of today: everything a rule about access may depend on. */
export type Viewer = {
	accountId: number;
	staffNumber: string;
	/** the person's row in `staff`; null for a 管理者 who is not on the staff list */
	staffId: number | null;
	name: string;
	/** the roles of the account; 所属長 is not among them */
	roles: readonly AccountRole[];
	mustChangePassword: boolean;
	today: CivilDate;
	/** the department of today's 本務; null without one */
	departmentCode: string | null;
	departmentName: string | null;
	/** that department and those above it in today's tree, nearest first; empty without a 本務 */
	departmentLine: readonly string[];
	/** the departments headed today by an appointment as 所属長 or 情報セキュリティ管理者, and everything below them in today's tree */
	headed: ReadonlySet<string>;
	/** the departments for which this person confirms today in the place of a 所属長, and everything below them */
	deputised: ReadonlySet<string>;
	/**
	 * the heads in whose place this person confirms today: chosen by them, so no more than them a judge of what is theirs. Nobody of a
	 * department this person heads too.
	 */
	inPlaceOf: readonly InPlaceOf[];
	/** who confirms, by what the municipality has decided */
	confirmation: Confirmation;
};
