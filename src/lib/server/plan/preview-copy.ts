import { type CivilDate } from '$lib/domain/calendar';
import {
	copiedRule,
	copiedTargets,
	type CopyEntry,
	type Plan,
	type PlanEntry,
	ruleInWords,
	type TargetLeftOut,
	targetsLeftOut
} from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { indicatorsOf, namesOn } from '../indicator/queries';
import { departmentName } from './department-name';

/** A copy as it is to be made. `department` null: of the whole body. */
export type CopiedPreview = {
	code: string;
	name: string;
	/** the rule in words */
	rule: string;
	targets: number;
	leftOut: (TargetLeftOut & { department: string | null })[];
};

/** What drawing up the next plan would make, before it is made. */
export function previewCopy(
	ledger: Ledger,
	from: Plan,
	to: PlanEntry,
	{ codes, since, targets: choice }: CopyEntry,
	today: CivilDate
): CopiedPreview[] {
	const tree = ledger.treeOn(today);
	const stands = (code: string) => tree.placeOf(code) !== undefined;
	return indicatorsOf(ledger, from.code).map(({ code, name, rules, targets }) => {
		const rule = copiedRule(rules, since, to.firstFiscalYear);
		const leftOut = choice === 'none' ? [] : targetsLeftOut(targets, from, to, stands);
		return {
			...{ code: codes[code] ?? '', name, rule: ruleInWords(rule, namesOn(ledger, today)) },
			targets: choice === 'none' ? 0 : copiedTargets(targets, from, to, stands).length,
			leftOut: leftOut.map((one) => {
				const { departmentCode } = one.target;
				return { ...one, department: departmentCode === null ? null : departmentName(ledger, departmentCode) };
			})
		};
	});
}

/** The codes that other plans and indicators have already. */
export function codesTaken(ledger: Ledger, to: PlanEntry, { codes }: CopyEntry) {
	const isTaken = ledger.plans.some(({ code }) => code === to.code);
	return { plan: isTaken, indicators: Object.values(codes).filter((code) => ledger.indicators.has(code)) };
}
