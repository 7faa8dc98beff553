import { and, eq } from 'drizzle-orm';
import { type CivilDate, fiscalYearOf } from '$lib/domain/calendar';
import { type ChainStep, gapInWords, gapsOf } from '$lib/domain/requirement';
import { draftReport, markOf } from '../../ciso-report/draft';
import { handIn } from '../../ciso-report/hand-in';
import { type Db } from '../../db/open';
import { assignment, staff } from '../../db/schema';
import { isPrimaryPostOn } from '../../organisation/in-force';
import { chainOfYear } from '../../requirement/chain/chain';
import { confirmStep } from '../../requirement/chain/confirm-step';
import { seenMark } from '../../requirement/chain/seen-mark';
import { civilDate, inFiscalYear, weekdayFrom } from '../days';
import { GENERAL_AFFAIRS_SECTION } from '../town/departments';
import { must } from './must';
import { type Office } from './office';

type Step = {
	step: ChainStep;
	day: readonly [month: number, day: number];
	/** as the person is called in public, and the post they have */
	title: string;
	post: { department: string; rank: string };
	words: string;
};

const deputyMayor = { title: '副市長', post: { department: GENERAL_AFFAIRS_SECTION, rank: '副市長' } };

/** What is done for the last fiscal year once its sections have confirmed; who does it is whoever has the post on the day. */
const steps: Step[] = [
	{
		...{ step: 'evaluation', day: [4, 24] },
		...{ title: '企画まちづくり部長', post: { department: '0200', rank: '部長' } },
		words:
			'おおむね計画どおりに実施できた。受講していない職員には、所属長を通じて受講を求める。交替勤務の所属には動画での受講を案内する。'
	},
	{
		...{ step: 'ciso', day: [5, 11], ...deputyMayor },
		words: '了承。受講していない職員のうち、個人情報を扱う者から先に受講させること。'
	},
	{
		...{ step: 'committee', day: [5, 20], ...deputyMayor },
		words: '研修と訓練の実施状況を報告し、了承された。'
	}
];

/** The chain of the last fiscal year to its end, without the sections that are still missing, and the report that is then handed in. */
export async function reportLastYear(office: Office): Promise<void> {
	const thisYear = fiscalYearOf(office.today);
	const dayOf = (month: number, day: number) => civilDate(weekdayFrom(inFiscalYear(thisYear, month, day)));
	for (const step of steps) {
		const day = dayOf(...step.day);
		if (day <= office.today) await enter(office, step, day);
	}
	const handedInOn = dayOf(5, 22);
	if (handedInOn <= office.today) await handInOn(office, handedInOn);
}

async function enter({ database, ledgerNow, as }: Office, step: Step, day: CivilDate): Promise<void> {
	const fiscalYear = fiscalYearOf(day) - 1;
	const officer = await as('情報セキュリティ担当', day);
	const { state } = await chainOfYear(database.reader, await ledgerNow(), fiscalYear, day);
	const said = { step: step.step, confirmedOn: day, words: step.words };
	const confirmedBy = `${step.title}　${await nameIn(database.reader, step.post, day)}`;
	const shown = { mark: seenMark(state.now), accepted: gapsOf(step.step, state).map(gapInWords) };
	must(await confirmStep(database, ledgerNow, officer, { fiscalYear, ...said, confirmedBy, ...shown }));
}

async function handInOn({ database, ledgerNow, as }: Office, day: CivilDate): Promise<void> {
	const fiscalYear = fiscalYearOf(day) - 1;
	const officer = await as('情報セキュリティ担当', day);
	const report = await draftReport(database.reader, await ledgerNow(), fiscalYear, day);
	const command = { fiscalYear, reason: null, seen: 0, mark: await markOf(report) };
	must(await handIn(database, ledgerNow, officer, command));
}

async function nameIn(db: Db, { rank, department }: Step['post'], day: CivilDate): Promise<string> {
	const posts = and(eq(assignment.departmentCode, department), eq(assignment.rank, rank), isPrimaryPostOn(day));
	const [found] = await db
		.select({ name: staff.name })
		.from(assignment)
		.innerJoin(staff, eq(staff.id, assignment.staffId))
		.where(posts);
	if (!found) throw new Error(`nobody is ${rank} on ${day}`);
	return found.name;
}
