import { type PopulationRule } from '$lib/domain/indicator';
import { type Facts } from '$lib/domain/ledger';
import { type Assignment, type Staff } from '$lib/domain/organisation';
import { within } from './days';
import { upwards } from './departments';

/** Where a person stands on a day: counted, away for a reason, or not meant at all. */
export type Standing = { as: 'member' } | { as: 'away'; reason: string } | { as: 'nobody' };

export function standingOn(facts: Facts, rule: PopulationRule, person: Staff, day: string): Standing {
	if (!within(person.hiredOn, day, person.leftOn)) return { as: 'nobody' };
	const main = postsOn(facts, person, day).find((post) => post.kind === '本務');
	if (!main) return { as: 'nobody' };
	if (!postPasses(facts, rule, main, day)) return { as: 'nobody' };
	if (!rolePasses(facts, rule, person, day)) return { as: 'nobody' };
	const reason = rule.excludeAbsences.find((kind) => isAway(facts, person, kind, day));
	return reason === undefined ? { as: 'member' } : { as: 'away', reason };
}

/** The departments in which a member counts by itself: that of the 本務, with `each` that of every post of the day. */
export function placesOf(facts: Facts, rule: PopulationRule, person: Staff, day: string): string[] {
	const posts = postsOn(facts, person, day).filter((post) => rule.posts === 'each' || post.kind === '本務');
	return posts.map((post) => post.departmentCode);
}

function postsOn(facts: Facts, person: Staff, day: string): Assignment[] {
	return facts.assignments.filter((post) => post.staffNumber === person.staffNumber && within(post.from, day, post.to));
}

function postPasses(facts: Facts, rule: PopulationRule, post: Assignment, day: string): boolean {
	const { employmentType, jobClass, rank } = post;
	if (!allowed(rule.employmentTypes, employmentType) || refused(rule.notEmploymentTypes, employmentType)) return false;
	if (!allowed(rule.jobClasses, jobClass) || refused(rule.notJobClasses, jobClass)) return false;
	if (!allowed(rule.ranks, rank) || refused(rule.notRanks, rank)) return false;
	if (rule.departments.length === 0) return true;
	return upwards(facts, post.departmentCode, day).some((code) => rule.departments.includes(code));
}

/** An empty list restricts nothing; a blank value is none of the words of a list. */
function allowed(list: string[], value: string | null): boolean {
	return list.length === 0 || (value !== null && list.includes(value));
}

function refused(list: string[], value: string | null): boolean {
	return value !== null && list.includes(value);
}

function rolePasses(facts: Facts, rule: PopulationRule, person: Staff, day: string): boolean {
	if (rule.roles.length === 0) return true;
	return facts.appointments.some(
		(one) =>
			one.staffNumber === person.staffNumber && rule.roles.includes(one.roleCode) && within(one.from, day, one.to)
	);
}

function isAway(facts: Facts, person: Staff, kind: string, day: string): boolean {
	return facts.absences.some(
		(one) => one.staffNumber === person.staffNumber && one.kind === kind && within(one.from, day, one.to)
	);
}
