import type { FigureWords, Target, TargetCell, TargetField } from '$lib/domain/indicator';

/** A year of the grid; the figures of one that is over are those of its last day, of the others today's. */
export type GridYear = { fiscalYear: number; when: 'over' | 'running' | 'ahead' };

export type GridFigure = { numerator: number | null; denominator: number | null; value: number | null };

/** 全体 (`code` null) or a department, with a figure for each year; null where nothing is known of it that day. */
export type GridRow = {
	code: string | null;
	name: string;
	depth: number;
	/** the departments above it, the nearest first */
	above: string[];
	figures: (GridFigure | null)[];
};

/** What the grid is drawn from. */
export type Grid = {
	words: FigureWords;
	fields: readonly TargetField[];
	years: GridYear[];
	rows: GridRow[];
	targets: Target[];
};

/** What was typed, what is wrong with it, and what somebody else made of the same cells: by the names of the fields. */
export type GridAnswer = {
	typed: Record<string, string>;
	errors: Record<string, string>;
	others: readonly { cell: TargetCell; both: boolean }[];
};

/** One field of a cell as it is drawn; `other` says what somebody else made of it. */
export type FieldView = {
	name: string;
	label: string;
	unit: string;
	value: string;
	error: string | null;
	other: string | null;
};

/** One cell as it is drawn; `words` stand below its fields, `doubts` are warnings. */
export type CellView = { fields: FieldView[]; words: string[]; doubts: string[] };
