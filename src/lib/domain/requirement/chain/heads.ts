import { headRoles } from '$lib/domain/appointment';
import { addDays, type CivilDate } from '$lib/domain/calendar';
import { dayNumber, type Ledger, type TreeDay } from '$lib/domain/ledger';

/** People by their numbers in the ledger. */
type Heads = ReadonlySet<number>;

/** By place in the day's tree who heads that department on the day, by an appointment as 所属長 or 情報セキュリティ管理者. */
export function headsOn(ledger: Ledger, asOf: CivilDate): ReadonlyMap<number, Heads> {
	const [tree, day] = [ledger.treeOn(asOf), dayNumber(asOf)];
	const heads = new Map<number, Set<number>>();
	for (const role of headRoles)
		for (const { person, from, to, appointment } of ledger.appointments.get(role) ?? []) {
			const place = tree.placeOf(appointment.departmentCode);
			if (place === undefined || from > day || to < day || !isEmployed(ledger, person, asOf)) continue;
			heads.set(place, (heads.get(place) ?? new Set()).add(person));
		}
	return heads;
}

/**
 * Tells who confirms a section today: the heads of its department, or where its place is vacant those of the nearest department above. A
 * department that is no more is confirmed by whoever headed it on its last day, and by today's head of the nearest department above it
 * that still is; so a year that ends with a reorganisation can be closed.
 *
 * @param asOf the day whose sections are meant
 */
export function confirmersOf(ledger: Ledger, asOf: CivilDate, today: CivilDate): (departmentCode: string) => Heads {
	const now = ledger.treeOn(today);
	const heads = headsOn(ledger, today);
	return (departmentCode) => {
		const place = now.placeOf(departmentCode);
		if (place !== undefined) return nearestHeads(now, heads, place);
		const before = headedLast(ledger, departmentCode, asOf).filter((person) => isEmployed(ledger, person, today));
		const still = nearestThatIs(ledger.treeOn(asOf), now, departmentCode);
		return new Set([...before, ...(still === undefined ? [] : nearestHeads(now, heads, still))]);
	};
}

/**
 * Whether this person headed any department on the day or later: whoever did not confirms no section of it. Quickly told, and so asked
 * before anything is computed.
 */
export function headedSince({ appointments, people }: Ledger, staffNumber: string, since: CivilDate): boolean {
	const [person, day] = [people.positions.get(staffNumber), dayNumber(since)];
	const facts = headRoles.flatMap((role) => appointments.get(role) ?? []);
	return facts.some((fact) => fact.person === person && fact.to >= day);
}

/** Who headed it on its last day; nobody where it was not there on the day that is looked at. */
function headedLast(ledger: Ledger, departmentCode: string, asOf: CivilDate): number[] {
	const last = lastDayOf(ledger, departmentCode, asOf);
	const tree = ledger.treeOn(last);
	const place = tree.placeOf(departmentCode);
	return place === undefined ? [] : [...nearestHeads(tree, headsOn(ledger, last), place)];
}

/** The last day of a department over all its versions, from one on which it is there. */
function lastDayOf(ledger: Ledger, departmentCode: string, asOf: CivilDate): CivilDate {
	for (let on = asOf; ;) {
		const tree = ledger.treeOn(on);
		const place = tree.placeOf(departmentCode);
		if (place === undefined) return on === asOf ? on : addDays(on, -1);
		const { validTo } = tree.departments[place]!;
		if (validTo === null) return on;
		on = addDays(validTo, 1);
	}
}

/** The place in the tree of now of the nearest department above it in the tree of then. */
function nearestThatIs(then: TreeDay, now: TreeDay, departmentCode: string): number | undefined {
	for (let at = then.placeOf(departmentCode) ?? -1; at >= 0; at = then.parent[at]!) {
		const place = now.placeOf(then.departments[at]!.code);
		if (place !== undefined) return place;
	}
	return undefined;
}

function nearestHeads({ parent }: TreeDay, heads: ReadonlyMap<number, Heads>, place: number): Heads {
	for (let at = place; at >= 0; at = parent[at]!) {
		const here = heads.get(at);
		if (here) return here;
	}
	return new Set();
}

function isEmployed({ people }: Ledger, person: number, on: CivilDate): boolean {
	const day = dayNumber(on);
	return people.hiredOn[person]! <= day && day <= people.leftOn[person]!;
}
