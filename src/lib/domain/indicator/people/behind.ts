import { type CivilDate, type DayNumber, fromDayNumber } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Department } from '$lib/domain/organisation';
import { type Evidence } from './evidence';
import { type LeftOut } from '../rate/narrowing';
import { type Standing } from '../rate/standing';

/** The absence for which a person is excluded. `to` null: no end is known. */
export type AbsenceReason = { kind: 'absence'; absenceKind: string; from: CivilDate; to: CivilDate | null };

/** The appointment by which a department is covered: the one it names may lie below. */
export type AppointmentReason = {
	kind: 'appointment';
	role: string;
	departmentName: string;
	from: CivilDate;
	to: CivilDate | null;
};

/** What a person is left out for beside any absence, between which days: 「免除（…）」. `to` null: for good. */
export type LeftOutReason = { kind: 'left-out'; reason: string; from: CivilDate; to: CivilDate | null };

/** Why: the records that count or would, the appointment, the absence, or what somebody is left out for. Empty for whoever has none. */
export type Reason = Evidence | AbsenceReason | AppointmentReason | LeftOutReason;

/** One person behind a number, with the department in which they count: of the 本務 on the day, of a fact that counts on its day then. */
export type Behind = {
	/** null is nobody: a department without anybody in the role (空席) */
	staffNumber: string | null;
	name: string;
	kana: string | null;
	departmentCode: string;
	departmentName: string;
	standing: Standing;
	reasons: Reason[];
	/** how much of the number this row is: one person, so many attendances or answers; 0 for a second holder of one department */
	weight: number;
};

export function named({ people }: Ledger, department: Department | undefined, person: number) {
	const { staffNumber, name, kana } = people.staff[person]!;
	return { staffNumber, name, kana, departmentCode: department?.code ?? '', departmentName: department?.name ?? '' };
}

/** @throws RangeError where the person is not away for this reason on the day */
export function absenceReason(
	{ absences }: Ledger,
	absenceKind: string,
	person: number,
	day: DayNumber
): AbsenceReason {
	const kind = absences.kinds.find(absenceKind);
	for (let row = absences.start[person]!; row < absences.start[person + 1]!; row++) {
		const [from, to] = [absences.from[row]!, absences.to[row]!];
		if (absences.kind[row] !== kind || from > day || to < day) continue;
		return { kind: 'absence', absenceKind, ...daysOf({ from, to }) };
	}
	throw new RangeError(`person ${person} is excluded without an absence`);
}

/** @throws RangeError where the person is not left out for this on the day */
export function leftOutReason({ reason, spans }: LeftOut, person: number, day: DayNumber): LeftOutReason {
	const span = spans.find((one) => one.person === person && one.from <= day && day <= one.to);
	if (!span) throw new RangeError(`person ${person} is left out for nothing`);
	return { kind: 'left-out', reason, ...daysOf(span) };
}

function daysOf({ from, to }: { from: DayNumber; to: DayNumber }) {
	return { from: fromDayNumber(from), to: to > lastDay ? null : fromDayNumber(to) };
}

/** 9999-12-31: what lies behind it is an open end. */
const lastDay = 2_932_896;
