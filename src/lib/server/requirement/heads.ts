import { headRoles } from '$lib/domain/appointment';
import { type CivilDate } from '$lib/domain/calendar';
import { dayNumber, type Ledger, type TreeDay } from '$lib/domain/ledger';

/**
 * Tells of which sections a person is the head today: of the departments they are appointed for, and of those below whose place is
 * vacant up to theirs. Of one with two heads both are. A department that is no more has none.
 */
export function headedBy(ledger: Ledger, staffNumber: string, today: CivilDate): (departmentCode: string) => boolean {
	const tree = ledger.treeOn(today);
	const heads = headsByPlace(ledger, tree, today);
	const person = ledger.people.positions.get(staffNumber) ?? -1;
	return (departmentCode) => {
		const place = tree.placeOf(departmentCode) ?? -1;
		for (let at = place; at >= 0; at = tree.parent[at]!) {
			const here = heads.get(at);
			if (here) return here.has(person);
		}
		return false;
	};
}

function headsByPlace({ appointments, people }: Ledger, tree: TreeDay, today: CivilDate): Map<number, Set<number>> {
	const day = dayNumber(today);
	const heads = new Map<number, Set<number>>();
	for (const role of headRoles)
		for (const { person, from, to, appointment } of appointments.get(role) ?? []) {
			const place = tree.placeOf(appointment.departmentCode);
			if (place === undefined || from > day || to < day) continue;
			if (people.hiredOn[person]! > day || people.leftOn[person]! < day) continue;
			heads.set(place, (heads.get(place) ?? new Set()).add(person));
		}
	return heads;
}
