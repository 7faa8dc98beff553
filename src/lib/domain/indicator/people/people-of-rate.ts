import { type DayNumber } from '$lib/domain/calendar';
import { dayNumber, type Ledger, withEverythingBelow } from '$lib/domain/ledger';
import { type Indicator } from '$lib/domain/plan';
import { absenceReason, type Behind, leftOutReason, named, type Reason } from './behind';
import { type Evidence, evidenceSteps, isOfOtherMethod } from './evidence';
import { type Head, inOrderSteps, marked, type PeopleList } from './heads';
import { placesOf, primaryPlaceOf } from '../population/places';
import { type Narrowing } from '../rate/narrowing';
import { type RateFigure } from '../rate/rate';
import { exclusionOf, type Standing, standingOf } from '../rate/standing';
import { pieces, type Steps } from '../steps';

/**
 * The people behind a rate: everyone in the denominator of a department's `total` (null: of the whole body), and those excluded, under
 * their 本務.
 */
export function* listOfRate(
	ledger: Ledger,
	indicator: Indicator,
	figure: RateFigure,
	departmentCode: string | null,
	narrowing: Narrowing
): Steps<PeopleList> {
	const heads: Head[] = [];
	const headOf = headTest(ledger, indicator, figure, departmentCode);
	for (const [first, end] of pieces(0, ledger.people.count, headsAPiece)) {
		for (let person = first; person < end; person++) {
			const head = headOf(person);
			if (head) heads.push(head);
		}
		yield;
	}
	return {
		heads: yield* inOrderSteps(ledger, heads),
		write: (some) => written(ledger, indicator, figure, narrowing, some)
	};
}

const headsAPiece = 4_096;

function headTest(ledger: Ledger, indicator: Indicator, figure: RateFigure, departmentCode: string | null) {
	const onDay = { tree: figure.tally.tree, day: dayNumber(figure.asOf) };
	const inside = departmentCode === null ? null : withEverythingBelow(onDay.tree, [departmentCode]);
	const isEach = countsEach(indicator);
	return (person: number): Head | null => {
		const standing = standingOf(figure, person);
		if (standing === null) return null;
		const place = primaryPlaceOf(ledger, onDay, person);
		if (inside !== null) {
			const places = standing !== 'excluded' && isEach ? placesOf(ledger, onDay, person) : [place];
			if (![...places].some((one) => inside[one] === 1)) return null;
		}
		const away = standing === 'excluded' ? exclusionOf(figure, person) : -1;
		return { person, place, standing, weight: 1, day: onDay.day, away };
	};
}

const peopleAPiece = 512;

function* written(
	ledger: Ledger,
	indicator: Indicator,
	figure: RateFigure,
	{ methods, leftOut }: Narrowing,
	some: readonly Head[]
): Steps<Behind[]> {
	const evidence = yield* evidenceSteps(ledger, indicator, figure.asOf, marked(ledger, some), methods);
	const { departments } = figure.tally.tree;
	const kinds = excludedKinds(indicator);
	const excluded = (person: number, day: DayNumber, away: number): Reason =>
		away < kinds.length
			? absenceReason(ledger, kinds[away]!, person, day)
			: leftOutReason(leftOut[away - kinds.length]!, person, day);
	const behind: Behind[] = [];
	for (const [first, end] of pieces(0, some.length, peopleAPiece)) {
		for (const { person, place, standing, weight, day, away } of some.slice(first, end)) {
			const reasons = away >= 0 ? [excluded(person, day, away)] : speaking(evidence(person), standing);
			behind.push({ ...named(ledger, departments[place], person), standing, reasons, weight });
		}
		yield;
	}
	return behind;
}

function countsEach({ rule }: Indicator): boolean {
	return 'population' in rule && rule.population.posts === 'each';
}

/**
 * For whoever counts only what makes them count: a record that waits beside it changes nothing. What does not count for its 実施方法 speaks
 * for whoever has nothing that does.
 */
function speaking(all: Evidence[], standing: Standing): Evidence[] {
	const evidence = standing === 'missing' ? all : all.filter((one) => !isOfOtherMethod(one));
	return standing === 'counted' ? evidence.filter(({ confirmed }) => confirmed) : evidence;
}

function excludedKinds({ rule }: Indicator): readonly string[] {
	return 'population' in rule ? rule.population.excludeAbsences : [];
}
