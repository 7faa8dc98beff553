import { type CivilDate } from '$lib/domain/calendar';
import { frozenFormat, type FrozenContent, type FrozenPerson, unconfirmedIn } from '$lib/domain/frozen';
import {
	type Behind,
	type Indicator,
	type IndicatorHistory,
	indicatorOn,
	type Names,
	peopleSteps,
	type Plan,
	reasonsInWords,
	ruleInWords
} from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { figureOf, reportSteps } from '../indicator/figures';
import { namesOn } from '../indicator/queries';
import { inTurns, takeTurns } from '../indicator/turns';

/** Which report: of an indicator of a plan, for a day, and what is said of it beside its figure. */
export type Asked = {
	indicator: IndicatorHistory;
	plan: Plan;
	asOf: CivilDate;
	today: CivilDate;
	edition: number;
	reason: string | null;
};

/** What is to be sealed, from the ledger as it stands. Lets others have their turn while it gathers the names of a large city. */
export async function frozenContent(ledger: Ledger, asked: Asked): Promise<FrozenContent> {
	const { plan, asOf, edition, reason } = asked;
	const indicator = indicatorOn(asked.indicator, asOf);
	const report = await takeTurns(reportSteps(ledger, asked.indicator, asOf, asked.today));
	const names = namesOn(ledger, asOf);
	return {
		format: frozenFormat,
		indicator: { ...report.indicator, note: indicator.note },
		plan: { code: plan.code, name: plan.name },
		rule: indicator.rule,
		ruleWords: ruleInWords(indicator.rule, names),
		...{ asOf, fiscalYear: report.fiscalYear, edition, reason },
		...{ overall: report.overall, excluded: report.excluded, departments: report.departments },
		people: await people(ledger, asked, indicator, names),
		unconfirmed: unconfirmedOf(ledger, asked),
		lastEntry: ledger.entry
	};
}

/** How many 確認待ち records the figure of a day leaves out. */
export function unconfirmedOf(ledger: Ledger, { indicator, asOf }: Pick<Asked, 'indicator' | 'asOf'>): number {
	return unconfirmedIn(ledger, indicatorOn(indicator, asOf), figureOf(ledger, indicator, asOf));
}

async function people(ledger: Ledger, { indicator: history, asOf }: Asked, indicator: Indicator, names: Names) {
	const behind = await takeTurns(peopleSteps(ledger, indicator, figureOf(ledger, history, asOf), null));
	return inTurns(behind, (one) => frozenPerson(one, indicator, names));
}

function frozenPerson(one: Behind, { rule }: Indicator, names: Names): FrozenPerson {
	const { staffNumber, name, kana, departmentCode, departmentName, standing, weight } = one;
	return {
		...{ staffNumber, name, kana, department: departmentCode, departmentName, standing },
		...(weight !== 1 && { weight }),
		reasons: reasonsInWords(one, rule.kind, names)
	};
}
