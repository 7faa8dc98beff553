import { dayNumber, type Ledger } from '$lib/domain/ledger';
import {
	completionsCounted,
	countedBy,
	courseWindows,
	type Figure,
	type Indicator,
	isAnswer,
	isCountRule,
	isMember,
	type QualificationRule,
	type RateFigure
} from '$lib/domain/indicator';
import { acceptedCodes } from '$lib/domain/qualification';

/**
 * How many 確認待ち records a figure looks at and does not count: of its people, of what its rule asks for, inside the window. Records,
 * not people: whoever is counted already may have another one that waits.
 *
 * @param figure of this ledger and indicator
 * @see docs/indicators.md#unconfirmed
 */
export function unconfirmedIn(ledger: Ledger, { rule }: Pick<Indicator, 'rule'>, figure: Figure): number {
	if (figure.kind === 'count' && isCountRule(rule)) return waitingContributions(countedBy(ledger, rule, figure.asOf));
	if (figure.kind === 'comprehension' && rule.kind === 'comprehension_rate')
		return waitingContributions(completionsCounted(ledger, rule, figure.asOf), isAnswer);
	if (figure.kind !== 'rate') return 0;
	if (rule.kind === 'training_rate') {
		const windows = courseWindows(ledger, rule.courses, rule.window, figure.asOf);
		return windows.reduce((sum, window) => sum + waitingCompletions(window, figure), 0);
	}
	return 'qualifications' in rule ? waitingHoldings(ledger, rule.qualifications, figure) : 0;
}

function waitingCompletions(
	{ columns: { person, weight }, start, end }: ReturnType<typeof courseWindows>[number],
	figure: RateFigure
): number {
	let count = 0;
	for (let place = start; place < end; place++) if (weight[place] === 1 && isMember(figure, person[place]!)) count += 1;
	return count;
}

function waitingHoldings(ledger: Ledger, rule: QualificationRule, figure: RateFigure): number {
	const day = dayNumber(figure.asOf);
	const codes = [...acceptedCodes(ledger.catalogue, rule.anyOf, rule.acceptHigher)];
	const waiting = codes.flatMap((code) =>
		(ledger.holdings.get(code) ?? []).filter(
			({ person, from, expiresOn, weight }) =>
				weight === 1 && from <= day && day < expiresOn && isMember(figure, person)
		)
	);
	return waiting.length;
}

type Counted = ReturnType<typeof countedBy>;

/** Of those that count on their own day: whoever was in the population then. */
function waitingContributions(contributions: Counted, isAsked: (rows: Counted[number], row: number) => boolean = all) {
	let count = 0;
	for (const rows of contributions)
		for (let row = rows.start; row < rows.end; row++)
			if (rows.weight[row] === 1 && rows.membership[row]! > 0 && isAsked(rows, row)) count += 1;
	return count;
}

const all = () => true;
