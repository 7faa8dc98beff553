import { type AppointmentFact, type Ledger, withEverythingBelow } from '$lib/domain/ledger';
import { type Department } from '$lib/domain/organisation';
import { type Behind, inOrder, named, type Placed } from './behind';
import { type CoverageFigure } from '../coverage';

/** Of each department of the level who holds the role for it, or that nobody does. The first holder is the one who is counted. */
export function peopleOfCoverage(ledger: Ledger, figure: CoverageFigure, departmentCode: string | null): Behind[] {
	const { tree, level, holders } = figure;
	const inside = departmentCode === null ? null : withEverythingBelow(tree, [departmentCode]);
	const placed = tree.departments.flatMap((department, place): Placed[] => {
		if (tree.depth[place] !== level || inside?.[place] === 0) return [];
		const some = inOrder(holders[place]!.map((fact) => ({ place, person: holder(ledger, figure, department, fact) })));
		if (some.length === 0) return [{ place, person: vacancy(department) }];
		return some.map((person, index) => ({ place, person: { ...person, weight: index === 0 ? 1 : 0 } }));
	});
	return placed.map(({ person }) => person);
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
