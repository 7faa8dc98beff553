import { type CivilDate } from '$lib/domain/calendar';
import { type Indicator, type RateRule } from '$lib/domain/indicator';
import { type Facts } from '$lib/domain/ledger';
import { type Department } from '$lib/domain/organisation';
import { attained } from './attained';
import { departmentOn, inOrder, upwards } from './departments';
import { percentOf } from './numbers';
import { type Parts } from './parts';
import { placesOf, standingOn } from './people';
import { promisedOverall, promisedTo, shortfallOf } from './targets';

/** A member of the population: whether in the numerator, whether only waiting for it, and where. */
type Member = { counts: boolean; waits: boolean; own: string[]; total: string[] };

/** A rate, or with `holders` how many have it out of all. Worked out person by person. */
export function rateParts(facts: Facts, indicator: Indicator, rule: RateRule, asOf: CivilDate): Parts {
	const members = membersOf(facts, rule, asOf);
	const isShare = rule.kind !== 'qualification_count';
	const overall = withPending(members, isShare);
	const target = promisedOverall(indicator, asOf);
	return {
		overall: { ...overall, target, shortfall: shortfallOf(target, overall.numerator, overall.denominator) },
		excluded: excludedOf(facts, rule, asOf),
		departments: inOrder(facts, asOf).map((row) => line(facts, indicator, { row, members, isShare }, asOf))
	};
}

function membersOf(facts: Facts, rule: RateRule, day: string): Member[] {
	return facts.staff
		.filter((person) => standingOn(facts, rule.population, person, day).as === 'member')
		.map((person) => {
			const own = placesOf(facts, rule.population, person, day);
			const counts = attained(facts, rule, person, day, ['confirmed']);
			const waits = !counts && attained(facts, rule, person, day, ['confirmed', 'waiting']);
			return { counts, waits, own, total: own.flatMap((code) => upwards(facts, code, day)) };
		});
}

function excludedOf(facts: Facts, rule: RateRule, day: string): Parts['excluded'] {
	const away = facts.staff.flatMap((person) => {
		const standing = standingOn(facts, rule.population, person, day);
		return standing.as === 'away' ? [standing.reason] : [];
	});
	return rule.population.excludeAbsences
		.filter((reason, place, all) => all.indexOf(reason) === place && away.includes(reason))
		.map((reason) => ({ reason, count: away.filter((one) => one === reason).length }));
}

type Line = { row: Department; members: Member[]; isShare: boolean };

function line(facts: Facts, indicator: Indicator, { row, members, isShare }: Line, day: string) {
	const total = withPending(
		members.filter((member) => member.total.includes(row.code)),
		isShare
	);
	const target = promisedTo(facts, indicator, row.code, day);
	return {
		code: row.code,
		name: departmentOn(facts, row.code, day)!.name,
		parentCode: row.parentCode,
		depth: upwards(facts, row.code, day).length,
		own: rate(
			members.filter((member) => member.own.includes(row.code)),
			isShare
		),
		total,
		target,
		shortfall: shortfallOf(target, total.numerator, total.denominator)
	};
}

function rate(members: Member[], isShare: boolean) {
	const numerator = members.filter((member) => member.counts).length;
	const percent = isShare ? percentOf(numerator, members.length) : null;
	return { numerator, denominator: members.length, percent };
}

function withPending(members: Member[], isShare: boolean) {
	return { ...rate(members, isShare), pending: members.filter((member) => member.waits).length };
}
