import { groupBy } from './group-by';
import { type Holding } from '$lib/domain/qualification';
import { type Weight, weightOf } from './completions';
import { type People } from './people';
import { dayNumber, endNumber } from './spans';

/** One held qualification: counts from `from`, through the day before `expiresOn` (`openEnd` for good). */
export type HoldingFact = { person: number; from: number; expiresOn: number; weight: Weight; holding: Holding };

/** Holdings by the code of their qualification. */
export type Holdings = ReadonlyMap<string, readonly HoldingFact[]>;

export function buildHoldings(people: People, holdings: readonly Holding[]): Holdings {
	const facts = holdings.map((holding) => ({
		person: people.positions.get(holding.staffNumber)!,
		from: dayNumber(holding.countedOn),
		expiresOn: endNumber(holding.expiresOn),
		weight: weightOf(holding.state),
		holding
	}));
	return groupBy(facts, (fact) => fact.holding.qualificationCode);
}
