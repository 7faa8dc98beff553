import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { indicatorPrint, sealedOn } from '$lib/server/indicator/print';
import type { DepartmentChoice } from '$lib/ui/chart/types';
import { chartedDepartments } from '$lib/ui/indicator/chart-data';
import { sendDepartments } from '$lib/ui/indicator/packed-departments';
import { error } from '@sveltejs/kit';
import { askedDay } from '../../as-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, isDataRequest }) => {
	const viewer = requirePermission(locals, 'figure:read');
	const asked = askedDay(url.searchParams);
	const print = await indicatorPrint(await currentLedger(), params.code, asked.day, viewer);
	if (!print) error(404, 'その指標はありません。計画の一覧から選び直してください。');
	const { departments, ...sheet } = print;
	const { reader } = await currentDatabase();
	return {
		sheet,
		sealed: await sealedOn(reader, { indicatorCode: params.code }, sheet.asOf),
		today: viewer.today,
		departments: sendDepartments(departments, isDataRequest),
		chart: firstOf(chartedDepartments(departments, sheet.indicator.words, null)),
		aims: [sheet.indicator.overall, ...departments].some(({ target }) => target !== null),
		asked: { written: asked.error === null ? sheet.asOf : asked.written, error: asked.error }
	};
};

/** Half a page of them: the table beside it has them all. */
const drawnAtMost = 10;

function firstOf(choice: DepartmentChoice | null): DepartmentChoice | null {
	return choice && { ...choice, rows: choice.rows.slice(0, drawnAtMost) };
}
