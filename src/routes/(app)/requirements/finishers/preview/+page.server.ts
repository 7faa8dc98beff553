import { mostTold, rowsLeftOut, rowsPassedOver } from '$lib/domain/exchange';
import { currentDatabase } from '$lib/server/current';
import { type JudgedUpload, judgeUpload } from '$lib/server/exchange/finisher/judged';
import { takeIn, takeInSentences } from '$lib/server/exchange/finisher/take-in';
import { requirePermission } from '$lib/server/access/guards';
import { takenListOf, uploadOf } from '$lib/server/exchange/finisher/upload';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const viewer = requirePermission(locals, 'finisher:import');
	const database = await currentDatabase();
	const upload = await uploadOf(database.reader, viewer);
	if (!upload) return { list: null, isTaken: (await takenListOf(database.reader, viewer)) !== null };
	if (upload.progress.columns === null) redirect(303, '/requirements/finishers/columns');
	const judged = await judgeUpload(database, viewer, upload);
	const [faults, passedOver] = [rowsLeftOut(judged.rows), rowsPassedOver(judged.rows)];
	const { key, fileName, progress } = upload;
	return {
		isTaken: false,
		list: {
			...{
				key,
				mark: judged.mark,
				fileName,
				sender: progress.sender,
				fiscalYear: progress.fiscalYear,
				state: progress.state
			},
			groups: groupsOf(judged),
			...{ faults: faults.slice(0, mostTold), faultCount: faults.length },
			...{ passedOver: passedOver.slice(0, mostTold), passedOverCount: passedOver.length },
			hasQuestions: judged.questions.length > 0,
			hasOwn: judged.records.some(({ completion }) => completion.staffNumber === viewer.staffNumber),
			hasOwnEntries: judged.records.some(({ kept }) => kept === 'own-entry')
		}
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const viewer = requirePermission(locals, 'finisher:import');
		const data = await request.formData();
		const outcome = await takeIn(await currentDatabase(), viewer, {
			key: String(data.get('key') ?? ''),
			mark: String(data.get('mark') ?? ''),
			withoutFaults: data.get('withoutFaults') === 'yes'
		});
		if (!outcome.ok) return fail(409, { message: takeInSentences[outcome.reason] });
		redirect(303, '/requirements/finishers/result');
	}
};

/** So many of each kind are named; a list of a whole city would fill the page. */
const mostNamed = 100;

function groupsOf({ records, people, courses }: JudgedUpload) {
	const titles = new Map(courses.map(({ code, name }) => [code, name]));
	return (['added', 'changed', 'unchanged', 'kept'] as const).map((outcome) => {
		const those = records.filter((record) => record.outcome === outcome);
		const named = those.slice(0, mostNamed).map(({ rowNumber, completion, before, kept }) => ({
			...{ rowNumber, staffNumber: completion.staffNumber, completedOn: completion.completedOn },
			name: people.get(completion.staffNumber)?.name ?? '',
			course: titles.get(completion.courseCode) ?? completion.courseCode,
			...{ state: completion.state, before: before?.state ?? null, kept }
		}));
		return { outcome, count: those.length, named };
	});
}
