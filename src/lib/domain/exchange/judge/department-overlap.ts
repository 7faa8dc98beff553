import { type Department } from '$lib/domain/organisation';
import { type Fault } from '../sheet';
import { asWritten, type Entry } from './overlay';
import { departmentWords } from './sentences';
import { Timeline } from './timeline';
import { isReversed, spanOf, type Town, type Version } from './town';

/** Two versions of one department on one day: what is stored stands, then what comes first in the file. A gap is allowed. */
export function departmentOverlap(town: Town): Fault[] {
	const timelines = new Map<string, Timeline<Version>>();
	return town.departments.flatMap((entry) => {
		const { code, validFrom, validTo } = entry.value;
		if (isReversed(validFrom, validTo)) return [];
		const timeline = timelines.get(code) ?? new Timeline<Version>();
		timelines.set(code, timeline);
		const other = timeline.add({ ...spanOf(entry.value), entry });
		return other && entry.rowNumber !== null ? [overlapping(town, entry, entry.rowNumber, other.entry)] : [];
	});
}

function overlapping({ parsed }: Town, { value }: Entry<Department>, row: number, other: Entry<Department>): Fault {
	const message = `${departmentWords(other)}と期間が重なります。終了日と開始日を、同じ日に二つ有効にならないように直してください。`;
	const written = asWritten(parsed.departments!, 'valid_from', row, value.validFrom);
	return { file: 'departments.csv', row, column: 'valid_from', value: written, message };
}
