import { type AuditPerson, personWords } from './names';

/** What a piece of a sentence leads to: the entries about this person, this record or this import. */
export type PartTarget = { person: string } | { record: number } | { import: number };

/** A piece of a sentence: text, with what it leads to or null. */
export type SentencePart = { text: string; to: PartTarget | null };

/** The sentence as plain text. */
export function plainSentence(parts: readonly SentencePart[]): string {
	return parts.map(({ text }) => text).join('');
}

export function plain(text: string): SentencePart {
	return { text, to: null };
}

/** @param person undefined for somebody who is not known any more */
export function personPart(person: AuditPerson | undefined): SentencePart {
	if (person === undefined) return plain('いまは登録のない人');
	return { text: personWords(person), to: person.staffNumber === null ? null : { person: person.staffNumber } };
}

export function recordPart(id: number): SentencePart {
	return { text: `受講記録 ${id}`, to: { record: id } };
}

export function importPart(number: number): SentencePart {
	return { text: `取込 ${number}`, to: { import: number } };
}
