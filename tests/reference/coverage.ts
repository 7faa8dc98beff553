import { type CoverageRule, type Indicator } from '$lib/domain/indicator';
import { type Facts } from '$lib/domain/ledger';
import { within } from './days';
import { inOrder, upwards } from './departments';
import { percentOf } from './numbers';
import { type Parts } from './parts';
import { promisedOverall, promisedTo, shortfallOf } from './targets';

/** 配置率: of the departments of one depth those for which, or below which, somebody holds the role. */
export function coverageParts(facts: Facts, indicator: Indicator, { role, level }: CoverageRule, day: string): Parts {
	const rows = inOrder(facts, day);
	const asked = rows.filter(({ code }) => upwards(facts, code, day).length === level).map(({ code }) => code);
	const covered = facts.appointments
		.filter((one) => one.roleCode === role && within(one.from, day, one.to) && isEmployed(facts, one.staffNumber, day))
		.flatMap(({ departmentCode }) => upwards(facts, departmentCode, day));
	const figure = (codes: string[]) => {
		const numerator = codes.filter((code) => covered.includes(code)).length;
		return { numerator, denominator: codes.length, percent: percentOf(numerator, codes.length) };
	};
	const below = (code: string) => asked.filter((one) => upwards(facts, one, day).includes(code));
	const overall = { ...figure(asked), pending: 0 };
	const target = promisedOverall(indicator, day);
	return {
		overall: { ...overall, target, shortfall: shortfallOf(target, overall.numerator, overall.denominator) },
		excluded: [],
		departments: rows.map(({ code, name, parentCode }) => {
			const total = { ...figure(below(code)), pending: 0 };
			const promised = promisedTo(facts, indicator, code, day);
			return {
				...{ code, name, parentCode, depth: upwards(facts, code, day).length },
				...{ own: figure(asked.filter((one) => one === code)), total },
				...{ target: promised, shortfall: shortfallOf(promised, total.numerator, total.denominator) }
			};
		})
	};
}

function isEmployed({ staff }: Facts, staffNumber: string, day: string): boolean {
	return staff.some((one) => one.staffNumber === staffNumber && within(one.hiredOn, day, one.leftOn));
}
