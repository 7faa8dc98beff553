import { type CivilDate, fiscalYearOf } from '$lib/domain/calendar';
import { type Course } from '$lib/domain/training';
import { matchPerson, type WrittenPerson } from './match';
import { plainText } from './names';
import { type Question, questionKey, whoInWords } from './question';
import { type FinisherRow } from './read-list';
import { type Roll } from './roll';
import { finisherRowSentences as say } from './sentences';
import { tellDoubled } from './doubled';

/** A row with whom and what it is about; null where that is not known. Without faults it can be taken in. */
export type JudgedRow = FinisherRow & { staffNumber: string | null; courseCode: string | null };

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

/** Every row with whom it is about and everything that speaks against it. No row is left out of the answer. */
export function judgeList(rows: readonly FinisherRow[], ground: Ground): JudgedList {
	const questions = new Map<string, Question>();
	const judged = rows.map((row) => {
		const faults = [...row.faults, ...dayFaults(row.completedOn, ground)];
		const course = courseOf(row.written.course, ground);
		if (!course.ok) faults.push(...course.faults);
		const person = personOf(row, ground, questions);
		if (!person.ok) faults.push(...person.faults);
		return {
			...row,
			staffNumber: person.ok ? person.staffNumber : null,
			courseCode: course.ok ? course.code : null,
			faults
		};
	});
	return { rows: tellDoubled(judged), questions: [...questions.values()] };
}

function dayFaults(on: CivilDate | null, { fiscalYear, today }: Ground): string[] {
	if (on === null) return [];
	if (fiscalYearOf(on) !== fiscalYear) return [say.otherYear(on, fiscalYear)];
	return on > today ? [say.future(on)] : [];
}

type CourseFound = { ok: true; code: string } | { ok: false; faults: string[] };

function courseOf(written: string, { courses, allowed }: Ground): CourseFound {
	if (written === '') return { ok: false, faults: [] };
	const named = courses.filter(({ name }) => plainText(name) === plainText(written));
	const found = courses.find(({ code }) => code === written) ?? named[0];
	if (!found) return { ok: false, faults: [say.unknownCourse(written)] };
	if (found.code !== written && named.length > 1) return { ok: false, faults: [say.severalCourses(written)] };
	if (allowed && !allowed.has(found.code)) return { ok: false, faults: [say.notTheirs(found.name)] };
	return { ok: true, code: found.code };
}

type PersonFound = { ok: true; staffNumber: string } | { ok: false; faults: string[] };

function personOf({ written, rowNumber }: FinisherRow, ground: Ground, questions: Map<string, Question>): PersonFound {
	if (written.staffNumber === '' && written.name === '') return { ok: false, faults: [] };
	const key = questionKey(written);
	const asked = questions.get(key) ?? newQuestion(key, written, ground.roll);
	if ('staffNumber' in asked) return { ok: true, staffNumber: asked.staffNumber };
	asked.rowNumbers.push(rowNumber);
	questions.set(key, asked);
	const answer = ground.answers[key];
	if (typeof answer === 'string' && ground.roll.byNumber.has(answer)) return { ok: true, staffNumber: answer };
	const who = whoInWords(written);
	if (answer === null) return { ok: false, faults: [say.leftOut(who)] };
	return { ok: false, faults: [asked.doubt === null ? say.fitsNobody(who) : say.unanswered(who)] };
}

function newQuestion(key: string, written: WrittenPerson, roll: Roll): Question | { staffNumber: string } {
	const match = matchPerson(written, roll);
	if (match.kind === 'certain') return match;
	const person = { staffNumber: written.staffNumber, name: written.name, department: written.department };
	if (match.kind === 'nobody') return { key, written: person, rowNumbers: [], doubt: null, candidates: [] };
	return { key, written: person, rowNumbers: [], doubt: match.doubt, candidates: match.candidates };
}
