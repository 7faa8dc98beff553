import {
	type Answers,
	askingOrder,
	doubtSentences,
	isEmployed,
	isOpen,
	nobodyChoice,
	openZeros,
	otherChoice,
	parseAnswers,
	type Question,
	questionName,
	whoInWords,
	zerosAnswers
} from '$lib/domain/exchange';
import { currentDatabase } from '$lib/server/current';
import { judgeUpload } from '$lib/server/exchange/finisher/judged';
import { keepProgress } from '$lib/server/exchange/finisher/upload';
import { takeInSentences } from '$lib/server/exchange/finisher/take-in';
import { wholeNumber } from '$lib/server/training/seen';
import { fail, redirect } from '@sveltejs/kit';
import { begunList } from '../begun.server';
import type { Actions, PageServerLoad } from './$types';

/** So many are asked about on one page. */
const mostAsked = 200;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { viewer, upload } = await begunList(locals, { columns: true });
	const { questions } = await judgeUpload(await currentDatabase(), viewer, upload);
	const { answers, sender } = upload.progress;
	const pages = Math.max(1, Math.ceil(questions.length / mostAsked));
	const page = Math.min(pages, Math.max(1, wholeNumber(url.searchParams.get('page')) ?? 1));
	const { key, fileName } = upload;
	return {
		...{ key, fileName, sender, page, pages },
		...counted(questions, answers),
		questions: askingOrder(questions, answers)
			.slice((page - 1) * mostAsked, page * mostAsked)
			.map((question) => shown(question, answers[question.key]))
	};
};

function counted(questions: Question[], answers: Answers) {
	const open = questions.filter((question) => isOpen(question, answers)).length;
	return { asked: questions.length, open, zeros: openZeros(questions, answers).length };
}

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const { viewer, upload } = await begunList(locals, { columns: true });
		const data = await request.formData();
		if (data.get('key') !== upload.key) return fail(409, { message: takeInSentences['no-list'], errors: {} });
		const database = await currentDatabase();
		const { questions, people } = await judgeUpload(database, viewer, upload);
		const { answers, errors } = parseAnswers(data, questions, (number) => people.has(number));
		const before = upload.progress.answers;
		const atOnce = data.get('zeros') === 'yes' ? zerosAnswers(questions, before) : {};
		// What was answered well is kept, so that nobody is asked about twice.
		const progress = { ...upload.progress, answers: { ...before, ...atOnce, ...answers } };
		const isKept = await keepProgress(database, viewer, upload, progress);
		if (!isKept) return fail(409, { message: takeInSentences['no-list'], errors: {} });
		if (Object.keys(errors).length > 0) return fail(422, { message: null, errors });
		redirect(303, `/requirements/finishers/${data.get('then') === 'people' ? 'people' : 'preview'}`);
	}
};

/** A question with what was said so far: one of the candidates, somebody else by their number, nobody, or nothing yet. */
function shown(question: Question, answer: string | null | undefined) {
	const { rowNumbers, doubt, candidates, days } = question;
	const isCandidate = candidates.some(({ staffNumber }) => staffNumber === answer);
	return {
		name: questionName(question),
		who: whoInWords(question.written),
		rowNumbers,
		sentence: doubt === null ? '当たる職員がいません。職員番号が分かれば入力してください。' : doubtSentences[doubt],
		candidates: candidates.map((person) => ({
			...{ staffNumber: person.staffNumber, name: person.name, hiredOn: person.hiredOn, leftOn: person.leftOn },
			department: person.departmentNames.join('、'),
			isAway: days.some((on) => !isEmployed(person, on))
		})),
		chosen: answer === null ? nobodyChoice : answer === undefined ? '' : isCandidate ? answer : otherChoice,
		typed: typeof answer === 'string' && !isCandidate ? answer : ''
	};
}
