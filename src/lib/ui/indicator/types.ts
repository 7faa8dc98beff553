import type { CivilDate, FiscalYear } from '$lib/domain/calendar';
import type { Seal } from '$lib/domain/frozen';
import type { AnyReport, AppliedTarget, DepartmentReport, FigureWords } from '$lib/domain/indicator';

/** A figure with its name and day: what a card shows; `plan`, the plan's name, where figures of several stand together. */
export type Headline = Pick<AnyReport, 'asOf' | 'isFinal' | 'overall'> & {
	name: string;
	words: FigureWords;
	note?: string | null;
	plan?: string;
	/** where the figure is the sealed one of its day */
	seal?: Seal | null;
};

/**
 * What was promised and how many people are missing: null without a target or without anybody to count. `met` decides where the target
 * is a value.
 */
export type Aim = { target: AppliedTarget | null; shortfall?: number | null; met?: boolean | null };

/** One fiscal year of an indicator. `overall` null: the year has not begun; what was promised for it is known. */
export type FiscalYearFigure = {
	fiscalYear: FiscalYear;
	target: AppliedTarget | null;
	isFinal: boolean;
	overall: AnyReport['overall'] | null;
	/** since when the rule of its day counts; null from the beginning */
	ruleFrom?: CivilDate | null;
	/** where the figure is the sealed one of its `asOf` */
	seal?: Seal | null;
	asOf?: CivilDate | null;
};

/** A department's row; `names`: the reader may open the names behind its numbers. */
export type NamedDepartment = Omit<DepartmentReport, 'own'> & { names?: boolean };

/** Which people a number stands for: those counted, all who are to be counted, those whose record waits, and those without one. */
export type NumberPart = 'numerator' | 'denominator' | 'pending' | 'missing';
