import type { ClaimFields } from '$lib/domain/training';
import type { LedgerRecord } from '$lib/ui/training/record';
import { numberOf } from './unsent-records';

/**
 * What of a claim was not taken over into a record that stood already, and how to change it; none where all of it stands there, or the
 * record says more.
 */
export function notTakenOver(claim: Pick<ClaimFields, 'hours' | 'comprehension'>, record: LedgerRecord): string[] {
	const said = [
		differing('時間', '時間', numberOf(claim.hours), record.hours),
		differing('理解度', '', numberOf(claim.comprehension), record.comprehension)
	].filter((sentence) => sentence !== null);
	return said.length > 0 ? [...said, howToChange(record)] : [];
}

function differing(term: string, unit: string, claimed: number | null, stands: number | null | undefined) {
	if (claimed === null || claimed === stands) return null;
	const now = stands == null ? '空欄' : `${stands}${unit}`;
	return `${term}は、先に登録されていた「${now}」のままです（「${claimed}${unit}」は登録していません）。`;
}

function howToChange({ state }: LedgerRecord): string {
	return state === 'confirmed'
		? '確認済のため、変えるときは、人事担当にご相談ください。'
		: '変えるときは、所属長か人事担当に差戻しを頼み、「もう一度記録する」で直してください。';
}
