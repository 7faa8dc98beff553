import { fiscalYearOf, type CivilDate, type FiscalYear } from '$lib/domain/calendar';

/** Records by the fiscal year of completion, in the order they come. */
export function byFiscalYear<T extends { completedOn: CivilDate }>(records: T[]): { year: FiscalYear; records: T[] }[] {
	const years = new Map<FiscalYear, T[]>();
	for (const record of records) {
		const year = fiscalYearOf(record.completedOn);
		years.set(year, [...(years.get(year) ?? []), record]);
	}
	return [...years].map(([year, some]) => ({ year, records: some }));
}
