import { type CivilDate } from '$lib/domain/calendar';
import { type Database } from '../../db/open';
import { askForTraining } from './asked-training';
import { recordExercises } from './drills';
import { officeOf } from './office';
import { reportLastYear } from './report-to-ciso';
import { enrolHeads } from './section-heads';
import { confirmLate, confirmLastYear, confirmThisYear } from './section-reports';

/**
 * 必須研修 of the last fiscal year and of this one, as far as they have gone by the town's today: what is asked, 訓練, what the heads have
 * confirmed, and of the last year the report to CISO, after which one more section confirmed.
 */
export async function goThroughTrainingYears(database: Database, today: CivilDate): Promise<void> {
	const office = officeOf(database, today);
	await enrolHeads(database, today);
	await askForTraining(office);
	await recordExercises(office);
	await confirmLastYear(office);
	await reportLastYear(office);
	await confirmLate(office);
	await confirmThisYear(office);
}
