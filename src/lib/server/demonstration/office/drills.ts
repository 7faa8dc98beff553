import { and, asc, eq } from 'drizzle-orm';
import { type CivilDate, fiscalYearOf } from '$lib/domain/calendar';
import { completion, course, staff } from '../../db/schema';
import { recordDrill } from '../../requirement/drill-commands';
import { civilDate } from '../days';
import { exerciseDay } from '../training/exercises';
import { must } from './must';
import { type Office } from './office';

/** One leads, the others do these in turn. */
const parts = ['調査', '記録', '連絡'];

/** 訓練: CYDER of the last fiscal year and of this one, with those of whom there is a record of the course on its day. */
export async function recordExercises(office: Office): Promise<void> {
	const thisYear = fiscalYearOf(office.today);
	const days = [thisYear - 1, thisYear].map((year) => civilDate(exerciseDay(year)));
	for (const heldOn of days.filter((day) => day <= office.today)) {
		const participants = (await thereOn(office, heldOn)).map((staffNumber, place) => ({
			staffNumber,
			part: place === 0 ? '指揮' : parts[(place - 1) % parts.length]!
		}));
		const note = '情報通信研究機構の演習に、CSIRTから参加。標的型攻撃を受けたときの初動と報告の手順を確かめた。';
		const drill = { name: '実践的サイバー防御演習（CYDER）', heldOn, note, participants };
		const officer = await office.as('情報セキュリティ担当', heldOn);
		if (participants.length > 0) must(await recordDrill(office.database, officer, drill));
	}
}

async function thereOn({ database: { reader } }: Office, day: CivilDate): Promise<string[]> {
	const rows = await reader
		.selectDistinct({ staffNumber: staff.staffNumber })
		.from(completion)
		.innerJoin(staff, eq(staff.id, completion.staffId))
		.innerJoin(course, eq(course.id, completion.courseId))
		.where(and(eq(course.code, 'CYDER'), eq(completion.completedOn, day)))
		.orderBy(asc(staff.staffNumber));
	return rows.map(({ staffNumber }) => staffNumber);
}
