import { type CivilDate } from '$lib/domain/calendar';
import { type AppointmentFact, dayNumber, type Ledger, type TreeDay } from '$lib/domain/ledger';
import { type IndicatorRule } from '$lib/domain/plan';

export type CoverageRule = Extract<IndicatorRule, { kind: 'appointment_coverage' }>;

/** 配置率: by the place of a department in the day's tree who holds the role for it; empty where it is vacant or of another depth. */
export type CoverageFigure = {
	kind: 'coverage';
	asOf: CivilDate;
	tree: TreeDay;
	level: number;
	holders: readonly (readonly AppointmentFact[])[];
};

/** For each department of the level those employed on the day who hold the role for it or for one below it. */
export function coverageFigure(ledger: Ledger, { role, level }: CoverageRule, asOf: CivilDate): CoverageFigure {
	const [tree, day] = [ledger.treeOn(asOf), dayNumber(asOf)];
	const holders: AppointmentFact[][] = tree.departments.map(() => []);
	for (const fact of ledger.appointments.get(role) ?? []) {
		if (fact.from > day || fact.to < day || !isEmployed(ledger, fact.person, day)) continue;
		const place = placeAtLevel(tree, tree.placeOf(fact.appointment.departmentCode) ?? -1, level);
		if (place >= 0) holders[place]!.push(fact);
	}
	return { kind: 'coverage', asOf, tree, level, holders };
}

function isEmployed({ people: { hiredOn, leftOn } }: Ledger, person: number, day: number): boolean {
	return hiredOn[person]! <= day && day <= leftOn[person]!;
}

/** The place of the department of this depth that a place is or lies below; -1 where it stands higher or nowhere. */
function placeAtLevel({ parent, depth }: TreeDay, place: number, level: number): number {
	let above = place;
	while (above >= 0 && depth[above]! > level) above = parent[above]!;
	return above >= 0 && depth[above] === level ? above : -1;
}
