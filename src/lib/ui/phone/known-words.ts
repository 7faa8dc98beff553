import type { CivilDate } from '$lib/domain/calendar';
import { type ClaimFields, foldedMethod, readMethod } from '$lib/domain/training';
import type { SentItem } from '$lib/offline/snapshot';
import type { LedgerRecord } from '$lib/ui/training/record';
import { numberOf } from './unsent-records';

/** What was said where a claim came to a record that stood already. */
export const joined = '同じ研修・同じ日の記録がすでにあるため、1件にまとめました。';

/** What somebody has to be told of a record that was sent later: the course and day it stands under, and what did not change. */
export type NotTaken = { recordId: string; courseCode: string; completedOn: CivilDate; sentences: string[] };

/** Of what was sent lately, each record once: what its last command said and the server has otherwise, until it is read. */
export function notTakenOf(sent: readonly SentItem[]): NotTaken[] {
	const lastOf = new Map(sent.map((item) => [item.recordId, item]));
	return [...lastOf.values()].flatMap(({ recordId, command, unread }) => {
		if (!unread || command.kind === 'withdraw') return [];
		const { courseCode, completedOn } = unread;
		const sentences = notTakenOver(command.claim, unread);
		return sentences.length > 0 ? [{ recordId, courseCode, completedOn, sentences }] : [];
	});
}

type Standing = Pick<LedgerRecord, 'hours' | 'comprehension' | 'method' | 'state'>;

/**
 * What of a claim was not taken over into a record that stood already, and how to change it; none where all of it stands there, or the
 * record says more.
 */
export function notTakenOver(
	claim: Pick<ClaimFields, 'hours' | 'comprehension' | 'method'>,
	record: Standing
): string[] {
	const said = [
		differing('時間', '時間', numberOf(claim.hours), record.hours),
		otherMethod(claim.method ?? '', record.method ?? ''),
		differing('理解度', '', numberOf(claim.comprehension), record.comprehension)
	].filter((sentence) => sentence !== null);
	return said.length > 0 ? [...said, howToChange(record)] : [];
}

function otherMethod(claimed: string, stands: string): string | null {
	const isSame = foldedMethod(claimed) === foldedMethod(stands);
	return isSame ? null : differing('実施方法', '', readMethod(claimed), readMethod(stands));
}

function differing(
	term: string,
	unit: string,
	claimed: number | string | null,
	stands: number | string | null | undefined
) {
	if (claimed === null || claimed === stands) return null;
	const now = stands == null ? '空欄' : `${stands}${unit}`;
	return `${term}は、先に登録されていた「${now}」のままです（「${claimed}${unit}」は登録していません）。`;
}

function howToChange({ state }: Standing): string {
	return state === 'confirmed'
		? '確認済のため、変えるときは、人事担当にご相談ください。'
		: '変えるときは、所属長か人事担当に差戻しを頼み、「もう一度記録する」で直してください。';
}
