import { createHash } from 'node:crypto';
import { type FinisherRecord, type JudgedRow } from '$lib/domain/exchange';
import { type Steps } from '$lib/domain/indicator';
import { type Upload } from './upload';

/**
 * A mark of what a list would do: what was said of it, each record before and after, each row that stays out. What is taken in bears the
 * mark of what was shown.
 */
export function* markOf(
	{ key, progress }: Pick<Upload, 'key' | 'progress'>,
	rows: readonly JudgedRow[],
	records: readonly FinisherRecord[]
): Steps<string> {
	const hash = createHash('sha256').update(JSON.stringify([key, progress]));
	for (const record of records) {
		hash.update(JSON.stringify(record));
		yield;
	}
	for (const { rowNumber, faults, passedOver } of rows) {
		hash.update(JSON.stringify([rowNumber, faults, passedOver]));
		yield;
	}
	return hash.digest('hex');
}
