import type { RecordKind } from '$lib/domain/confirmation';

/** What the queue can be narrowed to, each with how many wait there under the other conditions. */
export type FilterChoices = {
	/** that wait and are not put aside, and those put aside */
	waiting: number;
	held: number;
	/** courses or qualifications */
	courses: { code: string; name: string; count: number }[];
	/** each followed by those below it; `count` with all below */
	departments: { code: string; name: string; depth: number; count: number }[];
	fiscalYears: { fiscalYear: number; count: number }[];
};

/** How many wait of each kind that the viewer confirms, those put aside too. */
export type KindCount = { kind: RecordKind; count: number };
