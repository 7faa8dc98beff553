import type { FiscalYear } from '$lib/domain/calendar';
import type { CisoReportKey } from '$lib/server/ciso-report/editions';
import { error } from '@sveltejs/kit';
import { writtenYear } from '../year';

export const noSuchReport = 'そのCISO報告書はありません。年度の報告書の画面から選び直してください。';
export const brokenReport = '提出したときの内容と違うため、受け取れません。報告書の画面で確かめてください。';
export const noSuchFile = 'そのファイルはありません。報告書の画面から選び直してください。';

/** Which fiscal year an address means. @throws 404 for what can be none */
export function yearOf({ year }: { year: string }): FiscalYear {
	return writtenYear(year) ?? error(404, noSuchReport);
}

/** Which report that was handed in an address means. @throws 404 for what can be none */
export function keyOf({ year, edition }: { year: string; edition: string }): CisoReportKey {
	if (!/^[1-9]\d{0,5}$/.test(edition)) error(404, noSuchReport);
	return { fiscalYear: yearOf({ year }), edition: Number(edition) };
}
