import { type CivilDate, fiscalYearOf } from '$lib/domain/calendar';
import { type Steps } from '$lib/domain/indicator';
import { type Course } from '$lib/domain/training';
import { matchPerson } from './match';
import { plainText } from './names';
import { type Question, questionKey, whoInWords } from './question';
import { type FinisherRow } from './read-list';
import { grouped, type Roll } from './roll';
import { finisherRowSentences as say } from './sentences';
import { tellDoubled } from './doubled';

/**
 * A row with whom and what it is about; null where that is not known. Without faults it can be taken in, unless it is `passedOver`:
 * nothing is wrong with it, it only is not wanted, and this is the sentence why. Else that is null.
 */
export type JudgedRow = FinisherRow & {
	staffNumber: string | null;
	courseCode: string | null;
	passedOver: string | null;
};

/** By `questionKey`: the 職員番号 it was said to be, null for nobody. What was not answered is not there. */
export type Answers = Readonly<Record<string, string | null>>;

export type JudgedList = {
	rows: JudgedRow[];
	/** what is asked of people, each once however many rows it is about; the answered ones too */
	questions: Question[];
};

type Ground = {
	roll: Roll;
	courses: readonly Course[];
	/** codes of the courses whoever takes the list in may take in; null for all */
	allowed: ReadonlySet<string> | null;
	answers: Answers;
	fiscalYear: number;
	today: CivilDate;
};

/** Every row with whom it is about and everything that speaks against it, a row at a time. No row is left out of the answer. */
export function* judgeList(rows: readonly FinisherRow[], ground: Ground): Steps<JudgedList> {
	const questions = new Map<string, Question>();
	const courses = courseFinder(ground);
	const judged: JudgedRow[] = [];
	for (const row of rows) {
		judged.push(isTotal(row.written) ? passedOver(row, say.total) : judgeRow(row, ground, questions, courses));
		yield;
	}
	return { rows: yield* tellDoubled(judged), questions: [...questions.values()] };
}

function judgeRow(
	row: FinisherRow,
	ground: Ground,
	questions: Map<string, Question>,
	courseOf: (written: string) => CourseFound
): JudgedRow {
	const person = personOf(row, ground, questions);
	if (!person.ok && person.passedOver) return passedOver(row, person.passedOver);
	const course = courseOf(row.written.course);
	return {
		...row,
		staffNumber: person.ok ? person.staffNumber : null,
		courseCode: course.ok ? course.code : null,
		passedOver: null,
		faults: [...row.faults, ...dayFaults(row.completedOn, ground), ...faultsOf(course), ...faultsOf(person)]
	};
}

function faultsOf(found: { ok: true } | { ok: false; faults: string[] }): string[] {
	return found.ok ? [] : found.faults;
}

/** What else is wrong with a row that is not wanted does not matter. */
function passedOver(row: FinisherRow, why: string): JudgedRow {
	return { ...row, staffNumber: null, courseCode: null, passedOver: why, faults: [] };
}

/** 合計, 総計: 12名, 修了者数 … at the foot of a list, perhaps with a number beside it; nobody is called so. */
const total = /^(?:(?:合|総|小)?計|(?:受講者|修了者|人)数):?(?:\d[\d,.]*[人名件]?)?$/;
const amount = /^\d[\d,.]*[人名件]?$/;

function isTotal({ staffNumber, name, department }: FinisherRow['written']): boolean {
	const texts = [staffNumber, name, department].map(plainText).filter((text) => text !== '');
	return texts.some((text) => total.test(text)) && texts.every((text) => total.test(text) || amount.test(text));
}

function dayFaults(on: CivilDate | null, { fiscalYear, today }: Ground): string[] {
	if (on === null) return [];
	if (fiscalYearOf(on) !== fiscalYear) return [say.otherYear(on, fiscalYear)];
	return on > today ? [say.future(on)] : [];
}

type CourseFound = { ok: true; code: string } | { ok: false; faults: string[] };

/** A list has few courses and many rows; one whose column of courses is something else has many of them. */
function courseFinder({ courses, allowed }: Ground): (written: string) => CourseFound {
	const found = new Map<string, CourseFound>();
	const byCode = new Map(courses.map((course) => [course.code, course]));
	const byName = grouped(courses, ({ name }) => plainText(name));
	return (written) => {
		const known =
			found.get(written) ?? judgeCourse(written, byCode.get(written), byName.get(plainText(written)), allowed);
		found.set(written, known);
		return known;
	};
}

/** @param coded the course of this code @param named those of this name */
function judgeCourse(
	written: string,
	coded: Course | undefined,
	named: readonly Course[] = [],
	allowed: Ground['allowed']
): CourseFound {
	if (written === '') return { ok: false, faults: [] };
	const found = coded ?? named[0];
	if (!found) return { ok: false, faults: [say.unknownCourse(written)] };
	if (found.code !== written && named.length > 1) return { ok: false, faults: [say.severalCourses(written)] };
	if (allowed && !allowed.has(found.code)) return { ok: false, faults: [say.notTheirs(found.name)] };
	return { ok: true, code: found.code };
}

type PersonFound =
	| { ok: true; staffNumber: string }
	| { ok: false; passedOver: string; faults: string[] }
	| { ok: false; passedOver: null; faults: string[] };

function personOf(row: FinisherRow, ground: Ground, questions: Map<string, Question>): PersonFound {
	const { written, rowNumber, completedOn } = row;
	if (written.staffNumber === '' && written.name === '') return { ok: false, passedOver: null, faults: [] };
	const found = questionAbout(row, ground.roll, questions);
	if ('staffNumber' in found) return { ok: true, staffNumber: found.staffNumber };
	found.rowNumbers.push(rowNumber);
	if (completedOn !== null) found.days.push(completedOn);
	const answer = ground.answers[found.key];
	if (typeof answer === 'string' && ground.roll.byNumber.has(answer)) return { ok: true, staffNumber: answer };
	const who = whoInWords(written);
	if (answer === null) return { ok: false, passedOver: say.leftOut(who), faults: [] };
	return { ok: false, passedOver: null, faults: [found.doubt === null ? say.fitsNobody(who) : say.unanswered(who)] };
}

/** Who it is, or what is to be asked: the same question as another row's where it was asked before. */
function questionAbout(
	{ written, completedOn }: FinisherRow,
	roll: Roll,
	questions: Map<string, Question>
): Question | { staffNumber: string } {
	const asked = questions.get(questionKey(written));
	if (asked) return asked;
	const match = matchPerson(written, roll, completedOn);
	if (match.kind === 'certain') return match;
	const [doubt, candidates] = match.kind === 'nobody' ? [null, []] : [match.doubt, match.candidates];
	const key = questionKey(written, doubt);
	const { staffNumber, name, department } = written;
	const question = { key, written: { staffNumber, name, department }, rowNumbers: [], days: [], doubt, candidates };
	if (!questions.has(key)) questions.set(key, question);
	return questions.get(key)!;
}
