import {
	finisherColumnSentences,
	finisherFields,
	type FinisherField,
	parseColumns,
	startColumns
} from '$lib/domain/exchange';
import { cellText } from '$lib/domain/exchange';
import { currentDatabase } from '$lib/server/current';
import { keepColumns, rememberedColumns } from '$lib/server/exchange/finisher/columns';
import { allowedCourses, judgeUpload } from '$lib/server/exchange/finisher/judged';
import { keepProgress, tableIn } from '$lib/server/exchange/finisher/upload';
import { takeInSentences } from '$lib/server/exchange/finisher/take-in';
import { allCourses } from '$lib/server/training/queries';
import { fail, redirect } from '@sveltejs/kit';
import { begunList } from '../begun.server';
import type { Actions, PageServerLoad } from './$types';

/** So many rows show what stands in a column. */
const shownRows = 3;

const noRows = '人の行がありません。見出しの行かシートを選び直すか、名簿を選び直してください。';

export const load: PageServerLoad = async ({ locals }) => {
	const { viewer, upload } = await begunList(locals, { columns: false });
	const { reader } = await currentDatabase();
	const { progress, sheets, key, fileName } = upload;
	const table = tableIn(upload);
	const remembered = await rememberedColumns(reader, progress.sender);
	const allowed = await allowedCourses({ db: reader }, viewer, progress.fiscalYear);
	const courses = await allCourses(reader);
	return {
		key,
		fileName,
		sender: progress.sender,
		fiscalYear: progress.fiscalYear,
		sheet: progress.sheet,
		sheets: sheets.map(({ name }, index) => name || `シート${index + 1}`),
		headerRow: table.headerRow,
		headings: table.headings,
		rows: table.rows.length,
		samples: table.rows.slice(0, shownRows).map(({ rowNumber, cells }) => ({
			rowNumber,
			texts: table.headings.map((_, column) => cellText(cells[column]))
		})),
		columns: progress.columns ?? startColumns(table.headings, remembered),
		isRemembered: progress.columns === null && remembered !== null,
		courses: courses
			.filter(({ code }) => allowed === null || allowed.has(code))
			.map(({ code, name }) => ({ value: code, label: name }))
	};
};

export const actions: Actions = {
	sheet: async ({ locals, request }) => {
		const { viewer, upload } = await begunList(locals, { columns: false });
		const data = await request.formData();
		if (data.get('key') !== upload.key) return fail(409, refusal(takeInSentences['no-list']));
		const [sheet, headerRow] = [Number(data.get('sheet') ?? 0), Number(data.get('headerRow') || NaN)];
		const rows = upload.sheets[sheet]?.rows.length;
		if (rows === undefined) return fail(422, refusal('シートを選び直してください。'));
		const isSame = sheet === upload.progress.sheet;
		const isRow = Number.isInteger(headerRow) && headerRow >= 1 && headerRow <= rows;
		if (isSame && !isRow) return fail(422, refusal(`見出しの行は、1から${rows}までの数で入力してください。`));
		// The row was said of the sheet that is left.
		const progress = { ...upload.progress, sheet, headerRow: isSame ? headerRow : null, columns: null };
		const isKept = await keepProgress(await currentDatabase(), viewer, upload, progress);
		if (!isKept) return fail(409, refusal(takeInSentences['no-list']));
		redirect(303, '/requirements/finishers/columns');
	},

	save: async ({ locals, request }) => {
		const { viewer, upload } = await begunList(locals, { columns: false });
		const data = await request.formData();
		if (data.get('key') !== upload.key) return fail(409, refusal(takeInSentences['no-list']));
		const table = tableIn(upload);
		if (table.rows.length === 0) return fail(422, refusal(noRows));
		const parsed = parseColumns(data, table.headings);
		if (!parsed.ok) {
			const errors = finisherFields.flatMap((field): [FinisherField, string][] => {
				const fault = parsed.faults[field];
				return fault ? [[field, finisherColumnSentences[fault]]] : [];
			});
			return fail(422, { columns: parsed.columns, errors: Object.fromEntries(errors), message: null });
		}
		const database = await currentDatabase();
		const progress = { ...upload.progress, headerRow: table.headerRow, columns: parsed.columns };
		const isKept = await keepProgress(database, viewer, upload, progress);
		if (!isKept) return fail(409, refusal(takeInSentences['no-list']));
		await keepColumns(database, viewer, progress.sender, parsed.columns);
		const { questions } = await judgeUpload(database, viewer, { ...upload, progress });
		redirect(303, `/requirements/finishers/${questions.length > 0 ? 'people' : 'preview'}`);
	}
};

function refusal(message: string) {
	const errors: Partial<Record<FinisherField, string>> = {};
	return { columns: null, errors, message: message as string | null };
}
