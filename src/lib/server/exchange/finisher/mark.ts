import { createHash } from 'node:crypto';
import { type FinisherRecord, type JudgedRow } from '$lib/domain/exchange';
import { type Upload } from './upload';

/**
 * A mark of what a list would do: what was said of it, each record before and after, each row that stays out. What is taken in bears the
 * mark of what was shown.
 */
export function markOf(
	{ key, progress }: Pick<Upload, 'key' | 'progress'>,
	rows: readonly JudgedRow[],
	records: readonly FinisherRecord[]
): string {
	const stayOut = rows.map(({ rowNumber, faults, passedOver }) => [rowNumber, faults, passedOver]);
	return createHash('sha256')
		.update(JSON.stringify([key, progress, records, stayOut]))
		.digest('hex');
}
