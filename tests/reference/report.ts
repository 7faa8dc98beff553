import { type CivilDate } from '$lib/domain/calendar';
import { type Indicator, type RateRule, type Report } from '$lib/domain/indicator';
import { type Facts } from '$lib/domain/ledger';
import { type Department } from '$lib/domain/organisation';
import { attained } from './attained';
import { fiscalYear } from './days';
import { departmentOn, inOrder, upwards } from './departments';
import { percentOf } from './numbers';
import { placesOf, standingOn } from './people';
import { promisedOverall, promisedTo, shortfallOf } from './targets';

/** A member of the population: whether in the numerator, whether only waiting for it, and where. */
type Member = { counts: boolean; waits: boolean; own: string[]; total: string[] };

/**
 * The report of a rate, worked out person by person from the facts as a clerk with paper would: slow, plain and written from
 * the rules alone, to hold the fast one against.
 */
export function referenceReport(facts: Facts, indicator: Indicator, asOf: CivilDate, today: CivilDate): Report {
	const rule = indicator.rule as RateRule;
	const members = membersOf(facts, rule, asOf);
	const overall = withPending(members);
	const target = promisedOverall(indicator, asOf);
	return {
		indicator: { code: indicator.code, name: indicator.name, kind: rule.kind },
		asOf,
		fiscalYear: fiscalYear(asOf),
		isFinal: asOf.endsWith('-03-31') && asOf < today,
		overall: { ...overall, target, shortfall: shortfallOf(target, overall.numerator, overall.denominator) },
		excluded: excludedOf(facts, rule, asOf),
		departments: inOrder(facts, asOf).map((row) => line(facts, indicator, row, members, asOf))
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

function excludedOf(facts: Facts, rule: RateRule, day: string): Report['excluded'] {
	const away = facts.staff.flatMap((person) => {
		const standing = standingOn(facts, rule.population, person, day);
		return standing.as === 'away' ? [standing.reason] : [];
	});
	return rule.population.excludeAbsences
		.filter((reason, place, all) => all.indexOf(reason) === place && away.includes(reason))
		.map((reason) => ({ reason, count: away.filter((one) => one === reason).length }));
}

function line(facts: Facts, indicator: Indicator, row: Department, members: Member[], day: string) {
	const total = withPending(members.filter((member) => member.total.includes(row.code)));
	const target = promisedTo(facts, indicator, row.code, day);
	return {
		code: row.code,
		name: departmentOn(facts, row.code, day)!.name,
		parentCode: row.parentCode,
		depth: upwards(facts, row.code, day).length,
		own: rate(members.filter((member) => member.own.includes(row.code))),
		total,
		target,
		shortfall: shortfallOf(target, total.numerator, total.denominator)
	};
}

function rate(members: Member[]) {
	const numerator = members.filter((member) => member.counts).length;
	return { numerator, denominator: members.length, percent: percentOf(numerator, members.length) };
}

function withPending(members: Member[]) {
	return { ...rate(members), pending: members.filter((member) => member.waits).length };
}
