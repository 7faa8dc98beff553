import { parsePartDate } from '$lib/domain/calendar';
import { type Fault } from '../sheet';
import { asWritten, everyRow } from './overlay';
import { type Town } from './town';

/** Completions after today, and passes of which even the first possible day is after today. */
export function future(town: Town): Fault[] {
	return [...futureCompletions(town), ...futurePasses(town)];
}

function futureCompletions({ parsed, today }: Town): Fault[] {
	const faults: Fault[] = [];
	for (const { rowNumber: row, fields } of everyRow(parsed.completions)) {
		if (fields.completedOn === undefined || fields.completedOn <= today) continue;
		const value = asWritten(parsed.completions!, 'completed_on', row, fields.completedOn);
		const message = `受講日「${value}」は今日（${today}）より後です。受講した日に直すか、受講してから取り込んでください。`;
		faults.push({ file: 'completions.csv', row, column: 'completed_on', value, message });
	}
	return faults;
}

function futurePasses({ parsed, today }: Town): Fault[] {
	const faults: Fault[] = [];
	for (const { rowNumber: row, fields } of everyRow(parsed.holdings)) {
		const value = fields.passedOn;
		if (value === undefined || parsePartDate(value)!.first <= today) continue;
		const message = `合格日「${value}」は今日（${today}）より後です。合格した日に直すか、合格してから取り込んでください。`;
		faults.push({ file: 'qualifications.csv', row, column: 'passed_on', value, message });
	}
	return faults;
}
