import type { CivilDate } from '$lib/domain/calendar';
import type { DutyState } from '$lib/domain/indicator';
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
	/** whether a 取消 of it waits on this device */
	isWithdrawing?: boolean;
};

/** A record that waits for somebody else's confirmation. */
export type WaitingRecord = Omit<LedgerRecord, 'state' | 'returnReason' | 'countsIn'> & {
	/** the entry that wrote it last: what the reviewer has seen */
	entry: number;
	name: string;
	staffNumber: string;
	department: string | null;
	/** the day it became known here */
	recordedOn: CivilDate;
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
};
