import { addDays, type CivilDate, firstDayOf, lastDayOf } from '$lib/domain/calendar';
import { type Requirement } from './requirement';

/** Until when one person has time. */
export type DueDate = {
	dueOn: CivilDate;
	/** later than that of everybody else, for whoever was hired during the year */
	isOwn: boolean;
	/** the days that are given after hiring reach beyond 31 March, where they end */
	isCut: boolean;
};

/** 期限 of a person: everybody's, or so many days after the hiring during the year where that is later; never after 31 March. */
export function dueDateOf({ rule, dueOn, fiscalYear }: Requirement, hiredOn: CivilDate): DueDate {
	const everybodys = { dueOn, isOwn: false, isCut: false };
	if (rule.midYear.kind !== 'days' || hiredOn < firstDayOf(fiscalYear)) return everybodys;
	const own = addDays(hiredOn, rule.midYear.days);
	if (own <= dueOn) return everybodys;
	const last = lastDayOf(fiscalYear);
	return own <= last ? { dueOn: own, isOwn: true, isCut: false } : { dueOn: last, isOwn: dueOn < last, isCut: true };
}
