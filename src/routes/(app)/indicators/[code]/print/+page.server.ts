import type { CivilDate } from '$lib/domain/calendar';
import type { Ledger } from '$lib/domain/ledger';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { sealedFigures } from '$lib/server/frozen/queries';
import { indicatorPrint, sealedOn } from '$lib/server/indicator/print';
import type { DepartmentRow } from '$lib/server/indicator/queries';
import { sealedPrint } from '$lib/server/indicator/sealed';
import { withheldDepartments } from '$lib/server/indicator/withheld';
import type { DepartmentChoice } from '$lib/ui/chart/types';
import { chartedDepartments } from '$lib/ui/indicator/chart-data';
import { sendDepartments } from '$lib/ui/indicator/table/packed-departments';
import { error } from '@sveltejs/kit';
import { askedDay } from '../../as-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, isDataRequest }) => {
	const viewer = requirePermission(locals, 'figure:read');
	const asked = askedDay(url.searchParams);
	const ledger = await currentLedger();
	const print = await indicatorPrint(ledger, params.code, asked.day, viewer);
	if (!print) error(404, 'その指標はありません。計画の一覧から選び直してください。');
	const options = {
		withoutTable: url.searchParams.get('table') === 'none',
		hidesFew: url.searchParams.get('few') === 'hide'
	};
	const { departments: all, ...sheet } = print;
	const departments = options.withoutTable || options.hidesFew ? [] : all;
	const { reader } = await currentDatabase();
	const sealed = await sealedFigures(reader, { indicatorCode: params.code });
	return {
		sheet: { ...sheet, indicator: sealedPrint(sheet.indicator, sheet.asOf, sealed) },
		sealed: await sealedOn(reader, { indicatorCode: params.code }, sheet.asOf),
		today: viewer.today,
		options,
		blurred: options.hidesFew ? blurredRows(ledger, params.code, sheet.asOf, viewer.today, all) : null,
		departments: sendDepartments(departments, isDataRequest),
		chart: firstOf(chartedDepartments(departments, sheet.indicator.words, null, sheet.indicator.isFinal)),
		aims: [sheet.indicator.overall, ...departments].some(({ target }) => target !== null),
		asked: { written: asked.error === null ? sheet.asOf : asked.written, error: asked.error }
	};
};

/** Half a page of them: the table beside it has them all. */
const drawnAtMost = 10;

function firstOf(choice: DepartmentChoice | null): DepartmentChoice | null {
	return choice && { ...choice, rows: choice.rows.slice(0, drawnAtMost) };
}

/** The rows for paper that leaves the house, without the numbers of those withheld; null where no row is safe. */
function blurredRows(ledger: Ledger, code: string, asOf: CivilDate, today: CivilDate, rows: DepartmentRow[]) {
	const withheld = withheldDepartments(ledger, ledger.indicators.get(code)!, asOf, today);
	if (withheld === null) return null;
	return rows.map(({ code, name, depth, total: { numerator, denominator, percent } }) => {
		return { code, name, depth, total: withheld.has(code) ? null : { numerator, denominator, percent } };
	});
}
