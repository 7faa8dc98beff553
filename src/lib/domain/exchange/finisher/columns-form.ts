import { longestMethod } from '$lib/domain/training';
import { checkColumns, type FinisherColumnFault, type FinisherColumns } from './columns';
import { type FinisherField, finisherFields, sharedFields } from './fields';
import { mostHours, readDay, readHours } from './values';

/** What a form may be read from: FormData, or a Map in a test. */
type Fields = { get(name: string): unknown };

/** The choice of one value for all rows, in the place of a heading; no heading is called so. */
export const sharedChoice = '=';
const longestValue = 200;

export type ColumnsOutcome =
	| { ok: true; columns: FinisherColumns }
	| { ok: false; columns: FinisherColumns; faults: Partial<Record<FinisherField, FinisherColumnFault>> };

/** The columns as they were chosen: for each field a heading, nothing, or one value for all rows. */
export function parseColumns(form: Fields, headings: readonly string[]): ColumnsOutcome {
	const columns: FinisherColumns = {
		sources: {},
		scale: form.get('scale') === 'points' ? 'points' : 'level',
		hoursIn: form.get('hoursIn') === 'minutes' ? 'minutes' : 'hours'
	};
	const typed: Partial<Record<FinisherField, FinisherColumnFault>> = {};
	for (const field of finisherFields) {
		const chosen = text(form.get(field));
		const value = isShared(field) ? text(form.get(`${field}-value`)) : '';
		const isHeading = chosen !== '' && chosen !== sharedChoice;
		if (isHeading) columns.sources[field] = { heading: chosen };
		else if (value !== '') columns.sources[field] = { value };
		// Which of the two is meant is not for us to choose.
		if (isHeading && value !== '') typed[field] = 'both';
		else if (value !== '' && !isReadable(field, value, columns)) typed[field] = 'value-unreadable';
	}
	const faults = { ...checkColumns(columns, headings), ...typed };
	return Object.keys(faults).length === 0 ? { ok: true, columns } : { ok: false, columns, faults };
}

function isShared(field: FinisherField): boolean {
	return (sharedFields as readonly FinisherField[]).includes(field);
}

function isReadable(field: FinisherField, value: string, { hoursIn }: FinisherColumns): boolean {
	if (field === 'completedOn') return readDay(value) !== null;
	if (field === 'method') return [...value].length <= longestMethod;
	if (field !== 'hours') return true;
	const hours = readHours(value, hoursIn);
	return hours !== null && hours <= mostHours;
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim().slice(0, longestValue) : '';
}
