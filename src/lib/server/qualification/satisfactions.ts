import { type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import {
	type DutyState,
	evidenceSteps,
	type Indicator,
	type IndicatorHistory,
	indicatorOn,
	reasonInWords,
	standingOf,
	standingWords
} from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { qualificationName } from '$lib/domain/qualification';
import { figureOf, figuresAhead } from '../indicator/figures';
import { namesOn, planRuns } from '../indicator/queries';
import { takeTurns } from '../indicator/turns';

/** 充足: how one person stands today with an indicator that asks for a qualification. */
export type Satisfaction = {
	code: string;
	/** that of the indicator */
	name: string;
	state: Exclude<DutyState, '対象外'>;
	/** the names of what is asked for, any of them */
	asked: string[];
	/** whether what is 相当 to one of them will do */
	orHigher: boolean;
	/** 「応用情報技術者試験により充足（合格 2019）」: why, the earliest first; what still waits only where nothing else meets it */
	reasons: string[];
};

/**
 * The indicators of running plans that count this person today and ask for a qualification, those not yet met first. Whoever is 対象外
 * with one is not told of it.
 */
export async function ownSatisfactions(ledger: Ledger, viewer: Viewer): Promise<Satisfaction[]> {
	const person = ledger.people.positions.get(viewer.staffNumber);
	if (viewer.staffId === null || person === undefined) return [];
	const rates = qualificationRates(ledger, viewer.today);
	await takeTurns(figuresAhead(ledger, rates, viewer.today));
	const satisfactions: Satisfaction[] = [];
	for (const history of rates) {
		const one = await satisfactionOf(ledger, history, person, viewer.today);
		if (one) satisfactions.push(one);
	}
	return satisfactions.sort((one, other) => urgency.indexOf(one.state) - urgency.indexOf(other.state));
}

const urgency: readonly DutyState[] = ['未', '確認中', '済'];

function qualificationRates(ledger: Ledger, today: CivilDate): IndicatorHistory[] {
	const running = new Set(ledger.plans.filter((plan) => planRuns(plan, today)).map(({ code }) => code));
	return [...ledger.indicators.values()].filter(
		(history) => running.has(history.planCode) && indicatorOn(history, today).rule.kind === 'qualification_rate'
	);
}

async function satisfactionOf(
	ledger: Ledger,
	history: IndicatorHistory,
	person: number,
	today: CivilDate
): Promise<Satisfaction | null> {
	const indicator = indicatorOn(history, today);
	const figure = figureOf(ledger, history, today);
	const standing = figure.kind === 'rate' ? standingOf(figure, person) : null;
	if (standing === null || standing === 'excluded' || indicator.rule.kind !== 'qualification_rate') return null;
	const { anyOf, acceptHigher } = indicator.rule.qualifications;
	return {
		...{ code: indicator.code, name: indicator.name, state: standingWords[standing] as Satisfaction['state'] },
		...{ asked: anyOf.map(qualificationName), orHigher: acceptHigher },
		reasons: await reasonsOf(ledger, indicator, person, today)
	};
}

async function reasonsOf(ledger: Ledger, indicator: Indicator, person: number, today: CivilDate): Promise<string[]> {
	const asked = new Uint8Array(ledger.people.count);
	asked[person] = 1;
	const evidenceOf = await takeTurns(evidenceSteps(ledger, indicator, today, asked));
	const names = namesOn(ledger, today);
	const evidence = evidenceOf(person);
	const confirmed = evidence.filter((one) => one.confirmed);
	return (confirmed.length > 0 ? confirmed : evidence).map((one) => reasonInWords(one, names));
}
