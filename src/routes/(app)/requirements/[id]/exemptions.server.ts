import { parseDate } from '$lib/domain/calendar';
import {
	type ExemptionFault,
	exemptionFaultFields,
	exemptionSentences,
	refusalSentences,
	similarInWords,
	type SimilarPerson,
	takingBackSentences
} from '$lib/domain/requirement';
import { type ExemptionOutcome } from '$lib/server/requirement/exempt';
import { type TakingBackOutcome } from '$lib/server/requirement/end-exemption';
import { wholeNumber } from '$lib/server/training/seen';
import type { ExemptionFields } from '$lib/ui/requirement/ExemptionForm.svelte';

type Said = {
	message?: string;
	exemption?: ExemptionFields;
	takingBack?: { id: number; reason: string; error: string };
	errors?: Partial<Record<keyof ExemptionFields, string>>;
};

/** What was typed to exempt somebody, and what it asks for. */
export function writtenExemption(data: FormData) {
	const text = (name: string) => String(data.get(name) ?? '').trim();
	const typed = { staffNumber: text('staffNumber'), from: text('from'), to: text('to'), reason: text('reason') };
	return { typed, draft: { ...typed, from: parseDate(typed.from), to: parseDate(typed.to) } };
}

/** Each sentence beside its field; above the page where it is about none. */
export function refusedExemption(typed: ExemptionFields, refused: ExemptionOutcome & { ok: false }): Said {
	if (refused.reason !== 'faults') return { exemption: typed, message: refusalSentences[refused.reason] };
	const { faults, similar } = refused;
	return { exemption: { ...typed, ...(similar && offered(similar)) }, errors: sentencesOf(faults, similar) };
}

/** The whole number stands in the form, for a second press by whoever has read the name. */
function offered({ staffNumber }: SimilarPerson): Pick<ExemptionFields, 'staffNumber'> {
	return { staffNumber };
}

function sentencesOf(faults: readonly ExemptionFault[], similar: SimilarPerson | null): Said['errors'] {
	const who = similar ? `（${similarInWords(similar)}）` : '';
	const said = (fault: ExemptionFault) => exemptionSentences[fault] + (fault === 'similar-person' ? who : '');
	return Object.fromEntries(faults.map((fault) => [exemptionFaultFields[fault], said(fault)]));
}

/** Which exemption is to be taken back, and why. */
export function writtenTakingBack(data: FormData) {
	return { id: wholeNumber(data.get('id')) ?? 0, reason: String(data.get('reason') ?? '').trim() };
}

export function refusedTakingBack(
	command: { id: number; reason: string },
	refused: TakingBackOutcome & { ok: false }
): Said {
	if (refused.reason !== 'fault') return { message: refusalSentences[refused.reason] };
	return { takingBack: { ...command, error: takingBackSentences[refused.fault] } };
}
