import { type CivilDate } from '$lib/domain/calendar';
import { type Facts } from '$lib/domain/ledger';
import { within } from './days';
import { departmentOn, upwards } from './departments';

/**
 * What an import would refuse in this town, asked day by day on every day on which something begins or ends; empty for a lawful
 * one. It holds the random towns to what a real one can be.
 */
export function faultsIn(facts: Facts, days: CivilDate[]): string[] {
	return [
		...twiceTheSameKey(facts),
		...days.flatMap((on) => [...departmentFaults(facts, on), ...postFaults(facts, on)])
	];
}

function departmentFaults(facts: Facts, on: CivilDate): string[] {
	const valid = facts.departments.filter((row) => within(row.validFrom, on, row.validTo));
	return valid.flatMap(({ code, parentCode }) => [
		...(valid.filter((row) => row.code === code).length > 1 ? [`${code} twice on ${on}`] : []),
		...(parentCode !== null && !departmentOn(facts, parentCode, on) ? [`${code} without its parent on ${on}`] : []),
		...(upwards(facts, code, on).length > 4 ? [`${code} too deep on ${on}`] : [])
	]);
}

function postFaults(facts: Facts, on: CivilDate): string[] {
	return facts.staff.flatMap((person) => {
		const employed = within(person.hiredOn, on, person.leftOn);
		const posts = facts.assignments.filter(
			(post) => post.staffNumber === person.staffNumber && within(post.from, on, post.to ?? person.leftOn)
		);
		return [
			...(posts.length > 0 && !employed ? [`${person.staffNumber} has a post but no employment on ${on}`] : []),
			...(posts.filter((post) => post.kind === '本務').length > 1
				? [`${person.staffNumber} has two 本務 on ${on}`]
				: []),
			...posts
				.filter((post) => !departmentOn(facts, post.departmentCode, on))
				.map((post) => `${person.staffNumber} is in ${post.departmentCode}, which is not there on ${on}`)
		];
	});
}

function twiceTheSameKey(facts: Facts): string[] {
	const keys = [
		...facts.departments.map((one) => `department ${one.code} ${one.validFrom}`),
		...facts.assignments.map((one) => `post ${one.staffNumber} ${one.departmentCode} ${one.kind} ${one.from}`),
		...facts.absences.map((one) => `absence ${one.staffNumber} ${one.kind} ${one.from}`),
		...facts.completions.map((one) => `completion ${one.staffNumber} ${one.courseCode} ${one.completedOn}`),
		...facts.holdings.map((one) => `holding ${one.staffNumber} ${one.qualificationCode} ${one.passedOn}`)
	];
	return keys.filter((key, place) => keys.indexOf(key) !== place);
}
