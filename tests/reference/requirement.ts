import { type Facts } from '$lib/domain/ledger';
import { type Staff } from '$lib/domain/organisation';
import { type Exemption, type Requirement } from '$lib/domain/requirement';
import { type CompletionState } from '$lib/domain/training';
import { fiscalYear, within } from './days';
import { upwards } from './departments';
import { placesOf, standingOn } from './people';

/** Where one person stands with a 必須研修, and in which department and everything above it they count. */
export type AskedPerson = {
	staffNumber: string;
	standing: 'counted' | 'pending' | 'missing' | 'excluded';
	/** why they are excluded */
	reason: string | null;
	own: string;
	total: string[];
};

/** The day that is looked at; null before the fiscal year. */
export function lookedAt(requirement: Requirement, day: string): string | null {
	if (fiscalYear(day) < requirement.fiscalYear) return null;
	return fiscalYear(day) > requirement.fiscalYear ? `${requirement.fiscalYear + 1}-03-31` : day;
}

/** Everyone a 必須研修 is about on a day, worked out person by person from the facts. */
export function peopleAsked(
	facts: Facts,
	requirement: Requirement,
	exemptions: Exemption[],
	on: string
): AskedPerson[] {
	const day = lookedAt(requirement, on);
	if (day === null) return [];
	return facts.staff.flatMap((person): AskedPerson[] => {
		const { rule } = requirement;
		const standing = standingOn(facts, rule.audience, person, day);
		if (standing.as === 'nobody') return [];
		if (rule.hired === 'this-year' && fiscalYear(person.hiredOn) !== requirement.fiscalYear) return [];
		const [own = ''] = placesOf(facts, rule.audience, person, day);
		const place = { staffNumber: person.staffNumber, own, total: upwards(facts, own, day) };
		const reason = standing.as === 'away' ? standing.reason : leftOut(requirement, exemptions, person, day);
		if (reason !== null) return [{ ...place, standing: 'excluded', reason }];
		const isDone = (states: CompletionState[]) => hasDone(facts, requirement, person, day, states);
		if (isDone(['confirmed'])) return [{ ...place, standing: 'counted', reason: null }];
		return [{ ...place, standing: isDone(['confirmed', 'waiting']) ? 'pending' : 'missing', reason: null }];
	});
}

/** Exemptions come first; of several that hold, the one whose reason was the first to be given. */
function leftOut({ id, rule }: Requirement, exemptions: Exemption[], person: Staff, day: string): string | null {
	const given = exemptions.filter(({ requirementId }) => requirementId === id).sort((one, other) => one.id - other.id);
	for (const { reason } of given) {
		const holds = given.some(
			(one) => one.reason === reason && one.staffNumber === person.staffNumber && within(one.from, day, one.to)
		);
		if (holds) return `免除（${reason}）`;
	}
	if (rule.midYear.kind === 'next-year' && person.hiredOn > rule.midYear.after) return '来年度の対象';
	return null;
}

function hasDone(facts: Facts, { rule }: Requirement, person: Staff, day: string, states: CompletionState[]): boolean {
	const { courses, methods, countsFrom } = rule;
	const done = facts.completions.filter(
		({ staffNumber, state, completedOn, method }) =>
			staffNumber === person.staffNumber &&
			states.includes(state) &&
			countsFrom <= completedOn &&
			completedOn <= day &&
			(methods.length === 0 || methods.includes(method ?? ''))
	);
	if ('allOf' in courses) return courses.allOf.every((code) => done.some((one) => one.courseCode === code));
	return done.filter((one) => courses.anyOf.includes(one.courseCode)).length >= courses.atLeast;
}
