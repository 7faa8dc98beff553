import { type CivilDate, fiscalYearOf } from '$lib/domain/calendar';
import { acceptsMethod } from '$lib/domain/training';
import type { RecordState } from '$lib/ui/state/state';
import type { Duty, LedgerRecord } from '$lib/ui/training/record';

/** What of this device the server's last word on the duties does not cover. */
type Here = Pick<LedgerRecord, 'courseCode' | 'completedOn' | 'state' | 'isWithdrawing' | 'method'>;

/**
 * 今年度の必須 with what was recorded on this device since the server last said how they stand: 確認中 where the server has it by now,
 * else with the record's own state beside it. Which year counts is the rule's to say; here it is this one alone.
 */
export function withUnsentDuties(duties: readonly Duty[], records: readonly Here[], today: CivilDate): Duty[] {
	const standing = records.filter(({ isWithdrawing }) => !isWithdrawing);
	const here = standing.filter(({ completedOn }) => fiscalYearOf(completedOn) === fiscalYearOf(today));
	return duties.map((duty) => withUnsentDuty(duty, here));
}

function withUnsentDuty(duty: Duty, records: readonly Here[]): Duty {
	if (duty.state !== '未') return duty;
	const all = records.filter(({ courseCode, state }) => {
		return state !== 'withdrawn' && duty.courses.some(({ code }) => code === courseCode);
	});
	const own = all.filter(({ method }) => acceptsMethod(duty.methods ?? [], method));
	const states = own.map(({ state }) => state);
	if (states.length === 0) return all.length === 0 ? duty : { ...duty, otherMethod: true };
	// Where each of several courses is asked for, one of them is not all.
	if (duty.all && duty.courses.length > 1) return { ...duty, here: worst(states) };
	if (states.every(isOnServer)) return { ...duty, state: '確認中', href: undefined };
	return { ...duty, here: worst(states), href: undefined };
}

/** What the person has to do something about comes first. */
function worst(states: readonly RecordState[]): RecordState {
	const order: RecordState[] = ['mismatch', 'needs-check', 'needs-sign-in', 'unsent'];
	return order.find((state) => states.includes(state)) ?? states[0]!;
}

function isOnServer(state: RecordState): boolean {
	return state === 'waiting' || state === 'confirmed';
}
