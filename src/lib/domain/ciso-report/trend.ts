import { type FiscalYear } from '$lib/domain/calendar';
import { type Requirement } from '$lib/domain/requirement';

/** A requirement that knows which one it was copied from; null for a new one. */
export type Traced = Pick<Requirement, 'id' | 'fiscalYear' | 'name' | 'state'> & { copiedFrom: number | null };

/** So many fiscal years stand in the 推移, the reported one with them. */
export const trendYears = 5;

/** The fiscal years before the reported one, the earliest first. */
export function yearsBefore(fiscalYear: FiscalYear): FiscalYear[] {
	return Array.from({ length: trendYears - 1 }, (_, place) => fiscalYear - trendYears + 1 + place);
}

/**
 * The published requirement of an earlier year that asked the same: the one this was copied from, over any number of copies, else the
 * one of the same name; null where that year has none.
 *
 * @param all every requirement of the years between, withdrawn ones too: a copy may lead through them
 */
export function forerunnerIn<T extends Traced>(year: FiscalYear, requirement: Traced, all: readonly T[]): T | null {
	const published = all.filter(({ fiscalYear, state }) => fiscalYear === year && state === 'published');
	const origins = originsOf(requirement, all);
	const { name } = requirement;
	return published.find(({ id }) => origins.has(id)) ?? published.find((one) => one.name === name) ?? null;
}

function originsOf({ copiedFrom }: Traced, all: readonly Traced[]): ReadonlySet<number> {
	const origins = new Set<number>();
	for (let id = copiedFrom; id !== null && !origins.has(id);) {
		const origin = id;
		origins.add(origin);
		id = all.find((one) => one.id === origin)?.copiedFrom ?? null;
	}
	return origins;
}
