import { type FiscalYear } from '$lib/domain/calendar';
import { NEWCOMER } from '../cast';
import { type Completion, confirmed, trainingDay } from '../training/completions';
import { leadingCourse } from '../training/courses';
import { april1, fiscalYearOfDay, inFiscalYear } from '../days';
import { sectionOf } from '../town/departments';
import { type Person, postOn } from '../town/people';
import { random } from '../random';
import { type Setting } from '../setting';

/** 人事課, 税務課, 市民課, 福祉課, こども課, 健康長寿課: the 課 that handle 特定個人情報. */
export const HANDLING_SECTIONS: readonly string[] = ['0120', '0140', '0310', '0330', '0340', '0350'];

/** The last day of every fiscal year by which they take the course, month and day. */
export const HANDLERS_DUE = [1, 31] as const;

/** How many of them take the course in a whole year, beside those who would anyway. */
const share = 0.9;

/**
 * The course on 特定個人情報 of somebody of a section that handles it, in the last fiscal year and in this one as far as it has gone. By
 * chances of its own, so that nobody's other records depend on it.
 */
export function handlerTraining(person: Person, setting: Setting): Completion[] {
	return [setting.fiscalYear - 1, setting.fiscalYear].flatMap((fiscalYear) => trainingOf(person, fiscalYear, setting));
}

function trainingOf(person: Person, fiscalYear: FiscalYear, setting: Setting): Completion[] {
	const [first, due] = [april1(fiscalYear), inFiscalYear(fiscalYear, ...HANDLERS_DUE)];
	const last = Math.min(due, setting.today);
	const post = postOn(person, last);
	if (post === null || !HANDLING_SECTIONS.includes(sectionOf(post.department))) return [];
	// whoever signs in as 職員 finds this year's duties still to be done
	if (person.signIn === NEWCOMER && fiscalYear === setting.fiscalYear) return [];
	const chance = random(setting.seed, `handler ${person.staffNumber} ${fiscalYear}`);
	if (!chance.chance((share * (last - first + 1)) / (due - first + 1))) return [];
	const day = trainingDay(chance, person, Math.max(first, person.hiredOn), last);
	return [confirmed(chance, leadingCourse('PERSONAL-INFO'), day)];
}

/** Those of them that are not one too many: of a year in which the person has taken the course anyway. */
export function lacking(records: readonly Completion[], ofHandler: readonly Completion[]): Completion[] {
	return ofHandler.filter(({ course, day }) => {
		const fiscalYear = fiscalYearOfDay(day);
		return !records.some((record) => record.course === course && fiscalYearOfDay(record.day) === fiscalYear);
	});
}
