import type { FiscalYear } from '$lib/domain/calendar';
import { FIRST_FISCAL_YEAR, progress, type Setting } from '../setting';

/** 洲本市's rate on 31 March of 令和5, 6 and 7年度: 20, 40 and 100 % were promised, the last one is just missed. */
const sumotoShares: Record<FiscalYear, number> = { 2023: 0.21, 2024: 0.425, 2025: 0.925 };

/** @returns the share that has had the training since 令和5年4月1日; null in other years, when nobody looks */
export function sumotoShare(fiscalYear: FiscalYear): number | null {
	return sumotoShares[fiscalYear] ?? null;
}

/**
 * The share within the own plan, against 40, 70 and 100 %: missed in the first year, reached in the second, on its way in
 * the present one. Where both plans run at once the other one may push it higher.
 */
export function ownShare(fiscalYear: FiscalYear, setting: Setting): number {
	if (fiscalYear === setting.planStart) return 0.27;
	return fiscalYear < setting.fiscalYear ? 0.72 : 0.74 + 0.14 * progress(setting);
}

/** The share that takes a DX course in a year of neither plan. */
export function usualShare(fiscalYear: FiscalYear): number {
	return fiscalYear === FIRST_FISCAL_YEAR ? 0.04 : 0.25;
}
