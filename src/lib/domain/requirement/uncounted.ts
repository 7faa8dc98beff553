import { lastDayOf } from '$lib/domain/calendar';
import { courseWindows, type CourseWindow, standingOf } from '$lib/domain/indicator';
import { type Ledger, methodsAccepted } from '$lib/domain/ledger';
import { acceptsMethod, type Completion } from '$lib/domain/training';
import { type Coverage } from './coverage';
import { type Requirement } from './requirement';
import { ruleOf } from './rule';

/**
 * Whether somebody who is 未 has a record of what is asked, confirmed or waiting, that does not count for its 実施方法 alone: told so, they
 * do not record the same again.
 *
 * @param person the position in the ledger's people
 */
export function hasOtherMethod(ledger: Ledger, { requirement, figure, asOf }: Coverage, person: number): boolean {
	const { courses, methods } = requirement.rule;
	if (methods.length === 0 || standingOf(figure, person) !== 'missing') return false;
	const accepted = methodsAccepted(ledger.methods, methods);
	const isRepeated = 'atLeast' in courses && courses.atLeast > 1;
	return windowsOf(ledger, requirement, asOf).some(({ columns, start, end }) => {
		const found = [0, 0];
		for (let place = start; place < end; place++)
			if (columns.person[place] === person) found[accepted[columns.method[place]!]!]! += 1;
		return found[0]! > 0 && (isRepeated || found[1] === 0);
	});
}

/** Whether a record of somebody's who is 未 would count towards the requirement but for its 実施方法. @param person as above */
export function isUncounted(
	{ requirement: { rule, fiscalYear }, figure }: Coverage,
	person: number,
	record: Pick<Completion, 'courseCode' | 'completedOn' | 'method' | 'state'>
): boolean {
	const { courses, methods, countsFrom } = rule;
	const isOpen = record.state === 'confirmed' || record.state === 'waiting';
	const isInTime = countsFrom <= record.completedOn && record.completedOn <= lastDayOf(fiscalYear);
	const isAsked = ('allOf' in courses ? courses.allOf : courses.anyOf).includes(record.courseCode);
	if (!isOpen || !isInTime || !isAsked || acceptsMethod(methods, record.method)) return false;
	return standingOf(figure, person) === 'missing';
}

/** How many records there are that name no 実施方法, and so do not count. */
export type Unstated = { confirmed: number; waiting: number };

/** null where a record without 実施方法 counts. */
export function unstatedOf(ledger: Ledger, requirement: Pick<Requirement, 'rule' | 'fiscalYear'>): Unstated | null {
	const { rule, fiscalYear } = requirement;
	if (acceptsMethod(rule.methods, null)) return null;
	const unstated: Unstated = { confirmed: 0, waiting: 0 };
	for (const { columns, start, end } of windowsOf(ledger, requirement, lastDayOf(fiscalYear)))
		for (let place = start; place < end; place++)
			if (columns.method[place] === 0) unstated[columns.weight[place] === 2 ? 'confirmed' : 'waiting'] += 1;
	return unstated;
}

/** 「実施方法の書かれていない記録は数えません（いま確認済 12件、確認待ち 3件）。」 */
export function unstatedInWords({ confirmed, waiting }: Unstated): string {
	const counts = confirmed + waiting === 0 ? 'いまはありません' : `いま確認済 ${confirmed}件、確認待ち ${waiting}件`;
	return `実施方法の書かれていない記録は数えません（${counts}）。`;
}

function windowsOf(ledger: Ledger, { rule }: Pick<Requirement, 'rule'>, asOf: Coverage['asOf']): CourseWindow[] {
	const { courses, window } = ruleOf({ rule });
	return courseWindows(ledger, courses, window, asOf);
}
