import { dayNumber, type Ledger, withEverythingBelow } from '$lib/domain/ledger';
import { type Indicator } from '$lib/domain/plan';
import { absenceReason, type Behind, named, orderSteps, type Placed } from './behind';
import { type Evidence, evidenceSteps } from './evidence';
import { placesOf, primaryPlaceOf } from '../population/places';
import { type RateFigure } from '../rate/rate';
import { exclusionOf, type Standing, standingOf } from '../rate/standing';
import { type Steps } from '../steps';

const peopleAPiece = 512;

/**
 * The names behind a figure, in 機構順 and then by kana: everyone in the denominator of a department's `total` (null: of the whole
 * body), and those excluded by an absence, under their 本務.
 */
export function* peopleOfRate(
	ledger: Ledger,
	indicator: Indicator,
	figure: RateFigure,
	departmentCode: string | null
): Steps<Behind[]> {
	const onDay = { tree: figure.tally.tree, day: dayNumber(figure.asOf) };
	const inside = departmentCode === null ? null : withEverythingBelow(onDay.tree, [departmentCode]);
	const evidence = yield* evidenceSteps(ledger, indicator, figure.asOf);
	const behind: Placed[] = [];
	for (let person = 0; person < ledger.people.count; person++) {
		if (person % peopleAPiece === 0) yield;
		const standing = standingOf(figure, person);
		if (standing === null) continue;
		const place = primaryPlaceOf(ledger, onDay, person);
		const places = standing !== 'excluded' && countsEach(indicator) ? placesOf(ledger, onDay, person) : [place];
		if (inside !== null && ![...places].some((one) => inside[one] === 1)) continue;
		const reasons =
			standing === 'excluded'
				? [absenceReason(ledger, excludedKinds(indicator)[exclusionOf(figure, person)]!, person, onDay.day)]
				: speaking(evidence(person), standing);
		behind.push({
			place,
			person: { ...named(ledger, onDay.tree.departments[place], person), standing, reasons, weight: 1 }
		});
	}
	return yield* orderSteps(behind);
}

function countsEach({ rule }: Indicator): boolean {
	return 'population' in rule && rule.population.posts === 'each';
}

/** For whoever counts only what makes them count: a record that waits beside it changes nothing. */
function speaking(evidence: Evidence[], standing: Standing): Evidence[] {
	return standing === 'counted' ? evidence.filter(({ confirmed }) => confirmed) : evidence;
}

function excludedKinds({ rule }: Indicator): readonly string[] {
	return 'population' in rule ? rule.population.excludeAbsences : [];
}
