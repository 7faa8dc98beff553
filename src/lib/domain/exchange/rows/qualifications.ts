import { parsePartDate } from '$lib/domain/calendar';
import { type Holding } from '$lib/domain/qualification';
import { type Fields } from './read-rows';
import { type RowReader } from './row-reader';
import { valueSentences } from './sentences';
import { readStatus } from './status';

/** One holding from qualifications.csv. It counts from the last day that its 合格日, perhaps a year only, can mean. */
export function readHolding(row: RowReader): Fields<Holding> {
	const passedOn = row.text('passed_on');
	const passed = passedOn === undefined ? null : parsePartDate(passedOn);
	if (passedOn !== undefined && !passed) {
		row.fail('passed_on', passedOn, valueSentences.partDate(row.japanese('passed_on'), passedOn));
	}
	return {
		staffNumber: row.text('staff_number'),
		qualificationCode: row.text('qualification_code'),
		passedOn: passed ? passedOn : undefined,
		countedOn: passed?.last,
		certificateNumber: row.textOrNull('certificate_number'),
		expiresOn: row.dateOrNull('expires_on'),
		state: readStatus(row)
	};
}
