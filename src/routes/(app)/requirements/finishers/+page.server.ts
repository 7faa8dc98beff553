import { listYears, parseListTerms } from '$lib/domain/exchange';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase } from '$lib/server/current';
import { isTooLarge } from '$lib/server/evidence/body';
import { beginList } from '$lib/server/exchange/finisher/begin';
import { knownSenders } from '$lib/server/exchange/finisher/columns';
import { obstaclesInWords } from '$lib/server/exchange/finisher/obstacle-words';
import { finisherRuns, undoList } from '$lib/server/exchange/finisher/runs';
import { removeUpload, takenListOf, uploadOf } from '$lib/server/exchange/finisher/upload';
import { wholeNumber } from '$lib/server/training/seen';
import { fail, redirect } from '@sveltejs/kit';
import { noList, undoDetails, undoSentence } from './answer';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const viewer = requirePermission(locals, 'finisher:import');
	const database = await currentDatabase();
	const { reader } = database;
	const begun = await uploadOf(reader, viewer);
	return {
		years: listYears(viewer.today),
		senders: await knownSenders(reader),
		runs: await finisherRuns(database, viewer),
		begun: begun && { fileName: begun.fileName, sender: begun.progress.sender },
		isUndone: url.searchParams.has('undone'),
		isGivenUp: url.searchParams.has('given-up'),
		isErased: url.searchParams.has('erased')
	};
};

export const actions: Actions = {
	upload: async ({ locals, request }) => {
		const viewer = requirePermission(locals, 'finisher:import');
		const data = await request.formData().catch((error: unknown) => {
			if (isTooLarge(error)) return null;
			throw error;
		});
		if (data === null) return fail(413, noList('名簿が大きすぎます。5MB・20,000行までに分けてください。'));
		const terms = parseListTerms(data, viewer.today);
		const file = data.get('list');
		const isFile = file instanceof File && file.name !== '';
		const missing = isFile ? {} : { list: '名簿のファイルを選んでください。' };
		const { fields } = terms;
		if (!terms.ok) return fail(422, { fields, errors: { ...terms.errors, ...missing }, message: null, details: [] });
		if (!isFile) return fail(422, { fields, errors: missing, message: null, details: [] });

		const begun = await beginList(await currentDatabase(), viewer, terms.value, file);
		if (!begun.ok) return fail(422, { fields, errors: { list: begun.message }, message: null, details: [] });
		redirect(303, '/requirements/finishers/columns');
	},

	'give-up': async ({ locals }) => {
		const viewer = requirePermission(locals, 'finisher:import');
		const database = await currentDatabase();
		const isTaken = (await takenListOf(database.reader, viewer)) !== null;
		await removeUpload(database, viewer);
		redirect(303, `/requirements/finishers?${isTaken ? 'erased' : 'given-up'}`);
	},

	undo: async ({ locals, request }) => {
		const viewer = requirePermission(locals, 'finisher:import');
		const number = wholeNumber((await request.formData()).get('number')) ?? 0;
		const database = await currentDatabase();
		const outcome = await undoList(database, viewer, number);
		if (!outcome.ok) {
			const obstacles = outcome.reason === 'built-upon' ? outcome.obstacles : [];
			const details = undoDetails(await obstaclesInWords(database.reader, obstacles));
			return fail(409, { fields: null, errors: {}, message: undoSentence(outcome), details });
		}
		redirect(303, '/requirements/finishers?undone');
	}
};
