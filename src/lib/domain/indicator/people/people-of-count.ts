import { fromDayNumber } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Behind, orderSteps, type Placed, type Reason } from './behind';
import { countedBy, type CountFigure, type CountRule, satisfying } from '../count/count';
import { type DatedFact, excludedBehind, factsInside, placedBy } from '../population/dated-facts';
import { type Steps } from '../steps';
import { satisfied } from './evidence';
import { type Standing } from '../rate/standing';

/**
 * Everyone a count counts with the facts that make it so, and those whose waiting facts would raise it. Of attendances one person may
 * be both.
 */
export function* peopleOfCount(
	ledger: Ledger,
	rule: CountRule,
	{ asOf }: CountFigure,
	departmentCode: string | null
): Steps<Behind[]> {
	const contributions = countedBy(ledger, rule, asOf);
	const inside = yield* factsInside(ledger, contributions, departmentCode, () => true);
	const rowsOf = rowsTest(ledger, rule, contributions);
	const placed: Placed[] = [];
	for (const [person, facts] of inside) {
		for (const row of rowsOf(person, facts)) placed.push(placedRow(ledger, rule, asOf, row));
		if (placed.length % peopleAPiece === 0) yield;
	}
	const asked = { kinds: rule.population.excludeAbsences, departmentCode };
	const excluded = yield* excludedBehind(ledger, asOf, contributions, asked, () => true);
	return yield* orderSteps(placed.concat(excluded));
}

const peopleAPiece = 128;

function placedRow(ledger: Ledger, rule: CountRule, asOf: CountFigure['asOf'], { standing, facts }: Row): Placed {
	const reasons = facts.map((fact) => reasonOf(ledger, rule, fact));
	const weight = rule.count === 'attendances' ? facts.length : 1;
	return placedBy(ledger, asOf, facts.at(-1)!, { standing, reasons, weight });
}

/** The rows of a list for what somebody did: of attendances one for what counts and one for what waits. */
function rowsTest(ledger: Ledger, rule: CountRule, contributions: ReturnType<typeof countedBy>) {
	const does = [1, 2].map((least) => satisfying(rule, contributions, ledger.people.count, least));
	const [known, confirmed] = does.map((some) => (person: number) => some === null || some[person] === 1);
	return (person: number, facts: DatedFact[]): Row[] =>
		rule.count === 'attendances'
			? byState(facts)
			: standingRow(facts, { known: known!(person), confirmed: confirmed!(person) });
}

type Row = { standing: Standing; facts: DatedFact[] };

function byState(facts: DatedFact[]): Row[] {
	const rows: Row[] = [
		{ standing: 'counted', facts: facts.filter(({ confirmed }) => confirmed) },
		{ standing: 'pending', facts: facts.filter(({ confirmed }) => !confirmed) }
	];
	return rows.filter((row) => row.facts.length > 0);
}

/** Nothing for somebody whose facts would not be enough even if all were confirmed. */
function standingRow(facts: DatedFact[], does: { known: boolean; confirmed: boolean }): Row[] {
	const confirmed = facts.filter((fact) => fact.confirmed);
	if (does.confirmed && confirmed.length > 0) return [{ standing: 'counted', facts: confirmed }];
	return does.known ? [{ standing: 'pending', facts }] : [];
}

function reasonOf(ledger: Ledger, rule: CountRule, { rows: { code }, day, confirmed }: DatedFact): Reason {
	if (rule.kind === 'training_count')
		return { kind: 'completion', courseCode: code, completedOn: fromDayNumber(day), confirmed };
	const { anyOf } = rule.qualifications;
	const standsFor = anyOf.includes(code) ? null : satisfied(ledger, code, anyOf);
	return { kind: 'pass', code, countedOn: fromDayNumber(day), standsFor, confirmed };
}
