import { type Viewer } from '$lib/domain/access';
import { type CivilDate, toDayNumber } from '$lib/domain/calendar';
import { type IndicatorHistory, indicatorOn, type IndicatorRule, isMember, windowStart } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { figureOf, figuresAhead } from './figures';
import { planRuns } from './queries';
import { takeTurns } from './turns';

type TrainingRule = Extract<IndicatorRule, { kind: 'training_rate' }>;
type Training = { courseCode: string; completedOn: CivilDate };

/**
 * Tells for a training of the viewer's own the names of the indicators that count it today: those of running plans that count this
 * person, ask for the course, and have the day in their window.
 */
export function indicatorsCounting(ledger: Ledger, viewer: Viewer): (training: Training) => string[] {
	const rules = rulesCounting(ledger, viewer);
	return (training) =>
		rules.filter(({ rule }) => accepts(ledger, rule, training, viewer.today)).map(({ name }) => name);
}

/** Computes in turns, of everybody, what tells one person what they are to take and what of theirs counts. */
export async function dutiesAhead(ledger: Ledger, { today }: Pick<Viewer, 'today'>): Promise<void> {
	await takeTurns(figuresAhead(ledger, runningRates(ledger, today), today));
}

function runningRates(ledger: Ledger, today: CivilDate): IndicatorHistory[] {
	const running = new Set(ledger.plans.filter((plan) => planRuns(plan, today)).map(({ code }) => code));
	return [...ledger.indicators.values()].filter((history) => {
		return running.has(history.planCode) && indicatorOn(history, today).rule.kind === 'training_rate';
	});
}

function rulesCounting(ledger: Ledger, { staffNumber, today }: Viewer): { name: string; rule: TrainingRule }[] {
	const person = ledger.people.positions.get(staffNumber) ?? -1;
	return runningRates(ledger, today).flatMap((history) => {
		const { name, rule } = indicatorOn(history, today);
		if (rule.kind !== 'training_rate') return [];
		const figure = figureOf(ledger, history, today);
		return figure.kind === 'rate' && isMember(figure, person) ? [{ name, rule }] : [];
	});
}

function accepts(ledger: Ledger, { courses, window }: TrainingRule, training: Training, today: CivilDate): boolean {
	const { courseCode, completedOn } = training;
	const course = ledger.courses.get(courseCode);
	const codes = 'allOf' in courses ? courses.allOf : courses.anyOf;
	if (!course || !codes.includes(courseCode) || completedOn > today) return false;
	return toDayNumber(completedOn) >= windowStart(window, course, today);
}
