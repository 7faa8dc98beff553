import { fromDayNumber } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Figure } from './evaluate';
import { type Evidence, evidenceOf } from './evidence';
import { type Indicator } from '$lib/domain/plan';
import { placesOf } from './tally';

/** Where a person stands with a figure: 数える, 確認待ち, 未 or 対象外. */
export const standings = ['counted', 'pending', 'missing', 'excluded'] as const;
export type Standing = (typeof standings)[number];

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
	const { population } = figure;
	const inside = placesInside(figure, departmentCode);
	const evidence = evidenceOf(ledger, indicator, figure.asOf);
	const behind: { place: number; person: Behind }[] = [];
	for (let person = 0; person < ledger.people.count; person++) {
		if (population.member[person] === 0 && population.excluded[person] === 0) continue;
		if (inside !== null && !belongs(ledger, indicator, figure, person, inside)) continue;
		const place = population.place[person]!;
		behind.push({ place, person: describe(ledger, indicator, figure, person, evidence.get(person) ?? []) });
	}
	return behind
		.sort((one, other) => one.place - other.place || byName(one.person, other.person))
		.map(({ person }) => person);
}

/** The places of a department and of everything below it; null for the whole body. */
function placesInside({ population: { tree } }: Figure, code: string | null): Set<number> | null {
	if (code === null) return null;
	const inside = new Set<number>();
	const top = tree.placeOf(code);
	if (top !== undefined) inside.add(top);
	tree.parent.forEach((above, place) => {
		if (inside.has(above)) inside.add(place);
	});
	return inside;
}

function belongs(
	ledger: Ledger,
	{ rule }: Indicator,
	{ population }: Figure,
	person: number,
	inside: Set<number>
): boolean {
	const each = 'population' in rule && rule.population.posts === 'each' && population.member[person] === 1;
	if (!each) return inside.has(population.place[person]!);
	return [...placesOf(ledger, population, person)].some((place) => inside.has(place));
}

function describe(ledger: Ledger, indicator: Indicator, figure: Figure, person: number, evidence: Evidence[]): Behind {
	const { staffNumber, name, kana } = ledger.people.staff[person]!;
	const department = figure.population.tree.departments[figure.population.place[person]!];
	const standing = standingOf(figure, person);
	return {
		...{ staffNumber, name, kana, standing },
		departmentCode: department?.code ?? '',
		departmentName: department?.name ?? '',
		reasons: standing === 'excluded' ? [absenceOf(ledger, indicator, figure, person)] : speaking(evidence, standing)
	};
}

/** For whoever counts only what makes them count: a record that waits beside it changes nothing. */
function speaking(evidence: Evidence[], standing: Standing): Evidence[] {
	return standing === 'counted' ? evidence.filter(({ confirmed }) => confirmed) : evidence;
}

function standingOf({ population, attainment }: Figure, person: number): Standing {
	if (population.excluded[person] !== 0) return 'excluded';
	return attainment[person] === 2 ? 'counted' : attainment[person] === 1 ? 'pending' : 'missing';
}

function absenceOf({ absences }: Ledger, { rule }: Indicator, { population }: Figure, person: number): AbsenceReason {
	const kinds = 'population' in rule ? rule.population.excludeAbsences : [];
	const absenceKind = kinds[population.excluded[person]! - 1]!;
	const kind = absences.kinds.find(absenceKind);
	for (let row = absences.start[person]!; row < absences.start[person + 1]!; row++) {
		const [from, to] = [absences.from[row]!, absences.to[row]!];
		if (absences.kind[row] !== kind || from > population.day || to < population.day) continue;
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
