import { type Rate } from './measure';
import { type Judged, type ManualOverall, type MeasuredOverall } from './overall';
import { type AnyReport, isManual } from './report';

/** The columns of a report as a table (`kenshu report --format csv`). */
export const reportColumns = [
	'code',
	'name',
	'parent_code',
	'depth',
	'own_numerator',
	'own_denominator',
	'own_percent',
	'total_numerator',
	'total_denominator',
	'total_percent',
	'pending',
	'target_percent',
	'target_from',
	'shortfall'
] as const;

/**
 * A report as rows of text under `reportColumns`; the first is the whole body with a blank code, which has no `own`. Null is blank. A
 * number entered by hand stands where a numerator would.
 */
export function reportRows({ overall, departments }: AnyReport): string[][] {
	const numbers = isManual(overall) ? enteredNumbers(overall) : wholeNumbers(overall);
	const whole = ['', '全体', '', '', '', '', '', ...numbers];
	const rows = departments.map((department) => [
		department.code,
		department.name,
		text(department.parentCode),
		text(department.depth),
		...rate(department.own),
		...rate(department.total),
		text(department.total.pending),
		...judgement(department)
	]);
	return [whole, ...rows];
}

function wholeNumbers(overall: MeasuredOverall): string[] {
	return [...rate(overall), text(overall.pending), ...judgement(overall)];
}

function enteredNumbers({ value, target }: ManualOverall): string[] {
	return [text(value), '', '', '', ...judgement({ target, shortfall: null })];
}

function rate({ numerator, denominator, percent }: Rate): string[] {
	return [text(numerator), text(denominator), percent === null ? '' : percent.toFixed(1)];
}

function judgement({ target, shortfall }: Judged): string[] {
	return [text(target?.percent ?? null), text(target?.from ?? null), text(shortfall)];
}

function text(value: string | number | null): string {
	return value === null ? '' : String(value);
}
