import type { CivilDate, FiscalYear } from '$lib/domain/calendar';
import type { JudgementState } from '$lib/ui/state/state';

/** A number where it stands on the axis (null: there is none), and as it is written: 20.6%, 延べ51人, 対象者なし. */
export type ChartNumber = { value: number | null; text: string };

/**
 * The axis of values. `full` is where it ends unless a number lies beyond: 100 of a percentage, 5 of an answer; null where the largest
 * number decides. `unit` stands behind a tick; `rising` is how numbers that become larger are spoken of; `anew`: they begin at 0 each
 * 1 April.
 */
export type ChartAxis = { full: number | null; unit: string; rising: 'higher' | 'more'; anew?: boolean };

/** How a number stands against its target; `judged` null: no judgement. `shortfall` (あと19人) only where something is missing. */
export type ChartAim = { target: ChartNumber | null; judged: JudgementState | null; shortfall: string | null };

/** One fiscal year; `state` says whether it is over, runs, or has not begun (then `actual` has no value). */
export type ChartYear = ChartAim & {
	fiscalYear: FiscalYear;
	actual: ChartNumber;
	state: 'over' | 'running' | 'ahead';
	/** `actual` was reported, and this is what is computed now: 78.2% */
	now?: string;
};

/**
 * One department. `parts` are the numbers a percentage or a mean is made of (12／31). `missing` is あとn人 as a number, null where there
 * is nothing to reach.
 */
export type ChartDepartment = ChartAim & {
	name: string;
	depth: number;
	actual: ChartNumber;
	parts: string;
	missing: number | null;
};

/** What departments are compared by. */
export type ComparedDepartment = Pick<ChartDepartment, 'depth' | 'missing' | 'judged'> & {
	actual: Pick<ChartNumber, 'value'>;
};

/** あとn人 and low rates first, or 機構順. */
export type DepartmentOrder = 'gap' | 'structure';

/**
 * The departments that are drawn: as many of `among` (who have people and were chosen for this order) as can be compared. `empty` have nobody to
 * be counted and are left out. `unmet`: how many of `among` have not reached their target; null where none has one.
 */
export type DepartmentChoice<Row = ChartDepartment> = {
	rows: Row[];
	order: DepartmentOrder;
	/** by what `gap` has put them in order */
	by: 'shortfall' | 'rate' | 'amount';
	among: number;
	empty: number;
	unmet: number | null;
};

/**
 * A day of the curve, mostly a month-end; `actual` has no value where nobody is to be counted and in the future. `ruleFrom`: since when
 * its rule counts; what two rules have counted is not compared.
 */
export type ChartMonth = { asOf: CivilDate; actual: ChartNumber; ruleFrom?: CivilDate | null };

/** What was promised for a fiscal year. */
export type ChartTarget = { fiscalYear: FiscalYear; target: ChartNumber };
