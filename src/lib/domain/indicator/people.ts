import { fromDayNumber } from '$lib/domain/calendar';
import { dayNumber, type Ledger, withEverythingBelow } from '$lib/domain/ledger';
import { type Department } from '$lib/domain/organisation';
import { type Figure } from './evaluate';
import { type Evidence, evidenceOf } from './evidence';
import { type Indicator } from '$lib/domain/plan';
import { placesOf, primaryPlaceOf } from './places';
import { exclusionOf, type Standing, standingOf } from './standing';

/** The absence for which a person is excluded. `to` null: no end is known. */
export type AbsenceReason = { kind: 'absence'; absenceKind: string; from: string; to: string | null };

/** Why: the records that count or would, or the absence. Empty for whoever has none. */
export type Reason = Evidence | AbsenceReason;

/** One person behind a number, with the department of the 本務 on the day. */
export type Behind = {
	staffNumber: string;
	name: string;
	kana: string | null;
	departmentCode: string;
	departmentName: string;
	standing: Standing;
	reasons: Reason[];
};

/**
 * The names behind a figure, in 機構順 and then by kana: everyone in the denominator of a department's `total` (null: of the whole
 * body), and those excluded by an absence, under their 本務.
 */
export function peopleBehind(
	ledger: Ledger,
	indicator: Indicator,
	figure: Figure,
	departmentCode: string | null
): Behind[] {
	const onDay = { tree: figure.tally.tree, day: dayNumber(figure.asOf) };
	const inside = departmentCode === null ? null : withEverythingBelow(onDay.tree, [departmentCode]);
	const evidence = evidenceOf(ledger, indicator, figure.asOf);
	const behind: { place: number; person: Behind }[] = [];
	for (let person = 0; person < ledger.people.count; person++) {
		const standing = standingOf(figure, person);
		if (standing === null) continue;
		const place = primaryPlaceOf(ledger, onDay, person);
		const places = standing !== 'excluded' && countsEach(indicator) ? placesOf(ledger, onDay, person) : [place];
		if (inside !== null && ![...places].some((one) => inside[one] === 1)) continue;
		const reasons =
			standing === 'excluded'
				? [absenceOf(ledger, indicator, figure, person)]
				: speaking(evidence.get(person) ?? [], standing);
		behind.push({ place, person: { ...named(ledger, onDay.tree.departments[place], person), standing, reasons } });
	}
	return behind
		.sort((one, other) => one.place - other.place || byName(one.person, other.person))
		.map(({ person }) => person);
}

function countsEach({ rule }: Indicator): boolean {
	return 'population' in rule && rule.population.posts === 'each';
}

function named({ people }: Ledger, department: Department | undefined, person: number) {
	const { staffNumber, name, kana } = people.staff[person]!;
	return { staffNumber, name, kana, departmentCode: department?.code ?? '', departmentName: department?.name ?? '' };
}

/** For whoever counts only what makes them count: a record that waits beside it changes nothing. */
function speaking(evidence: Evidence[], standing: Standing): Evidence[] {
	return standing === 'counted' ? evidence.filter(({ confirmed }) => confirmed) : evidence;
}

function absenceOf({ absences }: Ledger, { rule }: Indicator, figure: Figure, person: number): AbsenceReason {
	const kinds = 'population' in rule ? rule.population.excludeAbsences : [];
	const absenceKind = kinds[exclusionOf(figure, person)]!;
	const day = dayNumber(figure.asOf);
	const kind = absences.kinds.find(absenceKind);
	for (let row = absences.start[person]!; row < absences.start[person + 1]!; row++) {
		const [from, to] = [absences.from[row]!, absences.to[row]!];
		if (absences.kind[row] !== kind || from > day || to < day) continue;
		return { kind: 'absence', absenceKind, from: fromDayNumber(from), to: to > lastDay ? null : fromDayNumber(to) };
	}
	throw new RangeError(`person ${person} is excluded without an absence`);
}

/** 9999-12-31: what lies behind it is an open end. */
const lastDay = 2_932_896;

function byName(one: Behind, other: Behind): number {
	return compare(one.kana ?? one.name, other.kana ?? other.name) || compare(one.staffNumber, other.staffNumber);
}

/** By code units: the same order whatever the language of the server. Kana sorts by it as people expect. */
function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
