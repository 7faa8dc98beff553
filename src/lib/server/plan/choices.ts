import { type CivilDate } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Choice, codesOf, type IndicatorRule, type PopulationRule, type RuleChoices } from '$lib/domain/plan';
import { shippedCatalogue } from '$lib/domain/qualification';
import { departmentName } from './department-name';

/** What a form of a rule offers: what the town uses, and what these rules name; that stands first. */
export function ruleChoices(ledger: Ledger, rules: readonly IndicatorRule[], today: CivilDate): RuleChoices {
	const named = rules.map(codesOf);
	const populations = rules.flatMap((rule) => ('population' in rule ? [rule.population] : []));
	const { posts, absences } = ledger;
	const words = (used: readonly (string | null)[], wanted: (population: PopulationRule) => string[]) =>
		namedFirst(populations.flatMap(wanted), used);
	const roles = rules.flatMap((rule) => (rule.kind === 'appointment_coverage' ? [rule.role] : []));
	return {
		courses: courses(
			ledger,
			named.flatMap(({ course }) => course)
		),
		qualifications: qualifications(named.flatMap(({ qualification }) => qualification)),
		departments: departments(
			ledger,
			named.flatMap(({ department }) => department),
			today
		),
		employmentTypes: words(posts.employmentTypes.words, (one) => [...one.employmentTypes, ...one.notEmploymentTypes]),
		jobClasses: words(posts.jobClasses.words, (one) => [...one.jobClasses, ...one.notJobClasses]),
		ranks: words(posts.ranks.words, (one) => [...one.ranks, ...one.notRanks]),
		roles: words([...ledger.appointments.keys(), ...roles], (one) => one.roles),
		absences: words(absences.kinds.words, (one) => one.excludeAbsences)
	};
}

function namedFirst(named: readonly string[], used: readonly (string | null)[]): string[] {
	const others = used.filter((word) => word !== null).toSorted();
	return [...new Set([...named, ...others])];
}

function courses({ courses }: Ledger, named: readonly string[]): Choice[] {
	return namedFirst(named, [...courses.keys()]).map((code) => ({
		value: code,
		label: courses.get(code)?.name ?? code
	}));
}

function qualifications(named: readonly string[]): Choice[] {
	const names = new Map(shippedCatalogue.map(({ code, name }) => [code, name]));
	const codes = new Set([...named, ...names.keys()]);
	return [...codes].map((code) => ({ value: code, label: names.get(code) ?? code }));
}

/** As the tree stands today, and those of the rules that are not in it. */
function departments(ledger: Ledger, named: readonly string[], today: CivilDate): RuleChoices['departments'] {
	const tree = ledger.treeOn(today);
	const others = [...new Set(named)].filter((code) => tree.placeOf(code) === undefined);
	return [
		...others.map((value) => ({ value, label: `${departmentName(ledger, value)}（いまはない所属）`, depth: 0 })),
		...tree.departments.map(({ code, name }, place) => ({ value: code, label: name, depth: tree.depth[place]! }))
	];
}
