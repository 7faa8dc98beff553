import { type AppointmentFact, dayNumber, type Ledger, withEverythingBelow } from '$lib/domain/ledger';
import { type Department } from '$lib/domain/organisation';
import { type CoverageFigure } from '../coverage';
import { allSteps } from '../steps';
import { type Behind, named } from './behind';
import { type Head, inOrderSteps, type PeopleList } from './heads';

/** Of each department of the level who holds the role for it, or that nobody does. The first holder is the one who is counted. */
export function listOfCoverage(ledger: Ledger, figure: CoverageFigure, departmentCode: string | null): PeopleList {
	const { tree, level } = figure;
	const inside = departmentCode === null ? null : withEverythingBelow(tree, [departmentCode]);
	const rows = new Map<Head, Behind>();
	tree.departments.forEach((department, place) => {
		if (tree.depth[place] !== level || inside?.[place] === 0) return;
		for (const [head, behind] of rowsAt(ledger, figure, department, place)) rows.set(head, behind);
	});
	return {
		heads: [...rows.keys()],
		*write(some) {
			yield;
			return some.map((head) => rows.get(head)!);
		}
	};
}

function rowsAt(ledger: Ledger, figure: CoverageFigure, department: Department, place: number): [Head, Behind][] {
	const facts = new Map(
		figure.holders[place]!.map((fact) => [headOf(figure, place, fact.person, 'counted'), fact] as const)
	);
	if (facts.size === 0) return [[headOf(figure, place, -1, 'missing'), vacancy(department)]];
	return allSteps(inOrderSteps(ledger, [...facts.keys()])).map((head, index) => {
		const weight = index === 0 ? 1 : 0;
		return [
			{ ...head, weight },
			{ ...holder(ledger, figure, department, facts.get(head)!), weight }
		];
	});
}

function headOf({ asOf }: CoverageFigure, place: number, person: number, standing: Head['standing']): Head {
	return { person, place, standing, weight: 1, day: dayNumber(asOf), away: -1 };
}

function holder(ledger: Ledger, { tree }: CoverageFigure, covered: Department, fact: AppointmentFact): Behind {
	const { roleCode, departmentCode, from, to } = fact.appointment;
	const departmentName = tree.departments[tree.placeOf(departmentCode)!]!.name;
	return {
		...named(ledger, covered, fact.person),
		standing: 'counted',
		reasons: [{ kind: 'appointment', role: roleCode, departmentName, from, to }],
		weight: 1
	};
}

function vacancy({ code, name }: Department): Behind {
	const nobody = { staffNumber: null, name: '', kana: null };
	return { ...nobody, departmentCode: code, departmentName: name, standing: 'missing', reasons: [], weight: 1 };
}
