import type { CivilDate } from '$lib/domain/calendar';
import type { DutyState } from '$lib/domain/indicator';
import type { Reminder } from '$lib/domain/requirement';
import type { ShownEvidence, ShownRemoval } from '$lib/ui/qualification/types';
import type { RecordState } from '$lib/ui/state/state';

/** A record of the ledger as a page shows it. `sources`: every way by which it became known. */
export type LedgerRecord = {
	id: string | number;
	courseCode: string;
	course: string;
	completedOn: CivilDate;
	state: RecordState;
	sources: string[];
	hours?: number | null;
	comprehension?: number | null;
	method?: string | null;
	/** why it was returned */
	returnReason?: string | null;
	/** why it counts: the names of the indicators that count it today, or would once it is confirmed */
	countsIn?: string[];
	/** the 必須研修 that do not count it for its 実施方法 alone, with what they ask */
	uncountedIn?: string[];
	/** 代理で記録: who entered it in the person's place */
	enteredBy?: string | null;
	evidence?: ShownEvidence[];
	/** what others took off it */
	removedEvidence?: ShownRemoval[];
	/** what 人事 put right, the latest first */
	corrections?: ShownCorrection[];
	/** taken back by whoever had entered it for them: who, and why */
	takenBack?: { by: string; reason: string } | null;
	/** 承認者不在 */
	hasNoConfirmer?: boolean;
	/** whether a 取消 of it waits on this device */
	isWithdrawing?: boolean;
};

/** A correction: when (UTC, ISO 8601), by whom, why, and each field as it was and as it is. */
export type ShownCorrection = {
	at: string;
	by: string;
	reason: string;
	changes: { field: string; before: unknown; after: unknown }[];
};

/**
 * 今年度の必須: any of the courses, or with `all` each of them, and where I stand. `here`: how a record of it stands that was made on
 * this device since. `href` is where to record it.
 */
export type Duty = {
	courses: { code: string; name: string }[];
	all: boolean;
	state: DutyState;
	here?: RecordState;
	href?: string;
	/** the 必須研修 that asks for it, with the person's own due date; none where an indicator does, or on a device that knew none */
	requirement?: {
		id: number;
		name: string;
		/** what the officer adds for readers */
		note?: string | null;
		dueOn: CivilDate;
		isOverdue: boolean;
		reason: string | null;
	} | null;
	/** the 実施方法 that count, '' for none stated; an empty list is all */
	methods?: string[];
	/** whether there is a record that does not count for its 実施方法 alone */
	otherMethod?: boolean;
	/** the latest 催促 of it, while it is 未; none on a device that knew none */
	reminder?: Reminder | null;
	/** those before it, the latest first */
	earlierReminders?: Reminder[];
};
