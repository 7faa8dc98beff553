import {
	doubtSentences,
	nobodyChoice,
	otherChoice,
	parseAnswers,
	type Question,
	questionName,
	whoInWords
} from '$lib/domain/exchange';
import { currentDatabase } from '$lib/server/current';
import { judgeUpload } from '$lib/server/exchange/finisher/judged';
import { keepProgress } from '$lib/server/exchange/finisher/upload';
import { takeInSentences } from '$lib/server/exchange/finisher/take-in';
import { fail, redirect } from '@sveltejs/kit';
import { begunList } from '../begun.server';
import type { Actions, PageServerLoad } from './$types';

/** So many are asked about at once: more are a wrong column rather than doubtful people. */
const mostAsked = 200;

export const load: PageServerLoad = async ({ locals }) => {
	const { viewer, upload } = await begunList(locals, { columns: true });
	const { questions } = await judgeUpload(await currentDatabase(), viewer, upload);
	const { answers } = upload.progress;
	return {
		key: upload.key,
		fileName: upload.fileName,
		sender: upload.progress.sender,
		unshown: Math.max(0, questions.length - mostAsked),
		questions: questions.slice(0, mostAsked).map((question) => shown(question, answers[question.key]))
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const { viewer, upload } = await begunList(locals, { columns: true });
		const data = await request.formData();
		if (data.get('key') !== upload.key) return fail(409, { message: takeInSentences['no-list'], errors: {} });
		const database = await currentDatabase();
		const { questions, names } = await judgeUpload(database, viewer, upload);
		const { answers, errors } = parseAnswers(data, questions.slice(0, mostAsked), (number) => names.has(number));
		// What was answered well is kept, so that nobody is asked about twice.
		await keepProgress(database, viewer, upload, {
			...upload.progress,
			answers: { ...upload.progress.answers, ...answers }
		});
		if (Object.keys(errors).length > 0) return fail(422, { message: null, errors });
		redirect(303, '/requirements/finishers/preview');
	}
};

/** A question with what was said so far: one of the candidates, somebody else by their number, nobody, or nothing yet. */
function shown(question: Question, answer: string | null | undefined) {
	const { rowNumbers, doubt, candidates } = question;
	const isCandidate = candidates.some(({ staffNumber }) => staffNumber === answer);
	return {
		name: questionName(question),
		who: whoInWords(question.written),
		rowNumbers,
		sentence: doubt === null ? '当たる職員がいません。職員番号が分かれば入力してください。' : doubtSentences[doubt],
		candidates: candidates.map(({ staffNumber, name, departmentNames, leftOn }) => ({
			...{ staffNumber, name, leftOn },
			department: departmentNames.join('、')
		})),
		chosen: answer === null ? nobodyChoice : answer === undefined ? '' : isCandidate ? answer : otherChoice,
		typed: typeof answer === 'string' && !isCandidate ? answer : ''
	};
}
